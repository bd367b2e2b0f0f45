/// The features of a token, as hashes. One function serves training and reading, so that the two never differ.
///
/// Templates follow what is known to work on Arabic news: word, stem and cluster windows, affixes, word lists, shape
/// (Benajiba & Rosso 2008; Turian et al. 2010 for clusters).
struct NameFeatures {
    /// Upper bound on the number of features of a token.
    static let most = 160

    /// Writes the feature hashes of token `t` of `sentence` to `out` and returns their number.
    @inline(__always)
    static func extract(
        _ t: Int, _ sentence: Range<Int>, forms: UnsafePointer<WordForm>, codes: UnsafePointer<UInt8>,
        out: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var n = 0
        var template: UInt64 = 1
        @inline(__always) func emit(_ value: UInt64) {
            out[n] = NameHash.finish(NameHash.mix(template &* 0x1000_0000_01B3, value))
            n += 1
            template += 1
        }
        @inline(__always) func skip(_ count: UInt64 = 1) { template += count }
        let none = WordForm()
        @inline(__always) func form(_ offset: Int) -> WordForm {
            let u = t + offset
            if u < sentence.lowerBound {
                var edge = none
                edge.surface = 2
                edge.stem = 2
                edge.coarse = 255
                edge.middle = 255
                edge.fine = 65535
                return edge
            }
            if u >= sentence.upperBound {
                var edge = none
                edge.surface = 3
                edge.stem = 3
                edge.coarse = 254
                edge.middle = 254
                edge.fine = 65534
                return edge
            }
            return forms[u]
        }
        let l3 = form(-3)
        let l2 = form(-2)
        let l1 = form(-1)
        let w = form(0)
        let r1 = form(1)
        let r2 = form(2)
        let r3 = form(3)
        @inline(__always) func pair(_ a: UInt64, _ b: UInt64) -> UInt64 { a << 32 ^ b &* 0x9E37_79B1 ^ a >> 7 }

        emit(0)
        // Words and stems.
        emit(UInt64(w.surface))
        emit(UInt64(w.stem))
        emit(UInt64(l1.surface))
        emit(UInt64(r1.surface))
        emit(UInt64(l1.stem))
        emit(UInt64(r1.stem))
        emit(UInt64(l2.stem))
        emit(UInt64(r2.stem))
        emit(UInt64(l3.stem))
        emit(UInt64(r3.stem))
        emit(pair(UInt64(l1.stem), UInt64(w.stem)))
        emit(pair(UInt64(w.stem), UInt64(r1.stem)))
        emit(pair(UInt64(l2.stem), UInt64(l1.stem)))
        emit(pair(UInt64(r1.stem), UInt64(r2.stem)))
        // Clusters.
        emit(UInt64(w.coarse))
        emit(UInt64(w.middle))
        emit(UInt64(w.fine))
        emit(UInt64(l1.coarse))
        emit(UInt64(l1.middle))
        emit(UInt64(l1.fine))
        emit(UInt64(r1.coarse))
        emit(UInt64(r1.middle))
        emit(UInt64(r1.fine))
        emit(UInt64(l2.middle))
        emit(UInt64(r2.middle))
        emit(UInt64(l2.fine))
        emit(UInt64(r2.fine))
        emit(pair(UInt64(l1.coarse), UInt64(w.coarse)))
        emit(pair(UInt64(w.coarse), UInt64(r1.coarse)))
        emit(pair(UInt64(l1.middle), UInt64(w.middle)))
        emit(pair(UInt64(w.middle), UInt64(r1.middle)))
        emit(pair(UInt64(l1.fine), UInt64(w.fine)))
        emit(pair(UInt64(w.fine), UInt64(r1.fine)))
        emit(pair(UInt64(l1.middle), UInt64(r1.middle)))
        emit(pair(pair(UInt64(l1.coarse), UInt64(w.coarse)), UInt64(r1.coarse)))
        emit(pair(pair(UInt64(l2.coarse), UInt64(l1.coarse)), UInt64(w.coarse)))
        emit(pair(pair(UInt64(w.coarse), UInt64(r1.coarse)), UInt64(r2.coarse)))
        emit(pair(UInt64(l2.middle), UInt64(l1.middle)))
        emit(pair(UInt64(r1.middle), UInt64(r2.middle)))
        emit(pair(UInt64(l1.stem), UInt64(w.middle)))
        emit(pair(UInt64(w.middle), UInt64(r1.stem)))
        // Letters.
        let start = Int(w.start)
        let count = Int(w.end - w.start)
        let drop = min(Int(w.cut & 0x7F), count)
        let stemStart = start + drop
        let stemCount = count - drop
        for length in 1...4 {
            if stemCount > length {
                emit(UInt64(NameHash.word(codes + stemStart, length)))
                emit(UInt64(NameHash.word(codes + start + count - length, length)))
            } else {
                skip(2)
            }
        }
        if w.kind & WordForm.Kind.article != 0 && stemCount > 4 {
            let bare = w.cut & Proclitics.restoresArticle != 0 ? stemStart + 1 : stemStart + 2
            emit(UInt64(NameHash.word(codes + bare, start + count - bare)))
        } else {
            emit(UInt64(w.stem))
        }
        if drop > 0 { emit(UInt64(NameHash.word(codes + start, drop))) } else { skip() }
        emit(pair(UInt64(w.cut), UInt64(w.middle)))
        emit(UInt64(min(stemCount, 12)))
        emit(UInt64(w.kind))
        emit(pair(UInt64(w.kind), UInt64(min(stemCount, 6))))
        emit(pair(UInt64(l1.kind), pair(UInt64(w.kind), UInt64(r1.kind))))
        emit(UInt64(w.frequency))
        emit(pair(UInt64(w.frequency), UInt64(w.lists)))
        emit(pair(UInt64(w.frequency), UInt64(w.kind)))
        emit(pair(UInt64(l1.frequency), UInt64(w.frequency)))
        for side in 0..<2 {
            let s = side == 0 ? l1 : r1
            let size = Int(s.end - s.start)
            if size > 3 {
                emit(UInt64(NameHash.word(codes + Int(s.end) - 2, 2)))
                emit(UInt64(NameHash.word(codes + Int(s.end) - 3, 3)))
                emit(UInt64(NameHash.word(codes + Int(s.start) + min(Int(s.cut & 0x7F), size - 3), 3)))
            } else {
                skip(3)
            }
            emit(UInt64(s.kind & WordForm.Kind.article) << 8 | UInt64(s.cut))
        }
        // Word lists.
        for side in 0..<3 {
            let s = side == 0 ? w : side == 1 ? l1 : r1
            emit(UInt64(s.lists))
            var bits = s.lists
            while bits != 0 {
                let bit = bits.trailingZeroBitCount
                out[n] = NameHash.finish(NameHash.mix(template &* 0x1000_0000_01B3, UInt64(bit)))
                n += 1
                bits &= bits - 1
            }
            skip()
            if s.phrase != 0 { emit(UInt64(s.phrase)) } else { skip() }
        }
        emit(pair(UInt64(l1.lists), UInt64(w.lists)))
        emit(pair(UInt64(w.lists), UInt64(r1.lists)))
        emit(pair(UInt64(w.lists), UInt64(l1.middle)))
        emit(pair(UInt64(w.lists), UInt64(l1.stem)))
        emit(pair(UInt64(w.lists), UInt64(w.coarse)))
        emit(pair(UInt64(w.phrase), UInt64(l1.middle)))
        emit(pair(UInt64(w.phrase), UInt64(w.coarse)))
        emit(pair(UInt64(l1.phrase), UInt64(w.phrase)))
        // What an earlier model remembers.
        emit(UInt64(w.found))
        emit(UInt64(l1.found))
        emit(UInt64(r1.found))
        emit(pair(UInt64(l1.found), UInt64(w.found)))
        emit(pair(UInt64(w.found), UInt64(r1.found)))
        emit(pair(UInt64(l2.found), UInt64(l1.found)))
        emit(pair(UInt64(r1.found), UInt64(r2.found)))
        emit(pair(UInt64(w.found), UInt64(l1.middle)))
        emit(pair(UInt64(w.found), UInt64(l1.stem)))
        emit(pair(UInt64(w.found), UInt64(w.kind)))
        emit(pair(UInt64(w.found), UInt64(w.lists)))
        if w.memory != 0 { emit(UInt64(w.memory)) } else { skip() }
        if l1.memory != 0 { emit(UInt64(l1.memory)) } else { skip() }
        if r1.memory != 0 { emit(UInt64(r1.memory)) } else { skip() }
        if w.memory != 0 { emit(pair(UInt64(w.memory), UInt64(w.found))) } else { skip() }
        return n
    }
}

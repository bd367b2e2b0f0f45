/// Where a folded word may be cut into proclitic particles and stem.
///
/// A cut is coded in one byte: the number of letters to drop, and ``restoresArticle`` where the stem gets back the alif
/// that «لل» swallows («للحكومه» → «الحكومه»).
enum Proclitics {
    static let restoresArticle: UInt8 = 0x80

    /// Calls `body` with every cut that the letters allow, the shortest first. Whether one is right, frequencies tell.
    @inline(__always)
    static func cuts(of codes: UnsafePointer<UInt8>, _ count: Int, _ body: (UInt8) -> Void) {
        guard count >= 3 else { return }
        var at = 0
        if codes[0] == LetterCode.waw || codes[0] == LetterCode.fa {
            body(1)
            at = 1
        }
        guard count - at >= 4 else { return }
        let next = codes[at]
        if next == LetterCode.lam && codes[at + 1] == LetterCode.lam {
            body(UInt8(at + 1) | restoresArticle)
        }
        if next == LetterCode.ba || next == LetterCode.lam || next == LetterCode.kaf { body(UInt8(at + 1)) }
    }

    /// Hash of what a cut leaves.
    @inline(__always)
    static func stem(of codes: UnsafePointer<UInt8>, _ count: Int, cut: UInt8) -> UInt32 {
        let drop = Int(cut & 0x7F)
        guard cut & restoresArticle != 0 else { return NameHash.word(codes + drop, count - drop) }
        var h = (NameHash.seed ^ UInt64(LetterCode.alif)) &* 0x0000_0100_0000_01B3
        for i in drop..<count { h = (h ^ UInt64(codes[i])) &* 0x0000_0100_0000_01B3 }
        return NameHash.finish(h)
    }
}

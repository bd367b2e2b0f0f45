/// Features of the next step of a sentence half read, and of the relation of an arc.
extension ParserState {
    private static let nothing: UInt64 = 0x7777

    @inline(__always) private func stem(_ word: Int) -> UInt64 { word < 0 ? Self.nothing : word == root ? 2 : words[word].stem }
    @inline(__always) private func tag(_ word: Int) -> UInt64 { word < 0 ? 77 : word == root ? 78 : words[word].tag }
    @inline(__always) private func clitics(_ word: Int) -> UInt64 { word < 0 ? Self.nothing : word == root ? 2 : words[word].clitics }
    @inline(__always) private func fine(_ word: Int) -> UInt64 { word < 0 ? Self.nothing : word == root ? 2 : words[word].fineClass }
    @inline(__always) private func middle(_ word: Int) -> UInt64 { word < 0 ? Self.nothing : word == root ? 2 : words[word].middleClass }
    @inline(__always) private func name(_ word: Int) -> UInt64 { word < 0 || word == root ? 77 : words[word].name }
    @inline(__always) private func ending(_ word: Int) -> UInt64 { word < 0 || word == root ? 77 : words[word].ending }
    @inline(__always) private func shape(_ word: Int) -> UInt64 { word < 0 ? 77 : word == root ? 78 : words[word].shape }
    @inline(__always) private func mask(_ word: Int) -> UInt64 { word < 0 ? 0 : masks[word] }
    @inline(__always) private func relation(_ word: Int) -> UInt64 { word < 0 || word == root ? 77 : UInt64(relations[word].rawValue) }
    @inline(__always) private func preposition(_ word: Int) -> UInt64 {
        guard word >= 0, word != root else { return 0 }
        let own = prepositions[word]
        return own >= 0 ? words[own].stem : words[word].clitics & 28
    }
    @inline(__always) private func marks(_ word: Int) -> UInt64 { word < 0 || word == root ? 77 : words[word].marks }

    private func distance(_ a: Int, _ b: Int) -> UInt64 {
        guard a >= 0, b >= 0 else { return 9 }
        switch b - a {
        case ...3: return UInt64(max(0, b - a))
        case 4...6: return 4
        case 7...12: return 5
        default: return 6
        }
    }

    /// Marks between two words, joined.
    private func marksBetween(_ a: Int, _ b: Int) -> UInt64 {
        guard a >= 0, b > a else { return 0 }
        var found: UInt64 = 0
        for word in (a + 1)...min(b, a + 24) where word < root { found |= words[word].marks }
        return found
    }

    func features(into keys: inout [UInt64]) {
        keys.removeAll(keepingCapacity: true)
        let count = stack.count
        let s0 = count > 0 ? stack[count - 1] : -1
        let s1 = count > 1 ? stack[count - 2] : -1
        let s2 = count > 2 ? stack[count - 3] : -1
        let b0 = front
        let b1 = front < root ? front + 1 : -1
        let b2 = b1 >= 0 && b1 < root ? b1 + 1 : -1
        let s0w = stem(s0), s1w = stem(s1), b0w = stem(b0)
        let s0t = tag(s0), s1t = tag(s1), s2t = tag(s2), b0t = tag(b0), b1t = tag(b1), b2t = tag(b2)
        let s0c = clitics(s0), s1c = clitics(s1), b0c = clitics(b0)
        let s0m = mask(s0), s1m = mask(s1), b0m = mask(b0)
        let key = SyntaxTagging.key
        keys.append(key(40, s0w, s0t, 0, 0))
        keys.append(key(41, s0t, s0c, 0, 0))
        keys.append(key(42, b0w, b0t, 0, 0))
        keys.append(key(43, b0t, b0c, marks(b0), 0))
        keys.append(key(44, stem(b1), b1t, 0, 0))
        keys.append(key(45, b1t, clitics(b1), b0t, 0))
        keys.append(key(46, s1w, s1t, 0, 0))
        keys.append(key(47, s1t, s1c, s0t, 0))
        keys.append(key(48, s0w, b0w, 0, 0))
        keys.append(key(49, s0w, b0t, b0c, 0))
        keys.append(key(50, s0t, s0c, b0w, 0))
        keys.append(key(51, s0t, b0t, distance(s0, b0), marks(b0)))
        keys.append(key(52, s1w, s0w, 0, 0))
        keys.append(key(53, s1w, s0t, s0c, 0))
        keys.append(key(54, s1t, s0w, 0, 0))
        keys.append(key(55, s1t, s0t, b0t, 0))
        keys.append(key(56, s0t, b0t, b1t, 0))
        keys.append(key(57, s1t, s0t, distance(s1, s0), marksBetween(s1, s0)))
        keys.append(key(58, s0t, s0m, b0t, 0))
        keys.append(key(59, s1t, s1m, s0t, 0))
        keys.append(key(60, b0t, b0m, s0t, 0))
        keys.append(key(61, s0w, s0m, 0, 0))
        keys.append(key(62, s1w, s1m, s0t, 0))
        keys.append(key(63, s2t, s1t, s0t, 0))
        keys.append(key(64, b0t, b1t, b2t, 0))
        keys.append(key(65, s0t, s0c, b0t, b0c))
        keys.append(key(66, s1t, s1c, s0t, s0c))
        keys.append(key(67, name(s0), name(b0), s0t, b0t))
        keys.append(key(68, name(s1), name(s0), s1t, s0t))
        keys.append(key(69, s1w, preposition(s0), s0t, 0))
        keys.append(key(70, s1t, preposition(s0), s0w, 0))
        keys.append(key(71, s1t, preposition(s0), s0t, b0t))
        keys.append(key(72, s0w, preposition(b0), b0t, 0))
        keys.append(key(73, ending(s0), ending(b0), s0t, b0t))
        keys.append(key(74, ending(s1), ending(s0), s1t, s0t))
        keys.append(key(75, s1t, s1m, s0t, s0m))
        keys.append(key(76, s0t, relation(leftmost(of: s0)), relation(rightmost(of: s0)), b0t))
        keys.append(key(77, s1t, relation(rightmost(of: s1)), tag(rightmost(of: s1)), s0t))
        keys.append(key(78, s0t, b0w, marks(b0), b1t))
        keys.append(key(79, s2t, s1t, s0t, b0t))
        keys.append(key(81, middle(s0), middle(b0), 0, 0))
        keys.append(key(82, middle(s1), middle(s0), 0, 0))
        keys.append(key(83, fine(s0), b0t, s0t, 0))
        keys.append(key(84, fine(b0), s0t, b0t, 0))
        keys.append(key(85, fine(s1), s0t, s1t, 0))
        keys.append(key(86, middle(s1), preposition(s0), middle(s0), 0))
        keys.append(key(87, middle(s0), s0m, b0t, 0))
        keys.append(key(88, middle(s1), s1m, s0t, 0))
        keys.append(key(89, shape(s0), shape(b0), s0t, b0t))
        keys.append(key(90, shape(s1), shape(s0), s1t, s0t))
        keys.append(key(91, shape(s0) | shape(b0) << 8, s1t, s0t, b0t))
        keys.append(key(92, shape(s0) | shape(b0) << 8, s0t | b0t << 8, s1t, s1m))
        keys.append(key(80, marks(s0), marks(b0), s1t, s0t))
    }

    private func leftmost(of word: Int) -> Int { word < 0 ? -1 : leftmost[word] }
    private func rightmost(of word: Int) -> Int { word < 0 ? -1 : rightmost[word] }

    /// Features of the relation between a word and its head.
    func features(head: Int, dependent: Int, into keys: inout [UInt64]) {
        keys.removeAll(keepingCapacity: true)
        let side: UInt64 = dependent < head ? 0 : 1
        let hw = stem(head), dw = stem(dependent), ht = tag(head), dt = tag(dependent)
        let dc = clitics(dependent), hc = clitics(head)
        let hm = mask(head), dm = mask(dependent)
        let prep = preposition(dependent)
        let far = distance(min(head, dependent), max(head, dependent))
        let key = SyntaxTagging.key
        keys.append(key(0, side, ht, dt, 0))
        keys.append(key(1, dw, dt, side, 0))
        keys.append(key(2, hw, ht, side, dt))
        keys.append(key(3, hw, dw, side, 0))
        keys.append(key(4, ht, dt, side, far))
        keys.append(key(5, dc, dt, ht, side))
        keys.append(key(6, hc, ht, dt, side))
        keys.append(key(7, prep, ht, side, dt))
        keys.append(key(8, prep, hw, side, 0))
        keys.append(key(9, hm, ht, dt, side))
        keys.append(key(10, hm, hw, dt, side))
        keys.append(key(11, dm, dt, ht, side))
        keys.append(key(12, ending(dependent), dt, ht, side))
        keys.append(key(13, ending(head), dt, ht, side))
        keys.append(key(14, name(dependent), name(head), dt, side))
        keys.append(key(15, dw, ht, side, dc))
        keys.append(key(16, tag(dependent - 1), dt, tag(dependent < root - 1 ? dependent + 1 : -1), side))
        keys.append(key(17, marks(dependent), dt, ht, side))
        keys.append(key(18, dependent > 0 ? stem(dependent - 1) : 0, dt, ht, side))
        keys.append(key(19, ht, relation(head), dt, side))
        keys.append(key(20, dm, dw, side, 0))
        keys.append(key(21, prep, dw, ht, side))
        keys.append(key(26, shape(head), shape(dependent) | side << 8, ht, dt))
        keys.append(key(22, middle(head), middle(dependent), side, prep))
        keys.append(key(23, fine(head), dt, side, prep))
        keys.append(key(24, fine(dependent), ht, side, prep))
        keys.append(key(25, middle(head), hm, dt, side))
    }
}

import ArabicText

/// What is left of a word when inflection is taken off: the letters under which `يدعم`, `الداعم` and `دعماً` are one.
///
/// Light stemming (the affixes of Larkey, Ballesteros & Connell, "Light stemming for Arabic information retrieval", 2007), then the
/// prefixes of verbs and participles and the weak letters. Words that would keep fewer than three consonants keep their stem.
enum WordSkeleton {
    typealias Letter = UInt16

    private static let alif: Letter = 0xD8A7, waw: Letter = 0xD988, yeh: Letter = 0xD98A, heh: Letter = 0xD987
    private static let teh: Letter = 0xD8AA, meem: Letter = 0xD985, noon: Letter = 0xD986, lam: Letter = 0xD984
    private static let beh: Letter = 0xD8A8, feh: Letter = 0xD981, kaf: Letter = 0xD983, seen: Letter = 0xD8B3
    private static let hamza: Letter = 0xD8A1

    /// Nil when the bytes hold anything but two-byte letters.
    static func letters(_ folded: ArraySlice<UInt8>) -> [Letter]? {
        guard folded.count >= 2, folded.count % 2 == 0 else { return nil }
        var letters: [Letter] = []
        letters.reserveCapacity(folded.count / 2)
        var index = folded.startIndex
        while index < folded.endIndex {
            let lead = folded[index]
            guard lead >= 0xC0, lead < 0xE0, index + 1 < folded.endIndex else { return nil }
            letters.append(Letter(lead) << 8 | Letter(folded[index + 1]))
            index += 2
        }
        return letters
    }

    /// Without joined particles and endings.
    static func stem(_ word: ArraySlice<Letter>) -> ArraySlice<Letter> {
        var word = word
        func starts(_ prefix: Letter...) -> Bool { word.starts(with: prefix) }
        let first = word.first ?? 0
        if word.count >= 5, first == waw || first == feh || first == beh || first == kaf, word.dropFirst().starts(with: [alif, lam]) {
            word = word.dropFirst(3)
        } else if word.count >= 6, first == waw || first == feh, word.dropFirst().starts(with: [lam, lam]) {
            word = word.dropFirst(3)
        } else if word.count >= 4, starts(alif, lam) || starts(lam, lam) {
            word = word.dropFirst(2)
        } else if word.count >= 5, first == waw {
            word = word.dropFirst()
            if word.count >= 5, word.first == lam || word.first == beh { word = word.dropFirst() }
        }
        return withoutEnding(word)
    }

    static func withoutEnding(_ word: ArraySlice<Letter>) -> ArraySlice<Letter> {
        var word = word
        func ends(_ a: Letter, _ b: Letter) -> Bool { word.last == b && word.dropLast().last == a }
        if word.count >= 6, ends(heh, meem) || ends(heh, alif) { word = word.dropLast(2) }
        if word.count >= 5,
            ends(heh, alif) || ends(alif, noon) || ends(alif, teh) || ends(waw, noon) || ends(yeh, noon) || ends(yeh, heh)
                || ends(yeh, alif) || ends(waw, alif)
        {
            return word.dropLast(2)
        }
        if word.count >= 4, word.last == heh || word.last == yeh || word.last == alif || word.last == teh && word.count >= 5 {
            return word.dropLast()
        }
        return word
    }

    static func skeleton(_ stem: ArraySlice<Letter>) -> ArraySlice<Letter> {
        var rest = stem
        func consonants(_ letters: ArraySlice<Letter>) -> Int { letters.reduce(0) { $0 + (isWeak($1) ? 0 : 1) } }
        if rest.count >= 6, rest.dropFirst().starts(with: [seen, teh]), let first = rest.first,
            first == alif || first == yeh || first == teh || first == meem || first == noon, consonants(rest.dropFirst(3)) >= 3
        {
            rest = rest.dropFirst(3)
        } else if rest.count >= 5, let first = rest.first, first == yeh || first == meem || first == teh,
            rest.dropFirst().first == teh, consonants(rest.dropFirst(2)) >= 3
        {
            rest = rest.dropFirst(2)
        } else if rest.count >= 4, let first = rest.first, first == yeh || first == teh || first == meem || first == noon || first == alif,
            consonants(rest.dropFirst()) >= 3
        {
            rest = rest.dropFirst()
        }
        let kept = rest.filter { !isWeak($0) }
        if kept.count >= 3 { return ArraySlice(kept) }
        return weakSkeleton(rest.count >= 3 ? rest : stem)
    }

    /// Roots with a weak letter keep its place and lose its kind: فاز، يفوز، فوز are one.
    private static func weakSkeleton(_ stem: ArraySlice<Letter>) -> ArraySlice<Letter> {
        var rest = stem
        if rest.count >= 4, rest.first == yeh { rest = rest.dropFirst() }
        var letters: [Letter] = []
        for letter in rest {
            let plain = letter == waw || letter == yeh ? alif : letter
            if plain == alif, letters.last == alif { continue }
            letters.append(plain)
        }
        return letters.count >= 3 ? letters[...] : stem
    }

    static func isWeak(_ letter: Letter) -> Bool { letter == alif || letter == waw || letter == yeh || letter == hamza }

    /// The key of a folded word: stable between runs.
    static func key(_ folded: ArraySlice<UInt8>, cut: Segmentation? = nil) -> UInt32 {
        let body = cut.map { folded[(folded.startIndex + Int($0.stemStart))..<(folded.startIndex + Int($0.stemEnd))] } ?? folded
        guard let letters = letters(body) else { return hash(folded) }
        let bare = skeleton(cut == nil ? stem(letters[...]) : withoutEnding(letters[...]))
        var hash: UInt32 = 2_166_136_261
        for letter in bare {
            hash = (hash ^ UInt32(letter >> 8)) &* 16_777_619
            hash = (hash ^ UInt32(letter & 0xFF)) &* 16_777_619
        }
        return hash
    }

    static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash
    }
}

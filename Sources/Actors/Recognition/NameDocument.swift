import ArabicText

/// A tokenised document as the recogniser sees it: one `WordForm` a token, sentence by sentence.
struct NameDocument {
    var codes: [UInt8] = []
    var forms: [WordForm] = []
    /// Token ranges of the sentences.
    var sentences: [Range<Int>] = []

    /// Reads the forms of all tokens of a text.
    init(_ text: TokenizedText, lexicon: NameLexicon) {
        self = text.utf8.withUnsafeBufferPointer {
            NameDocument(text: $0, tokens: text.tokens.map(\.range), sentences: text.sentences.map(\.tokens), lexicon: lexicon)
        }
    }

    /// The UTF-8 offset at which a token's stem begins, its proclitics left of it.
    func stemOffset(of token: Int, in text: TokenizedText) -> Int {
        let place = text.tokens[token].range
        var left = Int(forms[token].cut & 0x7F)
        var at = place.lowerBound
        while at < place.upperBound {
            let (scalar, length) = UTF8Scalar.decode(text.utf8, at: at)
            if LetterCode.code(of: scalar) != LetterCode.silent {
                if left == 0 { return at }
                left -= 1
            }
            at += length
        }
        return place.lowerBound
    }

    /// Reads the forms of all tokens.
    ///
    /// - Parameters:
    ///   - text: UTF-8 bytes of the document; ill-formed bytes are read as unknown marks.
    ///   - tokens: byte ranges of the tokens, in order.
    ///   - sentences: token ranges of the sentences.
    init(text: UnsafeBufferPointer<UInt8>, tokens: [Range<Int>], sentences: [Range<Int>], lexicon: NameLexicon) {
        self.sentences = sentences
        codes.reserveCapacity(text.count / 2 + 16)
        forms.reserveCapacity(tokens.count)
        for token in tokens {
            var form = WordForm()
            form.start = Int32(codes.count)
            Self.fold(text, token, into: &codes)
            form.end = Int32(codes.count)
            forms.append(form)
        }
        lookUp(in: lexicon)
        for sentence in sentences { markQuotesAndBrackets(sentence) }
        for sentence in sentences { matchPhrases(sentence, in: lexicon) }
    }

    /// Appends the letter codes of the bytes in `range`.
    @inline(__always)
    static func fold(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into codes: inout [UInt8]) {
        var i = max(0, range.lowerBound)
        let end = min(range.upperBound, text.count)
        while i < end {
            let lead = text[i]
            var scalar: UInt32
            var width = 1
            if lead < 0x80 {
                scalar = UInt32(lead)
            } else if lead >= 0xC2 && lead < 0xE0 && i + 1 < end {
                scalar = UInt32(lead & 0x1F) << 6 | UInt32(text[i + 1] & 0x3F)
                width = 2
            } else if lead >= 0xE0 && lead < 0xF0 && i + 2 < end {
                scalar = UInt32(lead & 0x0F) << 12 | UInt32(text[i + 1] & 0x3F) << 6 | UInt32(text[i + 2] & 0x3F)
                width = 3
            } else if lead >= 0xF0 && i + 3 < end {
                scalar = 0x10000
                width = 4
            } else {
                scalar = 0x10000
            }
            let code = LetterCode.code(of: scalar)
            if code != LetterCode.silent { codes.append(code) }
            i += width
        }
    }

    private mutating func lookUp(in lexicon: NameLexicon) {
        let counts = forms.count
        codes.withUnsafeBufferPointer { codes in
            lexicon.words.keys.withUnsafeBufferPointer { keys in
                guard let base = codes.baseAddress else { return }
                for t in 0..<counts {
                    let count = Int(forms[t].end - forms[t].start)
                    let letters = base + Int(forms[t].start)
                    guard count > 0 else {
                        forms[t].surface = 1
                        forms[t].stem = 1
                        continue
                    }
                    forms[t].kind = Self.kind(letters, count)
                    let surface = NameHash.word(letters, count)
                    forms[t].surface = surface
                    forms[t].stem = surface
                    let slot = keys.slot(of: surface)
                    if slot >= 0 {
                        let row = Int(lexicon.words.rows[slot])
                        fill(t, row, lexicon)
                        let cut = lexicon.cut[row]
                        if cut != 0 {
                            forms[t].cut = cut
                            forms[t].stem = Proclitics.stem(of: letters, count, cut: cut)
                        }
                    } else {
                        var best: UInt8 = 0
                        var bestRow = -1
                        Proclitics.cuts(of: letters, count) { cut in
                            let slot = keys.slot(of: Proclitics.stem(of: letters, count, cut: cut))
                            guard slot >= 0 else { return }
                            let row = Int(lexicon.words.rows[slot])
                            // A stem that is itself cut is no stem.
                            guard lexicon.cut[row] == 0 else { return }
                            if bestRow < 0 || lexicon.frequency[row] > lexicon.frequency[bestRow] {
                                best = cut
                                bestRow = row
                            }
                        }
                        if bestRow >= 0 {
                            fill(t, bestRow, lexicon)
                            forms[t].frequency = 0
                            forms[t].cut = best
                            forms[t].stem = Proclitics.stem(of: letters, count, cut: best)
                        }
                    }
                    let drop = Int(forms[t].cut & 0x7F)
                    if forms[t].cut & Proclitics.restoresArticle != 0
                        || (count - drop > 3 && letters[drop] == LetterCode.alif && letters[drop + 1] == LetterCode.lam)
                    {
                        forms[t].kind |= WordForm.Kind.article
                    }
                }
            }
        }
    }

    @inline(__always)
    private mutating func fill(_ t: Int, _ row: Int, _ lexicon: NameLexicon) {
        forms[t].coarse = lexicon.coarse[row]
        forms[t].middle = lexicon.middle[row]
        forms[t].fine = lexicon.fine[row]
        forms[t].frequency = lexicon.frequency[row]
        forms[t].lists = lexicon.lists[row]
    }

    private static func kind(_ letters: UnsafePointer<UInt8>, _ count: Int) -> UInt8 {
        var kind: UInt8 = 0
        for i in 0..<count {
            let code = letters[i]
            if LetterCode.isArabic(code) {
                kind |= WordForm.Kind.arabic
            } else if LetterCode.isLatin(code) {
                kind |= WordForm.Kind.latin
            } else if code == LetterCode.digit {
                kind |= WordForm.Kind.digit
            } else {
                kind |= WordForm.Kind.mark
            }
        }
        return kind
    }

    /// Marks the words between quotation marks and between brackets, where the pair closes within a dozen words.
    private mutating func markQuotesAndBrackets(_ sentence: Range<Int>) {
        let quote: UInt8 = 0xA2
        let open: UInt8 = 0xA8
        let close: UInt8 = 0xA9
        var lastQuote = -1
        var lastBracket = -1
        for t in sentence where forms[t].end - forms[t].start == 1 {
            let code = codes[Int(forms[t].start)]
            if code == quote {
                if lastQuote >= 0 && t - lastQuote <= 12 {
                    for u in (lastQuote + 1)..<max(t, lastQuote + 1) { forms[u].kind |= WordForm.Kind.quoted }
                    lastQuote = -1
                } else {
                    lastQuote = t
                }
            } else if code == open {
                lastBracket = t
            } else if code == close, lastBracket >= 0 {
                if t - lastBracket <= 12 {
                    for u in (lastBracket + 1)..<max(t, lastBracket + 1) { forms[u].kind |= WordForm.Kind.bracketed }
                }
                lastBracket = -1
            }
        }
    }

    /// Finds the longest list phrases, left to right; a longer one that starts earlier wins.
    private mutating func matchPhrases(_ sentence: Range<Int>, in lexicon: NameLexicon) {
        lexicon.phrases.keys.withUnsafeBufferPointer { keys in
            var t = sentence.lowerBound
            while t < sentence.upperBound {
                var bestLength = 0
                var bestList: UInt8 = 0
                for first in 0..<2 {
                    var hash = first == 0 ? forms[t].stem : forms[t].surface
                    if first == 1 && hash == forms[t].stem { break }
                    var u = t
                    while u < sentence.upperBound && u - t < NameLexicon.longestPhrase {
                        if u > t { hash = NameHash.phrase(hash, forms[u].surface) }
                        let slot = keys.slot(of: NameHash.phrase(0, hash))
                        guard slot >= 0 else { break }
                        let value = lexicon.phraseList[Int(lexicon.phrases.rows[slot])]
                        if value & 0x7F != NameLexicon.beginning && u - t + 1 > bestLength {
                            bestLength = u - t + 1
                            bestList = value & 0x7F
                        }
                        guard value & NameLexicon.continues != 0 else { break }
                        u += 1
                    }
                }
                if bestLength == 0 {
                    t += 1
                    continue
                }
                for k in 0..<bestLength {
                    let position: UInt8 = bestLength == 1 ? 3 : k == 0 ? 0 : k == bestLength - 1 ? 2 : 1
                    forms[t + k].phrase = (bestList + 1) << 2 | position
                }
                t += bestLength
            }
        }
    }
}

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

    /// The UTF-8 offset at which a token's stem begins, its proclitics left of it. In «للحكومة» the script does not let «ل» be cut from
    /// the article, so it stays.
    func stemOffset(of token: Int, in text: TokenizedText) -> Int {
        let place = text.tokens[token].range
        let cut = forms[token].cut
        var left = cut & Proclitics.restoresArticle != 0 ? Int(cut & 0x7F) - 1 : Int(cut)
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
        var phrase = [UInt8](repeating: 0, count: forms.count)
        var memory = phrase
        for sentence in sentences {
            matchPhrases(sentence, lexicon.phrases, lexicon.phraseList) { phrase[$0] = ($1 + 1) << 2 | $2 }
            matchPhrases(sentence, lexicon.memory, lexicon.memoryType) { memory[$0] = ($1 + 1) << 2 | $2 }
        }
        for token in forms.indices {
            forms[token].phrase = phrase[token]
            forms[token].memory = memory[token]
        }
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
                        // Two words may share a hash; a cut must leave something.
                        if cut != 0, Int(cut & 0x7F) < count {
                            forms[t].cut = cut
                            let stem = Proclitics.stem(of: letters, count, cut: cut)
                            forms[t].stem = stem
                            let slot = keys.slot(of: stem)
                            forms[t].found = slot >= 0 ? lexicon.found[Int(lexicon.words.rows[slot])] : 0
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
        forms[t].found = lexicon.found[row]
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

    /// Finds the longest phrases of a table, left to right; a longer one that starts earlier wins. `mark` gets each token of a match
    /// with the phrase's value and the position: 0 first, 1 inside, 2 last, 3 alone.
    private func matchPhrases(
        _ sentence: Range<Int>, _ table: KeyTable, _ values: [UInt8], _ mark: (_ token: Int, _ value: UInt8, _ position: UInt8) -> Void
    ) {
        table.keys.withUnsafeBufferPointer { keys in
            var token = sentence.lowerBound
            while token < sentence.upperBound {
                var length = 0
                var value: UInt8 = 0
                for start in 0..<2 {
                    var hash = start == 0 ? forms[token].stem : forms[token].surface
                    if start == 1 && hash == forms[token].stem { break }
                    var last = token
                    while last < sentence.upperBound && last - token < NameLexicon.longestPhrase {
                        if last > token { hash = NameHash.phrase(hash, forms[last].surface) }
                        let slot = keys.slot(of: NameHash.phrase(0, hash))
                        guard slot >= 0 else { break }
                        let entry = values[Int(table.rows[slot])]
                        if entry & 0x7F != NameLexicon.beginning && last - token + 1 > length {
                            length = last - token + 1
                            value = entry & 0x7F
                        }
                        guard entry & NameLexicon.continues != 0 else { break }
                        last += 1
                    }
                }
                if length == 0 {
                    token += 1
                    continue
                }
                for place in 0..<length {
                    mark(token + place, value, length == 1 ? 3 : place == 0 ? 0 : place == length - 1 ? 2 : 1)
                }
                token += length
            }
        }
    }
}

import ArabicText

/// A tokenised text with what the lexicon knows of each word: the layer that all reading rooms share.
public struct AnalyzedText: Sendable {
    public let text: TokenizedText
    /// Hash of each token's whole folded form.
    public let hashes: [UInt64]
    /// The cut of each token that evidence speaks for.
    public let segmentations: [Segmentation]
    private let matchStart: [Int32]
    private let allMatches: [LexicalMatch]

    /// Complexity: linear in the number of tokens.
    public init(_ text: TokenizedText, lexicon: Lexicon, evidence: WordEvidence) {
        self.text = text
        var hashes: [UInt64] = []
        hashes.reserveCapacity(text.tokens.count)
        for token in text.tokens.indices { hashes.append(FormHash(text.foldedBytes(token)).value) }
        self.hashes = hashes
        var starts: [Int32] = []
        starts.reserveCapacity(text.tokens.count + 1)
        var matches: [LexicalMatch] = []
        var segmentations: [Segmentation] = []
        segmentations.reserveCapacity(text.tokens.count)
        lexicon.withView { lexicon in
            evidence.withView { evidence in
                text.folded.withUnsafeBufferPointer { folded in
                    hashes.withUnsafeBufferPointer { hashes in
                        for (number, token) in text.tokens.enumerated() {
                            starts.append(Int32(matches.count))
                            let sentenceEnd = text.sentences[Int(text.sentenceOfToken[number])].tokens.upperBound
                            let whole = hashes[number]
                            guard token.kind == .word else {
                                let cut = Segmentation(stemStart: 0, stemEnd: token.foldedRange.count)
                                if let slot = lexicon.slot(whole) {
                                    lexicon.appendMatches(of: slot, cut, at: number, before: sentenceEnd, hashes: hashes, to: &matches)
                                }
                                segmentations.append(cut)
                                continue
                            }
                            let word = UnsafeBufferPointer(rebasing: folded[token.foldedRange])
                            var choice = WordEvidence.CutChoice(length: word.count)
                            CliticAnalyzer.segmentations(of: word) { cut in
                                let key = FormHash.stem(word, cut)
                                let slot = lexicon.slot(key)
                                if let slot, evidence.allows(cut, stem: key, whole: whole) {
                                    lexicon.appendMatches(of: slot, cut, at: number, before: sentenceEnd, hashes: hashes, to: &matches)
                                }
                                let isListed = slot?.isListed ?? false
                                choice.weigh(cut, evidence.score(cut, key: key, isListed: isListed, word: word))
                            }
                            segmentations.append(choice.best)
                        }
                    }
                }
            }
        }
        starts.append(Int32(matches.count))
        matchStart = starts
        allMatches = matches
        self.segmentations = segmentations
    }

    public var tokens: [Token] { text.tokens }

    /// All lexicon matches that begin with a token, for every cut of it.
    @inlinable
    public func matches(at token: Int) -> ArraySlice<LexicalMatch> { matchSlice(token) }

    @usableFromInline
    func matchSlice(_ token: Int) -> ArraySlice<LexicalMatch> {
        guard token >= 0, token + 1 < matchStart.count else { return [] }
        return allMatches[Int(matchStart[token])..<Int(matchStart[token + 1])]
    }

    /// Matches of one table that begin with a token; the longest first, then whole words before cut ones.
    public func matches(at token: Int, in table: LexiconTable) -> [LexicalMatch] {
        let found = matches(at: token).filter { $0.entry.table == table }
        guard found.count > 1 else { return Array(found) }
        return found.enumerated().sorted {
            ($1.element.tokenCount, Self.cost($0.element), $0.offset) < ($0.element.tokenCount, Self.cost($1.element), $1.offset)
        }.map(\.element)
    }

    /// The preferred match of one table at a token, if any.
    public func match(at token: Int, in table: LexiconTable) -> LexicalMatch? {
        var best: LexicalMatch?
        for candidate in matches(at: token) where candidate.entry.table == table {
            guard let current = best else {
                best = candidate
                continue
            }
            if (current.tokenCount, Self.cost(candidate)) < (candidate.tokenCount, Self.cost(current)) { best = candidate }
        }
        return best
    }

    private static func cost(_ match: LexicalMatch) -> Int {
        match.segmentation.proclitics.rawValue.nonzeroBitCount + (match.segmentation.enclitic == .none ? 0 : 1)
            + (match.segmentation.restoration == .none ? 0 : 1)
    }

    /// UTF-8 range in the text of a token's stem under a cut: clitics stay outside.
    public func stemRange(_ token: Int, _ segmentation: Segmentation) -> Range<Int> {
        let place = text.tokens[token]
        if segmentation.stemStart == 0, segmentation.stemEnd == Int32(place.foldedRange.count) { return place.range }
        return text.textOffset(
            token: token, foldedOffset: Int(segmentation.stemStart))..<text.textOffset(
                token: token, foldedOffset: Int(segmentation.stemEnd))
    }

    /// UTF-8 range in the text of a match, clitics outside.
    public func range(of match: LexicalMatch, at token: Int) -> Range<Int> {
        if match.tokenCount == 1 { return stemRange(token, match.segmentation) }
        let start = stemRange(token, match.segmentation).lowerBound
        return start..<Int(text.tokens[token + Int(match.tokenCount) - 1].end)
    }
}

import ArabicText
import Knowledge
import Readings

/// A place in a text that may be a name, before it is known whose.
struct NameCandidate {
    var tokens: Range<Int>
    /// UTF-8 offsets, clitics outside.
    var range: Range<Int>
    var type: EntityType
    var subtype: String?
    /// What the packs know under this form; empty for a name that no pack has.
    var known: [KnownName] = []
    /// The state that the name's own adjective or complement tells («الجيش الكيني»).
    var country: Int?
    /// The head noun outside of which lies the proper name («صحيفة» of «صحيفة المساء»), as a token range within ``tokens``.
    var core: Range<Int>
    var weight: Float
    var hasHead = false
}

/// Collects the candidates of a document from pack matches, the name model's spans and head nouns, and settles overlaps.
struct NameScanner {
    let text: AnalyzedText
    let knowledge: ActorKnowledge
    let spans: [NameSpan]
    /// Whether a name model has read the text: then single words of the pack want its assent.
    let hasModel: Bool
    let skipped: [Bool]
    private let spanAtToken: [Int32]

    init(text: AnalyzedText, knowledge: ActorKnowledge, spans: [NameSpan], hasModel: Bool, boilerplate: [Range<Int>]) {
        self.text = text
        self.knowledge = knowledge
        self.spans = spans
        self.hasModel = hasModel
        var skipped = [Bool](repeating: false, count: text.tokens.count)
        for range in boilerplate { for token in range where token < skipped.count { skipped[token] = true } }
        self.skipped = skipped
        var cover = [Int32](repeating: -1, count: text.tokens.count)
        for (index, span) in spans.enumerated() { for token in span.tokens where token < cover.count { cover[token] = Int32(index) } }
        spanAtToken = cover
    }

    func span(at token: Int) -> NameSpan? {
        guard token >= 0, token < spanAtToken.count, spanAtToken[token] >= 0 else { return nil }
        return spans[Int(spanAtToken[token])]
    }

    // MARK: - Small observations

    func isOpeningMark(_ token: Int) -> Bool {
        text.text.token(token, is: "\"") || text.text.token(token, is: "«") || text.text.token(token, is: "“") || text.text.token(token, is: "'")
            || text.text.token(token, is: "(") || text.text.token(token, is: "”")
    }

    func isClosingMark(_ token: Int) -> Bool {
        text.text.token(token, is: "\"") || text.text.token(token, is: "»") || text.text.token(token, is: "”") || text.text.token(token, is: "'")
            || text.text.token(token, is: ")") || text.text.token(token, is: "“")
    }

    func isQuoteOpen(_ token: Int) -> Bool { isOpeningMark(token) && !text.text.token(token, is: "(") }
    func isQuoteClose(_ token: Int) -> Bool { isClosingMark(token) && !text.text.token(token, is: ")") }

    /// A match of a state's adjective at a token: the state and whether the adjective is definite.
    func adjective(_ token: Int) -> (country: Int, match: LexicalMatch)? {
        guard token >= 0, token < text.tokens.count, let match = text.match(at: token, in: knowledge.adjectiveTable) else { return nil }
        return (Int(match.entry.row), match)
    }

    func definiteAdjective(_ token: Int) -> (country: Int, match: LexicalMatch)? {
        guard let found = adjective(token), found.match.segmentation.proclitics == .article else { return nil }
        return found
    }

    func head(_ token: Int) -> (head: ActorKnowledge.HeadNoun, match: LexicalMatch)? {
        guard token >= 0, token < text.tokens.count, let match = text.match(at: token, in: knowledge.headTable),
            match.segmentation.enclitic == .none
        else { return nil }
        return (knowledge.heads[Int(match.entry.row)], match)
    }

    /// Longest title that ends right before a token.
    func titleEnding(before token: Int) -> ActorKnowledge.Title? {
        for start in stride(from: token - 1, through: max(0, token - 4), by: -1) {
            for match in text.matches(at: start, in: knowledge.titleTable) where start + Int(match.tokenCount) == token {
                return knowledge.titles[Int(match.entry.row)]
            }
        }
        return nil
    }

    func isDefinite(_ token: Int) -> Bool {
        guard token < text.tokens.count else { return false }
        let bytes = text.text.foldedBytes(token)
        // «ال…» in folded UTF-8.
        return bytes.count > 6 && bytes.starts(with: [0xD8, 0xA7, 0xD9, 0x84])
    }

    static let placeWords: Set<UInt64> = hashes([
        "في", "الي", "مدينه", "مدن", "بلده", "بلدات", "قريه", "ولايه", "محافظه", "منطقه", "مناطق", "العاصمه", "بلديه", "حي", "ريف", "ضاحيه",
        "جنوب", "جنوبي", "شمال", "شمالي", "شرق", "شرقي", "غرب", "غربي", "وسط", "داخل", "خارج", "قرب", "محيط", "مطار", "ميناء", "معبر",
        "قضاء", "اقليم", "مخيم", "نحو", "باتجاه", "محور", "جبهه", "ضواحي", "شوارع", "حول", "مقاطعه", "مديريه", "بمدينه", "بمحافظه",
        "لمدينه", "بمنطقه", "باقليم", "بولايه", "ومدينه", "وبلده", "بلدتي", "مدينتي", "محافظتي", "عبر", "من",
    ])

    static func hashes(_ words: [String]) -> Set<UInt64> { Set(words.map { FormHash(Folding.fold($0)).value }) }

    func word(_ token: Int, isIn set: Set<UInt64>) -> Bool { token >= 0 && token < text.hashes.count && set.contains(text.hashes[token]) }

    // MARK: - Candidates

    func candidates() -> [NameCandidate] {
        var found: [NameCandidate] = []
        addPackMatches(&found)
        addSpans(&found)
        addHeadPhrases(&found)
        return settle(found)
    }

    private func addPackMatches(_ found: inout [NameCandidate]) {
        for token in text.tokens.indices where !skipped[token] {
            var byShape: [(tokens: Int, segmentation: Segmentation, names: [KnownName])] = []
            for match in text.matches(at: token) where match.entry.table == knowledge.nameTable {
                guard match.segmentation.enclitic == .none, !match.segmentation.proclitics.contains(.sin),
                    !match.segmentation.proclitics.contains(.question)
                else { continue }
                let name = knowledge.names[Int(match.entry.row)]
                if name.isBare != match.segmentation.proclitics.contains(.article) { continue }
                if match.segmentation.proclitics.contains(.kaf), name.length == 1, name.needsSupport { continue }
                if let at = byShape.firstIndex(where: { $0.tokens == Int(match.tokenCount) && $0.segmentation == match.segmentation }) {
                    byShape[at].names.append(name)
                } else {
                    byShape.append((Int(match.tokenCount), match.segmentation, [name]))
                }
            }
            guard !byShape.isEmpty else { continue }
            for shape in byShape {
                let tokens = token..<(token + shape.tokens)
                guard tokens.upperBound <= text.tokens.count, crossesNoLine(tokens) else { continue }
                var names = shape.names
                if shape.tokens == 1 || names.allSatisfy({ $0.needsSupport }) { names = names.filter { supported($0, tokens, shape.segmentation) } }
                guard let first = names.first else { continue }
                let start = stemStart(token, shape.segmentation)
                let end = shape.tokens == 1 ? text.stemRange(token, shape.segmentation).upperBound : Int(text.tokens[tokens.upperBound - 1].end)
                let cut = Float(shape.segmentation.proclitics.rawValue.nonzeroBitCount)
                found.append(
                    NameCandidate(
                        tokens: tokens, range: start..<end, type: knowledge.things[first.thing].type,
                        subtype: knowledge.things[first.thing].subtype, known: names, core: tokens,
                        weight: Float(shape.tokens) * 2 + 1 - cut * 0.1))
            }
        }
    }

    /// Where a name begins in the text. The letters that «لل» swallows cannot be cut: such a name keeps its clitic.
    private func stemStart(_ token: Int, _ segmentation: Segmentation) -> Int {
        guard segmentation.proclitics.contains(.article) else { return text.stemRange(token, segmentation).lowerBound }
        var before = Segmentation(stemStart: Int(segmentation.stemStart) - 4, stemEnd: Int(segmentation.stemEnd))
        let bytes = text.text.foldedBytes(token)
        let at = bytes.startIndex + Int(segmentation.stemStart) - 4
        guard segmentation.stemStart >= 4, at + 3 < bytes.endIndex, bytes[at] == 0xD8, bytes[at + 1] == 0xA7 else {
            // «للحكومة»: ل stands for لال.
            before = Segmentation(stemStart: max(0, Int(segmentation.stemStart) - 4), stemEnd: Int(segmentation.stemEnd))
            return text.stemRange(token, before).lowerBound
        }
        return text.stemRange(token, before).lowerBound
    }

    private func crossesNoLine(_ tokens: Range<Int>) -> Bool {
        for token in tokens.dropFirst() where text.tokens[token].startsLine { return false }
        return true
    }

    /// Whether the context lets a single word stand for what a pack knows under it.
    private func supported(_ name: KnownName, _ tokens: Range<Int>, _ segmentation: Segmentation) -> Bool {
        let thing = knowledge.things[name.thing]
        let first = tokens.lowerBound
        let span = span(at: first) ?? span(at: tokens.upperBound - 1)
        let inMarks = isOpeningMark(first - 1) && isClosingMark(tokens.upperBound)
        switch thing.type {
        case .country:
            if !name.needsSupport { return name.use != .name || span?.type != .person || tokens.count > 1 }
            if let span, span.type == .location { return true }
            return !hasModel && word(first - 1, isIn: Self.placeWords)
        case .place:
            if let span, span.type == .location || (span.type == .organization && span.tokens.count > 1) { return true }
            if span != nil { return false }
            if tokens.count > 1 { return true }
            if name.needsSupport { return false }
            if segmentation.proclitics.contains(.ba) || segmentation.proclitics.contains(.lam) { return thing.subtype == "capital" || !hasModel }
            return word(first - 1, isIn: Self.placeWords) || thing.subtype == "capital" || !hasModel
        case .person:
            if name.use != .surname { return true }
            if let span, span.type == .person { return true }
            if span != nil, tokens.count == 1 { return false }
            if titleEnding(before: first) != nil { return true }
            return !name.needsSupport
        default:
            if inMarks { return true }
            if let span, span.type == .organization || span.type == .misc { return true }
            if let before = head(first - 1), before.head.type == .organization, before.match.tokenCount == 1 { return true }
            if isQuoteOpen(first - 1), head(first - 2) != nil { return true }
            if name.needsSupport { return false }
            if span?.type == .person { return false }
            return true
        }
    }

    private func addSpans(_ found: inout [NameCandidate]) {
        for span in spans {
            guard !span.tokens.isEmpty, span.tokens.upperBound <= text.tokens.count, !skipped[span.tokens.lowerBound] else { continue }
            var tokens = span.tokens
            var start = span.range.lowerBound
            // Marks at the edges and titles before a person's name are no part of it.
            func drop() {
                tokens = (tokens.lowerBound + 1)..<tokens.upperBound
                if !tokens.isEmpty { start = Int(text.tokens[tokens.lowerBound].start) }
            }
            while let last = tokens.last, tokens.count > 1, text.tokens[last].kind == .punctuation, !isClosingMark(last) || !holdsOpening(tokens) {
                tokens = tokens.lowerBound..<(tokens.upperBound - 1)
            }
            while let first = tokens.first, tokens.count > 1, text.tokens[first].kind == .punctuation { drop() }
            if span.type == .person {
                trimming: while tokens.count > 1 {
                    for match in text.matches(at: tokens.lowerBound, in: knowledge.titleTable)
                    where Int(match.tokenCount) < tokens.count && knowledge.titles[Int(match.entry.row)].kind != "royal" {
                        for _ in 0..<Int(match.tokenCount) { drop() }
                        continue trimming
                    }
                    if definiteAdjective(tokens.lowerBound) != nil {
                        drop()
                        continue
                    }
                    break
                }
            }
            if span.type == .location, tokens.count > 1, let head = head(tokens.lowerBound), head.head.type == .place, head.head.takes == .name,
                Int(head.match.tokenCount) < tokens.count
            {
                for _ in 0..<Int(head.match.tokenCount) { drop() }
            }
            guard let last = tokens.last, tokens.contains(where: { text.tokens[$0].kind == .word || text.tokens[$0].kind == .latin }) else {
                continue
            }
            let end = tokens.upperBound == span.tokens.upperBound ? span.range.upperBound : Int(text.tokens[last].end)
            guard start < end else { continue }
            let key = NameKey.key(nameHashes(tokens, from: start))
            let known = knowledge.names(key).filter { fits(knowledge.things[$0.thing].type, span.type) }
            var candidate = NameCandidate(
                tokens: tokens, range: start..<end, type: Self.type(span.type), known: known, core: tokens,
                weight: Float(tokens.count) * 2 * span.confidence)
            if let first = known.first {
                candidate.type = knowledge.things[first.thing].type
                candidate.subtype = knowledge.things[first.thing].subtype
            }
            if span.type == .organization { extend(&candidate) }
            found.append(candidate)
        }
    }

    private func holdsOpening(_ tokens: Range<Int>) -> Bool { tokens.dropLast().contains { isOpeningMark($0) } }

    private func fits(_ type: EntityType, _ span: NameType) -> Bool {
        switch span {
        case .person: type == .person
        case .location: type == .place || type == .country || type == .organization
        case .organization: type != .person
        case .misc: true
        }
    }

    static func type(_ span: NameType) -> EntityType {
        switch span {
        case .person: .person
        case .location: .place
        case .organization: .organization
        case .misc: .other
        }
    }

    /// Hashes of the words of a token range, the clitics of the first word cut at a UTF-8 offset, marks left out.
    func nameHashes(_ tokens: Range<Int>, from start: Int) -> [UInt64] {
        var result: [UInt64] = []
        for token in tokens {
            switch text.tokens[token].kind {
            case .punctuation, .symbol: continue
            default: break
            }
            if token == tokens.lowerBound, start > Int(text.tokens[token].start) {
                result.append(FormHash(Folding.fold(text.text.slice(start..<Int(text.tokens[token].end)))).value)
            } else {
                result.append(text.hashes[token])
            }
        }
        return result
    }

    /// Takes in the head noun before a name and the state's adjective behind it: «صحيفة» ليبراسيون «الفرنسية».
    private func extend(_ candidate: inout NameCandidate) {
        var first = candidate.tokens.lowerBound
        var last = candidate.tokens.upperBound
        var start = candidate.range.lowerBound
        var end = candidate.range.upperBound
        let own = head(first)
        if own == nil, let before = head(first - 1), before.match.tokenCount == 1, start == Int(text.tokens[first].start),
            before.head.type == .organization, before.head.takes == .name || before.head.takes == .phrase, !skipped[first - 1],
            !text.tokens[first].startsLine
        {
            first -= 1
            start = text.stemRange(first, before.match.segmentation).lowerBound
            if before.match.segmentation.proclitics.contains(.article) { start = stemStart(first, before.match.segmentation) }
            candidate.subtype = candidate.subtype ?? before.head.subtype
            candidate.hasHead = true
        } else if let own {
            candidate.subtype = candidate.subtype ?? own.head.subtype
            candidate.hasHead = true
            if own.match.tokenCount < candidate.tokens.count { candidate.core = (first + Int(own.match.tokenCount))..<candidate.tokens.upperBound }
        }
        if candidate.hasHead, last < text.tokens.count, let adjective = definiteAdjective(last), !text.tokens[last].startsLine {
            candidate.country = adjective.country
            end = Int(text.tokens[last].end)
            last += 1
        } else if candidate.hasHead, let adjective = definiteAdjective(last - 1) {
            candidate.country = adjective.country
        }
        candidate.tokens = first..<last
        candidate.range = start..<end
        candidate.weight += 0.5 * Float(candidate.tokens.count - candidate.core.count)
    }

    // MARK: - Overlaps

    /// Keeps the heaviest of overlapping candidates; what it swallows is not named again.
    private func settle(_ found: [NameCandidate]) -> [NameCandidate] {
        let order = found.indices.sorted {
            (found[$1].weight, Float(found[$1].known.count), found[$0].tokens.lowerBound, $0)
                < (found[$0].weight, Float(found[$0].known.count), found[$1].tokens.lowerBound, $1)
        }
        var taken = [Bool](repeating: false, count: text.tokens.count)
        var kept: [NameCandidate] = []
        for index in order {
            let candidate = found[index]
            if candidate.tokens.contains(where: { taken[$0] }) { continue }
            for token in candidate.tokens { taken[token] = true }
            kept.append(candidate)
        }
        return kept.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
}

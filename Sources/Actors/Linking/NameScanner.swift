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

    /// The city's club is meant, not the city.
    mutating func becomeClub() {
        type = .organization
        subtype = "other"
        known = []
    }
}

/// Collects the candidates of a document from pack matches, the name model's spans and head nouns, and settles overlaps.
struct NameScanner {
    let text: AnalyzedText
    let knowledge: ActorKnowledge
    /// What the name model makes of the text; empty without one.
    let model: NameReading
    /// Whether a name model has read the text: then single words of the pack want its assent.
    let hasModel: Bool
    let skipped: [Bool]
    let recognizer: NameRecognizer?
    private let spanAtToken: [Int32]
    /// Where the story plays: the state whose places the text names most; nil when it names none.
    private(set) var home: Int?
    /// The home state's capital is mostly somewhere to be or to take: places and marches outweigh dealings.
    private(set) var isAtWar = false
    /// The text leaves no doubt where it plays.
    private(set) var isAtHome = false
    /// The state that the text is about, named in more than one place; nil where it is about none or might be about another.
    private(set) var homeBeyondDoubt: Int?
    /// Definite forms of nouns that the text has without the article, by the hash of the form with it.
    private(set) var commonNouns: Set<UInt64> = []
    /// Hashes of the words of people's names of which the recogniser cut nothing off.
    private(set) var nameWords: Set<UInt64> = []
    /// Hashes of the words that stand behind the first in people's names: «باير» of «روبرت باير».
    private(set) var laterNameWords: Set<UInt64> = []
    /// States that the text names, or whose adjective it uses.
    private(set) var states: Set<Int> = []

    var spans: [NameSpan] { model.names }
    var wordClasses: [WordClass] { model.classes }

    init(text: AnalyzedText, knowledge: ActorKnowledge, recognizer: NameRecognizer?, boilerplate: [Range<Int>]) {
        self.text = text
        self.knowledge = knowledge
        self.recognizer = recognizer
        hasModel = recognizer != nil
        model = recognizer?.read(text.text) ?? NameReading()
        let spans = model.names
        var skipped = [Bool](repeating: false, count: text.tokens.count)
        for range in boilerplate { for token in range where token < skipped.count { skipped[token] = true } }
        self.skipped = skipped
        var cover = [Int32](repeating: -1, count: text.tokens.count)
        for (index, span) in spans.enumerated() { for token in span.tokens where token < cover.count { cover[token] = Int32(index) } }
        spanAtToken = cover
        noteNameWords()
        noteCommonNouns()
        locate()
    }

    private mutating func noteNameWords() {
        for span in spans where span.type == .person {
            for token in span.tokens where token < text.tokens.count && text.tokens[token].kind == .word {
                let isWhole = token > span.tokens.lowerBound || span.range.lowerBound == Int(text.tokens[token].start)
                if isWhole, span.tokens.count > 1 || text.segmentations[token].proclitics.isEmpty { nameWords.insert(text.hashes[token]) }
                if token > span.tokens.lowerBound { laterNameWords.insert(text.hashes[token]) }
            }
        }
    }

    /// Notes for each definite word that an outlet or body is called by whether the text has it as a plain noun too.
    private mutating func noteCommonNouns() {
        var seen = Set<UInt64>()
        for token in text.tokens.indices where isDefinite(token) || text.segmentations[token].proclitics.contains(.article) {
            guard seen.insert(text.hashes[token]).inserted,
                text.matches(at: token).contains(where: {
                    $0.entry.table == knowledge.nameTable && $0.tokenCount == 1 && knowledge.names[Int($0.entry.row)].needsSupport
                })
            else { continue }
            var bare = text.text.foldedWord(token)
            for prefix in ["وال", "بال", "كال", "فال", "ال", "لل"] where bare.hasPrefix(prefix) {
                bare = String(bare.dropFirst(prefix.unicodeScalars.count))
                break
            }
            let hash = FormHash(bare.utf8).value
            if text.hashes.contains(hash) { commonNouns.insert(text.hashes[token]) }
        }
    }

    /// Weighs the states by what the text tells of their places.
    private mutating func locate() {
        var weight: [Int: Int] = [:]
        var told: [Int: Set<Int>] = [:]
        // «جنوب السودان» names one state and not two.
        var named = 0
        for token in text.tokens.indices where !skipped[token] {
            if let adjective = adjective(token) {
                weight[adjective.country, default: 0] += 1
                told[adjective.country, default: []].insert(token)
                states.insert(adjective.country)
            }
            let isInside = token < named
            for match in text.matches(at: token) where match.entry.table == knowledge.nameTable && match.segmentation.enclitic == .none {
                let name = knowledge.names[Int(match.entry.row)]
                guard name.isBare == match.segmentation.proclitics.contains(.article), !name.needsSupport, name.use == .name,
                    let country = knowledge.things[name.thing].country
                else { continue }
                let source = knowledge.things[name.thing].source
                if source == .country || source == .place {
                    let end = token + Int(match.tokenCount)
                    if isInside || end < named { continue }
                    named = end
                }
                let locative = word(token - 1, isIn: .placeWords) || match.segmentation.proclitics.contains(.ba)
                told[country, default: []].insert(token)
                switch source {
                case .country:
                    states.insert(country)
                    weight[country, default: 0] += locative ? 6 : 2
                case .place where knowledge.things[name.thing].subtype != "capital": weight[country, default: 0] += locative ? 8 : 3
                case .place: weight[country, default: 0] += locative ? 4 : 0
                default: break
                }
            }
        }
        var capitals: [Int: (places: Int, all: Int)] = [:]
        for token in text.tokens.indices where !skipped[token] {
            for match in text.matches(at: token) where match.entry.table == knowledge.nameTable && match.tokenCount == 1 {
                let name = knowledge.names[Int(match.entry.row)]
                guard name.use == .capital, !name.isBare, match.segmentation.enclitic == .none else { continue }
                let locative =
                    word(token - 1, isIn: .placeWords) || match.segmentation.proclitics.contains(.ba) || text.text.token(token - 1, is: "علي")
                var count = capitals[name.thing] ?? (0, 0)
                count.all += 1
                if locative { count.places += 1 }
                capitals[name.thing] = count
                break
            }
        }
        let order = weight.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        home = order.first?.key
        if let home, let count = capitals[home] { isAtWar = count.places * 2 >= count.all }
        if let first = order.first, told[first.key]?.count ?? 0 >= 2 {
            let second = order.count < 2 ? 0 : order[1].value
            if first.value >= 8 && first.value * 2 >= second * 3 || first.value >= 4 && first.value >= second * 4 { homeBeyondDoubt = first.key }
        }
        if let first = order.first { isAtHome = first.value >= 12 && (order.count < 2 || first.value >= order[1].value * 2) }
    }

    /// How common a folded word is in news, in doublings; without a model every word counts as rare.
    func commonness(_ folded: String) -> Int { recognizer?.commonness(of: folded) ?? 0 }
    func isGivenName(_ folded: String) -> Bool { recognizer?.lists(.given, folded) ?? false }
    func isSurname(_ folded: String) -> Bool { recognizer?.lists(.surname, folded) ?? false }
    /// Whether a word is a person's name as it stands, and no name behind a proclitic.
    func isNameItself(_ folded: String) -> Bool {
        guard let recognizer else { return false }
        return recognizer.listsItself(.given, folded) || recognizer.listsItself(.surname, folded)
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
        guard token >= 0, token < text.tokens.count else { return nil }
        if let match = text.match(at: token, in: knowledge.adjectiveTable) { return (Int(match.entry.row), match) }
        // «السلطات السورية»: without the article it is a name of the state («سورية»), with it never. («المالي» is mostly financial.)
        guard text.text.foldedBytes(token).suffix(2).elementsEqual([0xD9, 0x87]),
            isDefinite(token) || text.segmentations[token].proclitics.contains(.article)
        else { return nil }
        return stateWithArticle(token)
    }

    /// A state whose name a token is but for the article: «السورية», «المالي».
    func stateWithArticle(_ token: Int) -> (country: Int, match: LexicalMatch)? {
        for match in text.matches(at: token, in: knowledge.nameTable) where match.segmentation.proclitics.contains(.article) && match.tokenCount == 1
        {
            let name = knowledge.names[Int(match.entry.row)]
            if !name.isBare, name.use == .name, knowledge.things[name.thing].source == .country { return (name.thing, match) }
        }
        return nil
    }

    func definiteAdjective(_ token: Int) -> (country: Int, match: LexicalMatch)? {
        guard let found = adjective(token), found.match.segmentation.proclitics == .article else { return nil }
        return found
    }

    func head(_ token: Int) -> (head: ActorKnowledge.HeadNoun, match: LexicalMatch)? {
        guard token >= 0, token < text.tokens.count else { return nil }
        let matches = text.matches(at: token, in: knowledge.headTable).filter {
            $0.segmentation.enclitic == .none
                && (!knowledge.heads[Int($0.entry.row)].isBare || $0.segmentation.proclitics.contains(.article))
        }
        guard let first = matches.first else { return nil }
        // «للحكومة» is both «حكومة» behind an article and «الحكومة»: the latter where a table gives it.
        let best = matches.first { knowledge.heads[Int($0.entry.row)].isDefinite && $0.tokenCount == first.tokenCount } ?? first
        return (knowledge.heads[Int(best.entry.row)], best)
    }

    /// Titles that begin with a token, the longest first.
    func titles(at token: Int) -> [LexicalMatch] {
        text.matches(at: token, in: knowledge.titleTable).filter {
            $0.segmentation.enclitic == .none
                && (!knowledge.titles[Int($0.entry.row)].isBare || $0.segmentation.proclitics.contains(.article))
        }
    }

    /// Longest title that ends right before a token.
    func titleEnding(before token: Int) -> ActorKnowledge.Title? {
        for start in stride(from: token - 1, through: max(0, token - 4), by: -1) {
            for match in titles(at: start) where start + Int(match.tokenCount) == token {
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

    func word(_ token: Int, isIn kind: ContextWord) -> Bool {
        token >= 0 && token < text.hashes.count && knowledge.contextWords[kind.rawValue].contains(text.hashes[token])
    }

    // MARK: - Candidates

    func candidates() -> [NameCandidate] {
        var found: [NameCandidate] = []
        addPackMatches(&found)
        addInitials(&found)
        addSpans(&found)
        addHeadPhrases(&found)
        addWorks(&found)
        found.removeAll { isDescription($0) }
        let settled = completed(namesakes(quotedBodies(settle(found))))
        let kept = settled + shortNames(settled) + slips(settled) + repeatedPlaces(settled)
        let parts = surnames(kept)
        // «الإسلام» of «سيف الإسلام» is no thing of its own.
        let whole = kept.filter { candidate in candidate.type != .other || !parts.contains { $0.tokens.overlaps(candidate.tokens) } }
        let named = withSurnames(whole, parts)
        return (named + recurring(named)).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// «"كريم"» in quotation marks beside «شركة "كريم"»: the firm both times.
    private func quotedBodies(_ settled: [NameCandidate]) -> [NameCandidate] {
        let bodies = Set(settled.filter { $0.type == .organization && $0.hasHead && $0.core.count == 1 }.map { text.hashes[$0.core.lowerBound] })
        guard !bodies.isEmpty else { return settled }
        return settled.map { candidate in
            let first = candidate.tokens.lowerBound
            guard candidate.type == .person, candidate.tokens.count == 1, candidate.known.isEmpty, bodies.contains(text.hashes[first]),
                isQuoteOpen(first - 1), isQuoteClose(first + 1)
            else { return candidate }
            var body = candidate
            body.type = .organization
            return body
        }
    }

    /// «وقال الهادي» beside «سالم الهادي»: the man, not the ocean that a model thinks of, unless it stands where places do.
    private func namesakes(_ settled: [NameCandidate]) -> [NameCandidate] {
        let surnames = Set(settled.compactMap { $0.type == .person && $0.core.count > 1 ? $0.tokens.last.map { text.hashes[$0] } : nil })
        guard !surnames.isEmpty else { return settled }
        return settled.map { candidate in
            let first = candidate.tokens.lowerBound
            guard candidate.type == .place || candidate.type == .other, candidate.tokens.count == 1, candidate.known.isEmpty, !candidate.hasHead,
                surnames.contains(text.hashes[first]), !word(first - 1, isIn: .placeWords),
                first == 0 || !isDefinite(first - 1) || text.tokens[first].startsLine
            else { return candidate }
            var person = candidate
            person.type = .person
            return person
        }
    }

    /// «دونالد جيه» and «ترامب»: a name that the model ended before the surname of somebody whom a pack knows by the given name.
    private func completed(_ settled: [NameCandidate]) -> [NameCandidate] {
        var result: [NameCandidate] = []
        for candidate in settled {
            guard let last = result.last, last.type == .person, candidate.type == .person, last.known.isEmpty, !last.hasHead,
                last.tokens.upperBound == candidate.tokens.lowerBound, !text.tokens[candidate.tokens.lowerBound].startsLine,
                candidate.range.lowerBound == Int(text.tokens[candidate.tokens.lowerBound].start),
                let surname = candidate.known.first(where: { knowledge.things[$0.thing].type == .person && $0.use == .surname }),
                let given = NameKey.words(of: knowledge.things[surname.thing].name).first,
                let first = last.core.first,
                Transliteration.isVariant(given, Folding.folded(text.text.slice(last.range.lowerBound..<Int(text.tokens[first].end))))
            else {
                result.append(candidate)
                continue
            }
            var whole = last
            whole.tokens = last.tokens.lowerBound..<candidate.tokens.upperBound
            whole.core = last.core.lowerBound..<candidate.core.upperBound
            whole.range = last.range.lowerBound..<candidate.range.upperBound
            whole.known = [surname]
            result[result.count - 1] = whole
        }
        return result
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

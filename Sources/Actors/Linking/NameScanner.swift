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
    private let recognizer: NameRecognizer?
    private let spanAtToken: [Int32]
    /// Where the story plays: the state whose places the text names most; nil when it names none.
    private(set) var home: Int?
    /// The home state's capital is mostly somewhere to be or to take: places and marches outweigh dealings.
    private(set) var isAtWar = false
    /// The text leaves no doubt where it plays.
    private(set) var isAtHome = false
    /// States that the text names, or whose adjective it uses.
    private(set) var states: Set<Int> = []

    init(text: AnalyzedText, knowledge: ActorKnowledge, recognizer: NameRecognizer?, boilerplate: [Range<Int>]) {
        self.text = text
        self.knowledge = knowledge
        self.recognizer = recognizer
        hasModel = recognizer != nil
        spans = recognizer?.names(in: text.text) ?? []
        var skipped = [Bool](repeating: false, count: text.tokens.count)
        for range in boilerplate { for token in range where token < skipped.count { skipped[token] = true } }
        self.skipped = skipped
        var cover = [Int32](repeating: -1, count: text.tokens.count)
        for (index, span) in spans.enumerated() { for token in span.tokens where token < cover.count { cover[token] = Int32(index) } }
        spanAtToken = cover
        locate()
    }

    /// Weighs the states by what the text tells of their places.
    private mutating func locate() {
        var weight: [Int: Int] = [:]
        for token in text.tokens.indices where !skipped[token] {
            if let adjective = adjective(token) {
                weight[adjective.country, default: 0] += 1
                states.insert(adjective.country)
            }
            for match in text.matches(at: token) where match.entry.table == knowledge.nameTable && match.segmentation.enclitic == .none {
                let name = knowledge.names[Int(match.entry.row)]
                guard name.isBare == match.segmentation.proclitics.contains(.article), !name.needsSupport, name.use == .name,
                    let country = knowledge.things[name.thing].country
                else { continue }
                let locative = word(token - 1, isIn: Self.placeWords) || match.segmentation.proclitics.contains(.ba)
                switch knowledge.things[name.thing].source {
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
                let locative = word(token - 1, isIn: Self.placeWords) || match.segmentation.proclitics.contains(.ba) || text.text.token(token - 1, is: "علي")
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
        if let first = order.first { isAtHome = first.value >= 12 && (order.count < 2 || first.value >= order[1].value * 2) }
    }

    /// How common a folded word is in news, in doublings; without a model every word counts as rare.
    func commonness(_ folded: String) -> Int { recognizer?.commonness(of: folded) ?? 0 }
    func isGivenName(_ folded: String) -> Bool { recognizer?.lists(.given, folded) ?? false }
    func isSurname(_ folded: String) -> Bool { recognizer?.lists(.surname, folded) ?? false }

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
        let settled = settle(found)
        let kept = settled + shortNames(settled) + slips(settled)
        let parts = surnames(kept)
        // «الإسلام» of «سيف الإسلام» is no thing of its own.
        let whole = kept.filter { candidate in candidate.type != .other || !parts.contains { $0.tokens.overlaps(candidate.tokens) } }
        return (whole + parts).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// «واشطن»: a word that news hardly knows, one letter off the name of a capital or state, where a name is expected.
    private func slips(_ kept: [NameCandidate]) -> [NameCandidate] {
        guard hasModel else { return [] }
        var taken = [Bool](repeating: false, count: text.tokens.count)
        for candidate in kept { for token in candidate.tokens { taken[token] = true } }
        var found: [NameCandidate] = []
        for token in text.tokens.indices where !taken[token] && !skipped[token] && text.tokens[token].kind == .word {
            guard word(token - 1, isIn: Self.beforeNames) else { continue }
            let word = text.text.foldedWord(token)
            guard word.unicodeScalars.count >= 5, commonness(word) <= 4 else { continue }
            let letters = Array(word)
            let targets = knowledge.slipTargets.filter {
                // A letter left out or doubled; another letter makes another word («الصابون», «الغابون»).
                $0.letters.count != letters.count && $0.letters.first == letters.first && $0.letters.last == letters.last
                    && Transliteration.distance($0.letters, letters, atMost: 1) == 1
            }
            guard let target = targets.first, targets.allSatisfy({ knowledge.names[$0.name].thing == knowledge.names[target.name].thing }) else {
                continue
            }
            let name = knowledge.names[target.name]
            found.append(
                NameCandidate(
                    tokens: token..<(token + 1), range: text.tokens[token].range, type: .country, known: [name],
                    core: token..<(token + 1), weight: 1))
        }
        return found
    }

    private static let beforeNames = hashes(["في", "من", "الي", "مع", "بين", "عن", "علي", "العاصمه", "ضد", "لدي", "ان"])

    private static let servants = hashes(["عبد", "ابو", "ام", "ابي", "ابا", "بن", "ابن", "ال"])

    /// Whether the pack lists a single word as a name of whom a candidate names in full.
    private func bears(_ candidate: NameCandidate, _ word: String) -> Bool {
        guard let thing = candidate.known.first?.thing else { return false }
        return knowledge.names(NameKey.key([FormHash(Folding.fold(word)).value])).contains { $0.thing == thing }
    }

    static let called = hashes([
        "المعروف", "المعروفه", "المعروفين", "اختصارا", "باسم", "تعرف", "يعرف", "والمعروفه", "والمعروف", "المسمي", "المسماه", "بــ", "المعروفون",
    ])

    /// Where a text says by what short name a body goes («… المعروفة اختصاراً بـ"نسور"», «حركة الغد ("غد")»): that name, wherever it stands.
    private func shortNames(_ kept: [NameCandidate]) -> [NameCandidate] {
        var taken = [Bool](repeating: false, count: text.tokens.count)
        for candidate in kept { for token in candidate.tokens { taken[token] = true } }
        var declared: Set<UInt64> = []
        for candidate in kept where candidate.type == .organization {
            var at = candidate.tokens.upperBound
            var isCalled = false
            while at < text.tokens.count, at - candidate.tokens.upperBound < 7, !text.tokens[at].startsLine, !isOpeningMark(at) {
                if word(at, isIn: Self.called) { isCalled = true }
                at += 1
            }
            guard at < text.tokens.count, isOpeningMark(at), isCalled || at == candidate.tokens.upperBound else { continue }
            var inner = at + 1
            if inner < text.tokens.count, isOpeningMark(inner) { inner += 1 }
            guard inner + 1 < text.tokens.count, isClosingMark(inner + 1), text.tokens[inner].kind == .word || text.tokens[inner].kind == .latin,
                isCalled || text.text.token(at, is: "(") || text.tokens[inner].kind == .latin, adjective(inner) == nil
            else { continue }
            declared.insert(text.hashes[inner])
        }
        guard !declared.isEmpty else { return [] }
        return text.tokens.indices.compactMap { token in
            guard !taken[token], !skipped[token], declared.contains(text.hashes[token]) else { return nil }
            return NameCandidate(
                tokens: token..<(token + 1), range: text.tokens[token].range, type: .organization, core: token..<(token + 1), weight: 1)
        }
    }

    /// A name seen whole lends its last word: where that stands alone and is rare as a word, it is the same person again.
    private func surnames(_ kept: [NameCandidate]) -> [NameCandidate] {
        var owners: [UInt64: String] = [:]
        var taken = [Bool](repeating: false, count: text.tokens.count)
        for candidate in kept {
            if candidate.type != .other || candidate.tokens.count > 1 { for token in candidate.tokens { taken[token] = true } }
            guard candidate.type == .person, candidate.core.count > 1, let last = candidate.tokens.last else { continue }
            let word = text.text.foldedWord(last)
            guard word.unicodeScalars.count >= 4, text.tokens[last].kind == .word, adjective(last) == nil,
                bears(candidate, word) || commonness(word) <= 9,
                bears(candidate, word) || isSurname(word) || !text.matches(at: last).contains(where: { $0.entry.features.isVerb && $0.segmentation.isWhole })
            else { continue }
            owners[FormHash(Folding.fold(word)).value] = word
        }
        // «سيف الإسلام القذافي» is «سيف الإسلام» too.
        var compounds: [UInt64: UInt64] = [:]
        for candidate in kept where candidate.type == .person && candidate.core.count > 2 {
            let first = candidate.tokens.lowerBound
            guard isDefinite(first + 1), !word(first, isIn: Self.servants), let head = nameHashes(first..<(first + 1), from: candidate.range.lowerBound).first
            else { continue }
            compounds[head] = text.hashes[first + 1]
        }
        var found: [NameCandidate] = []
        if !compounds.isEmpty {
            for token in text.tokens.indices.dropLast() where !taken[token] && !taken[token + 1] && !skipped[token] {
                let start = text.stemRange(token, text.segmentations[token]).lowerBound
                for (from, hash) in [(Int(text.tokens[token].start), text.hashes[token]), (start, nameHashes(token..<(token + 1), from: start).first ?? 0)]
                where compounds[hash] == text.hashes[token + 1] {
                    let tokens = token..<(token + 2)
                    found.append(
                        NameCandidate(
                            tokens: tokens, range: from..<Int(text.tokens[token + 1].end), type: .person, core: tokens, weight: 1))
                    taken[token] = true
                    taken[token + 1] = true
                    break
                }
            }
        }
        guard !owners.isEmpty else { return found }
        for token in text.tokens.indices where !taken[token] && !skipped[token] && text.tokens[token].kind == .word {
            let bytes = text.text.foldedBytes(token)
            var hit: Segmentation?
            CliticAnalyzer.segmentations(of: bytes) { cut in
                guard hit == nil, cut.enclitic == .none, !cut.proclitics.contains(.article), !cut.proclitics.contains(.sin),
                    !cut.proclitics.contains(.question), owners[FormHash.stem(bytes, cut)] != nil
                else { return }
                hit = cut
            }
            guard let hit else { continue }
            // «الطفل الصغير»: an adjective, not a person called so.
            if isDefinite(token), token > 0, isDefinite(token - 1), !text.tokens[token].startsLine, titleEnding(before: token) == nil { continue }
            let tokens = token..<(token + 1)
            found.append(
                NameCandidate(tokens: tokens, range: text.stemRange(token, hit), type: .person, core: tokens, weight: 1))
        }
        return found
    }

    private func addPackMatches(_ found: inout [NameCandidate]) {
        for token in text.tokens.indices where !skipped[token] && !endsInTanwin(token) {
            var byShape: [(tokens: Int, segmentation: Segmentation, names: [KnownName])] = []
            for match in text.matches(at: token) where match.entry.table == knowledge.nameTable {
                guard match.segmentation.enclitic == .none, !match.segmentation.proclitics.contains(.sin),
                    !match.segmentation.proclitics.contains(.question)
                else { continue }
                let name = knowledge.names[Int(match.entry.row)]
                if name.isBare != match.segmentation.proclitics.contains(.article) { continue }
                if match.segmentation.proclitics.contains(.kaf), name.length == 1, name.needsSupport { continue }
                if name.use == .local, knowledge.things[name.thing].country != home || !isAtHome { continue }
                if let at = byShape.firstIndex(where: { $0.tokens == Int(match.tokenCount) && $0.segmentation == match.segmentation }) {
                    byShape[at].names.append(name)
                } else {
                    byShape.append((Int(match.tokenCount), match.segmentation, [name]))
                }
            }
            guard !byShape.isEmpty else { continue }
            for shape in byShape {
                var tokens = token..<(token + shape.tokens)
                guard tokens.upperBound <= text.tokens.count, crossesNoLine(tokens) else { continue }
                var names = shape.names
                if shape.tokens == 1 || names.contains(where: { $0.needsSupport }) {
                    names = names.filter { shape.tokens > 1 && !$0.needsSupport || supported($0, tokens, shape.segmentation) }
                }
                if isQuoteOpen(token - 1), isQuoteClose(tokens.upperBound), names.contains(where: { knowledge.things[$0.thing].source == .outlet }) {
                    // «الشرق الأوسط» in quotation marks is the paper.
                    names = names.filter { knowledge.things[$0.thing].source == .outlet }
                }
                guard let first = names.first else { continue }
                if thingIsMinistry(first), word(token - 1, isIn: Self.ministers) { continue }
                var start = stemStart(token, shape.segmentation)
                var end = shape.tokens == 1 ? text.stemRange(token, shape.segmentation).upperBound : Int(text.tokens[tokens.upperBound - 1].end)
                if tokens.count > 1, isLocality(token), [.place, .country].contains(knowledge.things[first.thing].type) {
                    // «إقليم دارفور» names «دارفور».
                    tokens = (token + 1)..<tokens.upperBound
                    start = Int(text.tokens[token + 1].start)
                }
                if names.contains(where: { $0.use == .seat }), tokens.upperBound < text.tokens.count,
                    let adjective = definiteAdjective(tokens.upperBound), adjective.country == first.thing
                {
                    // «الكرملين الروسي»
                    tokens = tokens.lowerBound..<(tokens.upperBound + 1)
                    end = Int(text.tokens[tokens.upperBound - 1].end)
                }
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

    static let ministers = hashes(["وزير", "وزيره", "لوزير", "بوزير", "ووزير", "وزراء", "وزيري", "الشؤون", "السياسه", "لوزيره", "شؤون", "ووزيره"])
    private static let states = hashes(["دوله", "لدوله", "بدوله", "ودوله"])

    /// «إقليم», «مدينة», «دولة» before a proper name.
    private func isLocality(_ token: Int) -> Bool {
        if word(token, isIn: Self.states) { return true }
        guard !isDefinite(token), let head = head(token) else { return false }
        return head.head.id == "locality" && head.match.tokenCount == 1 && !head.match.segmentation.proclitics.contains(.article)
    }

    private func thingIsMinistry(_ name: KnownName) -> Bool {
        knowledge.things[name.thing].type == .organization && knowledge.things[name.thing].subtype == "government"
    }

    /// «روسياً» is an adjective in the accusative, though it folds to the state's name.
    private func endsInTanwin(_ token: Int) -> Bool {
        let range = text.tokens[token].range
        guard range.count > 2 else { return false }
        let bytes = text.text.utf8
        let end = range.upperBound
        // U+064B, before or behind the final alif.
        return bytes[end - 2] == 0xD9 && bytes[end - 1] == 0x8B || (range.count > 4 && bytes[end - 4] == 0xD9 && bytes[end - 3] == 0x8B)
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
        // The model and the pack see the same words as a name: the pack knows better of what type.
        let agreed = span.map { $0.tokens == tokens } ?? false
        switch thing.type {
        case .country:
            if isAdjectival(tokens, name) { return false }
            if !name.needsSupport { return name.use != .name || span?.type != .person || tokens.count > 1 }
            if let span, span.type == .location { return true }
            return !hasModel && word(first - 1, isIn: Self.placeWords)
        case .place:
            if let span, span.type == .location { return true }
            if span != nil { return false }
            if tokens.count > 1 { return true }
            if name.needsSupport {
                // A word that is a place too: where a place is expected, in a state that the text speaks of.
                guard let country = thing.country, states.contains(country), first > 0 else { return false }
                if segmentation.proclitics == .waw || segmentation.proclitics.isEmpty && text.text.token(first - 1, is: "و") {
                    return isPlace(first - 1)
                }
                return segmentation.proclitics.isEmpty && word(first - 1, isIn: Self.placeWords) && !text.text.token(first - 1, is: "من")
            }
            if word(first - 1, isIn: Self.placeWords) || thing.subtype == "capital" || !hasModel { return true }
            // The story plays in that state, or another of its places stands beside it.
            guard let country = thing.country else { return true }
            let letters = (text.tokens[first].foldedRange.count) / 2
            return states.contains(country) && letters >= 4
        case .person:
            if name.use != .surname { return true }
            if let span, span.type == .person { return true }
            if agreed, !name.needsSupport { return true }
            if span != nil, tokens.count == 1 { return false }
            return !name.needsSupport
        default:
            if inMarks { return true }
            if let span, span.type == .organization || span.type == .misc { return true }
            if agreed, !name.needsSupport { return true }
            if let before = head(first - 1), before.head.type == .organization, before.match.tokenCount == 1 { return true }
            if isQuoteOpen(first - 1), head(first - 2) != nil { return true }
            // An outlet cited with its number: «الأخبار، العدد 12».
            if thing.source == .outlet, text.text.token(tokens.upperBound, is: "،"), text.text.token(tokens.upperBound + 1, is: "العدد") { return true }
            if name.needsSupport { return false }
            if span?.type == .person { return false }
            return true
        }
    }

    /// Whether a token ends the name of a place or state.
    private func isPlace(_ token: Int) -> Bool {
        if let span = span(at: token), span.type == .location { return true }
        return text.matches(at: token).contains {
            guard $0.entry.table == knowledge.nameTable, $0.tokenCount == 1 else { return false }
            let type = knowledge.things[knowledge.names[Int($0.entry.row)].thing].type
            return type == .place || type == .country
        }
    }

    /// «الدعوة السعودية»: the name of a state that is an adjective too, behind a definite noun that it agrees with.
    private func isAdjectival(_ tokens: Range<Int>, _ name: KnownName) -> Bool {
        let first = tokens.lowerBound
        guard tokens.count == 1, first > 0, adjective(first)?.country == name.thing, !text.tokens[first].startsLine else { return false }
        guard isDefinite(first - 1) || text.segmentations[first - 1].proclitics.contains(.article) || head(first - 1) != nil || text.segmentations[first - 1].enclitic != .none else { return false }
        if text.text.token(first - 1, is: "اليوم") || text.text.token(first - 1, is: "التي") || text.text.token(first - 1, is: "الذي") { return false }
        let bytes = text.text.foldedBytes(first - 1)
        return bytes.count > 4
    }

    private func addSpans(_ found: inout [NameCandidate]) {
        for span in joined(spans).flatMap(parts) {
            guard !span.tokens.isEmpty, span.tokens.upperBound <= text.tokens.count, !skipped[span.tokens.lowerBound] else { continue }
            var tokens = span.tokens
            var start = span.range.lowerBound
            if start > Int(text.tokens[tokens.lowerBound].start), keepsFirstLetter(span) {
                // The article that «لل» swallows cannot be cut; «لاني», «فاكت» begin with what only looks like a clitic.
                start = Int(text.tokens[tokens.lowerBound].start)
            }
            if endsInTanwin(tokens.upperBound - 1), tokens.count == 1, adjective(tokens.lowerBound) != nil || span.type == .location { continue }
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
                    for match in titles(at: tokens.lowerBound)
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
            if span.type == .person {
                while tokens.count > 1, let first = tokens.first, isFutureVerb(first) { drop() }
                while tokens.count > 1, let last = tokens.last, isNoNamePart(last) { tokens = tokens.lowerBound..<(tokens.upperBound - 1) }
            }
            if span.type == .person, tokens.count > 2, let last = tokens.last, isPackPerson(tokens.dropLast(), start) {
                let word = text.text.foldedWord(last)
                if !isSurname(word), !isGivenName(word), !isDefinite(last) { tokens = tokens.lowerBound..<(tokens.upperBound - 1) }
            }
            if span.type == .organization {
                while tokens.count > 1, let last = tokens.last, text.segmentations[last].proclitics.contains(.ba), isNoNamePart(last) || tokens.count == 2 {
                    tokens = tokens.lowerBound..<(tokens.upperBound - 1)
                }
            }
            if span.type == .person {
                // «"الجوهري"»: a quoted adjective.
                if tokens.count == 1, isDefinite(tokens.lowerBound), isQuoteOpen(tokens.lowerBound - 1), !isSurname(text.text.foldedWord(tokens.lowerBound)) { continue }
                tokens = completed(tokens)
            }
            if isNoName(tokens, span) { continue }
            guard let last = tokens.last, tokens.contains(where: { text.tokens[$0].kind == .word || text.tokens[$0].kind == .latin }) else {
                continue
            }
            let end = tokens.upperBound == span.tokens.upperBound ? span.range.upperBound : Int(text.tokens[last].end)
            guard start < end else { continue }
            let key = NameKey.key(nameHashes(tokens, from: start))
            let known = knowledge.names(key).filter { fits(knowledge.things[$0.thing].type, span.type) }
            var candidate = NameCandidate(
                tokens: tokens, range: start..<end, type: Self.type(span.type), known: known, core: tokens,
                weight: Float(tokens.count) * (1.5 + 0.8 * span.confidence))
            if let first = known.first {
                candidate.type = knowledge.things[first.thing].type
                candidate.subtype = knowledge.things[first.thing].subtype
            }
            if span.type == .organization { extend(&candidate) }
            found.append(candidate)
        }
    }

    /// Whether a model cut off as a clitic what belongs to the name: the article's «لل», the first letter in quotation marks, or of a
    /// foreign given name («لاني»).
    private func keepsFirstLetter(_ span: NameSpan) -> Bool {
        let token = span.tokens.lowerBound
        let word = text.text.foldedWord(token)
        if word.hasPrefix("لل") || isQuoteOpen(token - 1) { return true }
        guard text.text.slice(Int(text.tokens[token].start)..<span.range.lowerBound) != "و" else { return false }
        let rest = Folding.folded(text.text.slice(span.range.lowerBound..<Int(text.tokens[token].end)))
        if span.type == .person, isGivenName(word) || isSurname(word) { return true }
        if isGivenName(rest) || isSurname(rest) || !knowledge.names(NameKey.key([FormHash(rest.utf8).value])).isEmpty { return false }
        return span.type == .person ? span.tokens.count > 1 : text.segmentations[token].proclitics.isEmpty && commonness(rest) < 4
    }

    /// «، مصطفى البرق، »: a given name alone in an apposition takes the definite word behind it.
    private func completed(_ tokens: Range<Int>) -> Range<Int> {
        let next = tokens.upperBound
        guard tokens.count == 1, next + 1 < text.tokens.count, text.text.token(tokens.lowerBound - 1, is: "،"), isDefinite(next),
            text.text.token(next + 1, is: "،"), isGivenName(text.text.foldedWord(tokens.lowerBound)), !text.tokens[next].startsLine
        else { return tokens }
        return tokens.lowerBound..<(next + 1)
    }

    /// Joins a person's name that the model broke in two: «محمود صبري» and «أبو تريكة» without anything between them.
    private func joined(_ spans: [NameSpan]) -> [NameSpan] {
        var result: [NameSpan] = []
        for span in spans {
            if let last = result.last, last.type == .person, span.type == .person, last.tokens.upperBound == span.tokens.lowerBound,
                last.tokens.count == 1 || span.tokens.count == 1, span.tokens.count + last.tokens.count <= 5,
                span.range.lowerBound == Int(text.tokens[span.tokens.lowerBound].start), !text.tokens[span.tokens.lowerBound].startsLine,
                knowledge.names(NameKey.key(nameHashes(last.tokens, from: last.range.lowerBound))).isEmpty
            {
                result[result.count - 1] = NameSpan(
                    tokens: last.tokens.lowerBound..<span.tokens.upperBound, range: last.range.lowerBound..<span.range.upperBound,
                    type: .person, confidence: min(last.confidence, span.confidence))
            } else {
                result.append(span)
            }
        }
        return result
    }

    /// «صدام وخالد» are two: a name does not go on behind «و».
    private func parts(_ span: NameSpan) -> [NameSpan] {
        guard span.type == .person, span.tokens.count > 1 else { return [span] }
        guard
            let cut = span.tokens.dropFirst().first(where: {
                text.segmentations[$0].proclitics.contains(.waw) && text.tokens[$0].kind == .word && !text.tokens[$0].joinsPrevious
            })
        else { return [span] }
        let start = text.stemRange(cut, text.segmentations[cut]).lowerBound
        return [
            NameSpan(
                tokens: span.tokens.lowerBound..<cut, range: span.range.lowerBound..<Int(text.tokens[cut - 1].end), type: span.type,
                confidence: span.confidence),
            NameSpan(
                tokens: cut..<span.tokens.upperBound, range: start..<max(start + 1, span.range.upperBound), type: span.type,
                confidence: span.confidence),
        ]
    }

    private func isPackPerson(_ tokens: Range<Int>, _ start: Int) -> Bool {
        tokens.count > 1 && knowledge.names(NameKey.key(nameHashes(tokens, from: start))).contains { knowledge.things[$0.thing].type == .person }
    }

    /// «سيترأس», «ستبعد»: the س of the future before the prefix of an imperfect.
    private func isFutureVerb(_ token: Int) -> Bool {
        let word = text.text.foldedWord(token)
        let bare = word.hasPrefix("و") ? String(word.dropFirst()) : word
        return (bare.hasPrefix("سي") || bare.hasPrefix("ست")) && bare.unicodeScalars.count >= 5 && !isGivenName(bare) && !isSurname(bare)
            && text.segmentations[token].proclitics.contains(.sin)
    }

    /// Verbs and particles that a model may draw into a person's name.
    private func isNoNamePart(_ token: Int) -> Bool {
        if word(token, isIn: Self.particles) { return true }
        let word = text.text.foldedWord(token)
        if isGivenName(word) || isSurname(word) { return false }
        let cut = text.segmentations[token]
        // «فريقه», «فانفرد», «ستبعد»
        if cut.enclitic.isThirdPerson || cut.proclitics.contains(.fa) || cut.proclitics.contains(.sin) { return true }
        return text.matches(at: token).contains { $0.entry.features.isVerb && $0.segmentation.proclitics.isEmpty }
    }

    static let particles = hashes([
        "في", "من", "الي", "علي", "عن", "مع", "ان", "قد", "لم", "لن", "لا", "ما", "هو", "هي", "بعد", "قبل", "خلال", "الذي", "التي", "حتي", "بين", "عند",
        "كما", "فيما", "بينما", "حيث", "اذ", "ثم", "او", "كان", "كانت", "جاء", "جاءت", "يوم", "امس", "اليوم", "هذا", "هذه", "ذلك",
    ])

    /// What a model may take for a name by its place alone.
    static let neverNames = hashes([
        "السابق", "السابقه", "السابقان", "الاسبق", "الراحل", "المخلوع", "المتقاعد", "المكلف", "المنتخب", "المقال", "المستقيل", "المعزول", "الجديد",
        "السفير", "الرئيس", "الوزير", "الجنرال", "الحكومه", "المملكه", "المتحدث", "الاخير", "الاخيره", "البلاد", "العاصمه", "المدينه",
        "الله", "عز", "جل", "وجل", "النبي", "الارهابي", "الارهابيه", "سنه", "شيعه", "المنظمه", "الشركه", "الصحيفه", "الوكاله", "القناه", "الحركه", "الحزب", "الجماعه", "التنظيم",
    ])

    private func isNoName(_ tokens: Range<Int>, _ span: NameSpan) -> Bool {
        if tokens.count == 1, word(tokens.lowerBound, isIn: Self.neverNames) || word(tokens.lowerBound, isIn: Self.particles) { return true }
        let first = tokens.lowerBound
        if tokens.allSatisfy({ adjective($0) != nil && !isDefinite($0) }), knowledge.names(NameKey.key(nameHashes(tokens, from: span.range.lowerBound))).isEmpty {
            return true
        }
        if span.type == .location, tokens.count > 1, definiteAdjective(tokens.upperBound - 1) != nil,
            knowledge.names(NameKey.key(nameHashes(tokens, from: span.range.lowerBound))).isEmpty, head(first) == nil
        {
            // «المعارضة السورية» is no place.
            return true
        }
        if span.type == .organization || span.type == .misc {
            // «وزير [الخارجية العراقي]»: the words are part of an office.
            for start in stride(from: first - 1, through: max(0, first - 2), by: -1) {
                for match in titles(at: start) + text.matches(at: start, in: knowledge.officeTable)
                where start + Int(match.tokenCount) > first { return true }
            }
            // «حركة متمردة»: a head noun with an indefinite adjective names nothing.
            if tokens.count == 2, let head = head(first), head.head.takes != .adjective, head.match.tokenCount == 1, !isDefinite(first + 1) {
                let bytes = text.text.foldedBytes(first + 1)
                if head.head.isFeminine, bytes.suffix(2) == [0xD9, 0x87], knowledge.names(NameKey.key(nameHashes(tokens, from: span.range.lowerBound))).isEmpty {
                    return true
                }
            }
        }
        if tokens.count == 1, span.type == .person {
            // «الأوكراني», «سمو», «وراوغه»
            if adjective(first) != nil || titles(at: first).contains(where: { $0.tokenCount == 1 }) { return true }
            if text.segmentations[first].proclitics.contains(.waw), text.segmentations[first].enclitic.isThirdPerson { return true }
        }
        return tokens.count == 1 && span.confidence < 0.35
    }

    private func holdsOpening(_ tokens: Range<Int>) -> Bool { tokens.dropLast().contains { isOpeningMark($0) } }

    private func fits(_ type: EntityType, _ span: NameType) -> Bool {
        switch span {
        case .person: type == .person
        case .location: type == .place || type == .country || type == .organization
        case .organization: type == .organization || type == .other
        case .misc: type != .country && type != .place
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
            if token == tokens.lowerBound {
                let from = max(start, Int(text.tokens[token].start))
                result.append(FormHash(Folding.fold(NameKey.restoringArticle(Folding.folded(text.text.slice(from..<Int(text.tokens[token].end)))))).value)
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
            candidate.known.isEmpty || !Self.owning.contains(before.head.id) && before.head.id != "forces",
            !text.tokens[first].startsLine
        {
            first -= 1
            start = text.stemRange(first, before.match.segmentation).lowerBound
            if before.match.segmentation.proclitics.contains(.article) { start = stemStart(first, before.match.segmentation) }
            candidate.subtype = candidate.subtype ?? before.head.subtype
            candidate.hasHead = true
        } else if own == nil, candidate.known.isEmpty, let reach = headReach(first), start == Int(text.tokens[first].start) {
            candidate.subtype = candidate.subtype ?? reach.head.subtype
            candidate.hasHead = true
            first = reach.token
            start = stemStart(first, reach.segmentation)
            candidate.core = first..<last
        } else if let own {
            candidate.subtype = candidate.subtype ?? own.head.subtype
            candidate.hasHead = true
            if own.match.segmentation.proclitics.intersection(.prepositions) != [], start == Int(text.tokens[first].start) {
                // «بتنظيم …»: a clitic that the model left on.
                start = stemStart(first, own.match.segmentation)
            }
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

    /// A head noun a few definite words before a name: «مؤسسة النقد العربي السعودي» when only its end was seen.
    private func headReach(_ token: Int) -> (token: Int, head: ActorKnowledge.HeadNoun, segmentation: Segmentation)? {
        var at = token - 1
        while at >= 0, token - at <= 3, isDefinite(at), text.tokens[at].kind == .word, !text.tokens[at + 1].startsLine, !skipped[at] { at -= 1 }
        guard at >= 0, at < token - 1, !text.tokens[at + 1].startsLine, !skipped[at], let head = head(at), head.match.tokenCount == 1,
            head.head.takes == .phrase, head.head.type == .organization
        else { return nil }
        return (at, head.head, head.match.segmentation)
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

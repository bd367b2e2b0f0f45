import Actors
import ArabicText
import Knowledge
import Readings
import Syntax
import TimeExpressions

/// What the room needs to know of each word of a sentence, gathered in one pass over its lexicon matches.
struct SentenceScan {
    struct Candidate {
        let token: Int
        let length: Int
        let row: Int
        let isNoun: Bool
        let match: LexicalMatch
    }

    struct Word {
        var kind: Token.Kind = .word
        var wordClass: GrammarClass?
        /// Tokens of the function word that begins here.
        var classLength = 1
        /// Standing alone or joined to this word.
        var preposition: Preposition?
        var prepositionIsClitic = false
        var hasWaw = false
        var isDefinite = false
        var isVerb = false
        var isParticiple = false
        var verbFeatures = WordFeatures()
        var isTime = false
        /// Index of the mention that covers the token, or -1.
        var mention: Int32 = -1
        /// Index of the nominal mention that begins at the token, or -1.
        var nominal: Int32 = -1
        var pronoun: Int32 = -1
        var adjective: Int32 = -1
        var role: Int32 = -1
        var head: HeadKind?
        var light: Int32 = -1
        var lightNoun: Int32 = -1
        var status: Int32 = -1
        var statusLength: Int8 = 1
        var enclitic: Enclitic = .none

        /// «أصدر», «أعلن»: the third person of the perfect before the first of the present.
        mutating func markVerb(_ features: WordFeatures) {
            guard !isVerb || verbFeatures.person != .third || features.person == .third else { return }
            isVerb = true
            verbFeatures = features
        }
    }

    let text: AnalyzedText
    private(set) var actors: ActorLayer
    let tables: EventTables
    /// Nil where sentences are not parsed.
    let syntax: SyntaxLayer?
    let range: Range<Int>
    private(set) var words: [Word]
    /// Sorted by token.
    private(set) var candidates: [Candidate]
    /// Context words by token, sorted by token.
    private(set) var contexts: [(token: Int, number: Int32)]
    /// Words of the classes that tell acts told from acts spoken of.
    private(set) var actContexts: [(token: Int, number: Int32)] = []

    /// The words that may tell an act at a token.
    func candidates(at token: Int) -> ArraySlice<Candidate> { candidates(in: token..<token + 1) }

    /// Likewise within a range, which may reach beyond the sentence.
    func candidates(in tokens: Range<Int>) -> ArraySlice<Candidate> { Self.slice(of: candidates, in: tokens, token: \.token) }

    /// The words of context within a range.
    func contexts(in tokens: Range<Int>) -> ArraySlice<(token: Int, number: Int32)> { Self.slice(of: contexts, in: tokens, token: \.token) }

    /// Those of a list sorted by token that stand within a range.
    private static func slice<Entry>(of list: [Entry], in tokens: Range<Int>, token: (Entry) -> Int) -> ArraySlice<Entry> {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if token(list[middle]) < tokens.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < list.count, token(list[end]) < tokens.upperBound { end += 1 }
        return list[low..<end]
    }

    /// Takes over a layer that more entities were added to; mentions have to be the same.
    mutating func adopt(_ layer: ActorLayer) { actors = layer }

    subscript(token: Int) -> Word { words[token - range.lowerBound] }

    /// Nil when nothing in the sentence can name an act: no word of the room's tables nor of `extras`. Verbs of `silent` tables count as
    /// verbs only where another table knows them.
    init?(
        _ sentence: Range<Int>, text: AnalyzedText, actors: ActorLayer, syntax: SyntaxLayer? = nil, tables: EventTables, extras: [LexiconTable],
        silent: [LexiconTable] = []
    ) {
        var hasCandidate = false
        search: for token in sentence {
            for match in text.matches(at: token)
            where match.entry.table == tables.verbs || match.entry.table == tables.nouns || extras.contains(match.entry.table) {
                hasCandidate = true
                break search
            }
        }
        guard hasCandidate else { return nil }
        self.text = text
        self.actors = actors
        self.tables = tables
        self.syntax = syntax
        range = sentence
        words = [Word](repeating: Word(), count: sentence.count)
        candidates = []
        contexts = []
        for token in sentence { scan(token, silent) }
        for token in sentence.dropLast() where self[token].wordClass == .preposition && self[token].preposition == .toward {
            // «نحو 300 طفل»
            let next = self[token + 1]
            guard next.kind == .number || next.wordClass == .quantifier else { continue }
            words[token - range.lowerBound].wordClass = .quantifier
            words[token - range.lowerBound].preposition = nil
        }
        for mention in actors.mentions(in: sentence) {
            let number = Int32(actors.mentions.firstIndexOf(mention))
            switch mention.form {
            case .name: break
            case .nominal: words[mention.tokens.lowerBound - range.lowerBound].nominal = number
            case .pronoun: words[mention.tokens.lowerBound - range.lowerBound].pronoun = number
            }
        }
        if let band = tables.band {
            for token in sentence.dropLast() where isBand(token) {
                words[token - range.lowerBound].role = band
                words[token - range.lowerBound].wordClass = nil
            }
        }
        guard let people = tables.people else { return }
        for token in sentence where isPeople(token) { words[token - range.lowerBound].role = people }
    }

    private mutating func scan(_ token: Int, _ silent: [LexiconTable]) {
        let place = token - range.lowerBound
        var word = Word()
        let kind = text.tokens[token].kind
        word.kind = kind
        let cut = text.segmentations[token]
        // «غربية», «امرأة»: tāʾ marbūṭa is no pronoun, though it folds to the letter of one.
        let end = Int(text.tokens[token].end)
        let endsInTaMarbuta = end - Int(text.tokens[token].start) >= 4 && text.text.utf8[end - 2] == 0xD8 && text.text.utf8[end - 1] == 0xA9
        let covering = actors.nameAtToken[token]
        word.mention = covering
        if covering >= 0 {
            let mention = actors.mentions[Int(covering)]
            if mention.tokens.lowerBound == token {
                let letters = clitics(before: mention.range.lowerBound, token)
                word.hasWaw = letters.contains(0x648) || letters.contains(0x641)
                if letters.contains(0x644) { word.preposition = .forWhom }
                if letters.contains(0x628) { word.preposition = .by }
                // «للحوثيين»: the name keeps the article that «ل» has swallowed.
                if letters.isEmpty, text.text.foldedBytes(token).starts(with: [0xD9, 0x84, 0xD9, 0x84]) { word.preposition = .forWhom }
                word.prepositionIsClitic = word.preposition != nil
            }
            word.isDefinite = true
        } else if kind == .word {
            word.hasWaw = cut.proclitics.contains(.waw) || cut.proclitics.contains(.fa)
            word.enclitic = endsInTaMarbuta ? .none : cut.enclitic
            word.isDefinite = cut.proclitics.contains(.article) || word.enclitic != .none
            if cut.proclitics.contains(.lam) { word.preposition = .forWhom }
            if cut.proclitics.contains(.ba) { word.preposition = .by }
            word.prepositionIsClitic = word.preposition != nil
        }
        if let adjective = actors.adjectives[token] { word.adjective = Int32(adjective) }
        /// «وجهتها»: a verb of the tables with its object, whatever else the word may be.
        var hasObject = false
        for match in text.matches(at: token) {
            let table = match.entry.table
            let row = Int(match.entry.row)
            let clitics = match.segmentation.proclitics
            // «انسحب» is no question.
            if clitics.contains(.question) || endsInTaMarbuta && match.tokenCount == 1 && match.segmentation.enclitic != .none { continue }
            if table == tables.contexts {
                // «دعا حزب الله», «دعا الملك عبد الله»: what stands inside a name is not meant.
                guard covering < 0 || actors.mentions[Int(covering)].tokens.lowerBound == token else { continue }
                contexts.append((token, match.entry.row))
            } else if table == tables.actContexts {
                if actContexts.last.map({ $0.token != token || $0.number != match.entry.row }) ?? true {
                    actContexts.append((token, match.entry.row))
                }
            } else if table == tables.grammar {
                guard covering < 0 else { continue }
                let grammar = tables.grammarRows[row]
                guard Self.accepts(grammar.wordClass, match) else { continue }
                if word.wordClass == nil || Int(match.tokenCount) > word.classLength {
                    word.wordClass = grammar.wordClass
                    word.classLength = Int(match.tokenCount)
                    if grammar.wordClass == .preposition || grammar.wordClass == .prepositionPronoun {
                        word.preposition = grammar.preposition ?? .other
                        word.prepositionIsClitic = false
                        word.enclitic = match.segmentation.enclitic
                        word.hasWaw = clitics.contains(.waw) || clitics.contains(.fa)
                    }
                    if grammar.wordClass == .agent { word.preposition = nil }
                }
            } else if table == tables.heads {
                if covering < 0 { word.head = tables.headKinds[row] }
            } else if table == tables.roles {
                if covering < 0 { word.role = match.entry.row }
            } else if table == tables.statuses {
                if word.status < 0 || match.tokenCount > word.statusLength {
                    word.status = match.entry.row
                    word.statusLength = Int8(match.tokenCount)
                }
                if covering < 0, match.tokenCount == 1, !word.isVerb, let features = presentFeatures(token) {
                    // «ترغب», «يقرر»: a verb that other tables need not know.
                    word.isVerb = true
                    word.verbFeatures = features
                }
            } else if table == tables.light {
                if covering < 0, Self.acceptsVerb(match) {
                    word.light = match.entry.row
                    word.markVerb(match.entry.features)
                    if match.segmentation.enclitic != .none { hasObject = true }
                }
            } else if table == tables.lightNouns {
                if covering < 0 { word.lightNoun = match.entry.row }
            } else if table == tables.verbs {
                guard covering < 0 else { continue }
                if match.entry.features.isVerb {
                    guard Self.acceptsVerb(match) else { continue }
                    candidates.append(
                        Candidate(token: token, length: Int(match.tokenCount), row: row, isNoun: false, match: match))
                } else {
                    word.isParticiple = true
                    candidates.append(
                        Candidate(token: token, length: Int(match.tokenCount), row: row, isNoun: false, match: match))
                }
            } else if table == tables.nouns {
                if covering < 0 {
                    candidates.append(Candidate(token: token, length: Int(match.tokenCount), row: row, isNoun: true, match: match))
                }
            } else if match.entry.features.isVerb, covering < 0, !silent.contains(table), Self.acceptsVerb(match), match.tokenCount == 1,
                match.entry.features.aspect != .imperative
            {
                word.markVerb(match.entry.features)
            }
        }
        // «المفاوضات الجارية بين البلدين»: in the midst of a clause a preposition is no verb.
        if word.wordClass == .preposition, word.isVerb, word.light < 0, !word.hasWaw, token > range.lowerBound,
            !candidates(at: token).contains(where: { !$0.isNoun })
        {
            word.isVerb = false
        }
        if hasObject, !cut.proclitics.contains(.article), word.lightNoun < 0 || describesAct(token), word.role < 0, word.head == nil,
            !candidates(at: token).contains(where: { $0.isNoun })
        {
            word.isDefinite = false
        }
        if covering < 0, kind == .word, !word.isDefinite, word.wordClass == nil, !word.isVerb,
            !candidates(at: token).contains(where: { !$0.match.segmentation.proclitics.contains(.article) })
        {
            word.isDefinite = hasArticle(token, cut)
        }
        if covering < 0, !endsInTaMarbuta, isOtherVerb(token, word) {
            word.isVerb = true
            word.verbFeatures = presentFeatures(token) ?? perfectFeatures(token)
            word.isDefinite = false
        }
        words[place] = word
    }

    /// «زرعته», «يكافح»: a verb of the tree that no table takes for anything.
    private func isOtherVerb(_ token: Int, _ word: Word) -> Bool {
        guard let syntax, syntax.verbs[token], !word.isVerb, word.kind == .word, word.wordClass == nil, word.role < 0, word.head == nil,
            word.lightNoun < 0, word.adjective < 0, !word.prepositionIsClitic, !text.segmentations[token].proclitics.contains(.article)
        else { return false }
        return candidates(at: token).isEmpty
    }

    /// «غارة شنها الجيش», «الهجوم الذي شنه»: whether a word stands right behind a noun of action and its attribute, or behind a relative pronoun, so
    /// that it is the verb of a clause that describes the act and not a verbal noun («قبل شنها هجوما»).
    private func describesAct(_ token: Int) -> Bool {
        guard token > range.lowerBound, text.segmentations[token].proclitics.isEmpty, case let before = self[token - 1], before.mention < 0 else {
            return false
        }
        if before.wordClass == .relative { return true }
        func isAct(_ noun: Int) -> Bool { noun >= range.lowerBound && candidates(at: noun).contains { $0.isNoun } }
        return before.wordClass == nil && !before.isVerb && (isAct(token - 1) || before.kind == .word && isAct(token - 2))
    }

    /// Whether a word is written with the article, also where news writes it so nearly always («البلاد», «الدولي») that evidence does not
    /// cut it. Alif with hamza («إلغاء», «ألمانيا») begins no article.
    private func hasArticle(_ token: Int, _ cut: Segmentation) -> Bool {
        guard text.text.foldedBytes(token).dropFirst(Int(cut.stemStart)).starts(with: Self.article) else { return false }
        // Folding drops the hamza.
        let letters = text.text.word(token).unicodeScalars.filter { $0.properties.generalCategory == .otherLetter }
        let stem = letters.dropFirst(Int(cut.stemStart) / 2)
        return stem.count >= 5 && stem.starts(with: ["\u{0627}", "\u{0644}"])
    }

    /// Folded.
    private static let article: [UInt8] = [0xD8, 0xA7, 0xD9, 0x84]

    /// The features of a present singular, as its prefix shows them; nil for a word that begins otherwise or has an article.
    private func presentFeatures(_ token: Int) -> WordFeatures? {
        let cut = text.segmentations[token]
        guard !cut.proclitics.contains(.article) else { return nil }
        let bytes = text.text.foldedBytes(token)
        let start = bytes.startIndex + (cut.proclitics.contains(.waw) || cut.proclitics.contains(.fa) ? 2 : 0)
        guard bytes.endIndex - start >= 8, bytes[bytes.endIndex - 1] != 0x87 else { return nil }
        switch (bytes[start], bytes[start + 1]) {
        case (0xD9, 0x8A): return WordFeatures(.present, .third, .masculine, .singular)
        case (0xD8, 0xAA) where !Self.isNoun(bytes[start...]): return WordFeatures(.present, .third, .feminine, .singular)
        default: return nil
        }
    }

    /// «وافق», «نددت», «ساروا»: of a verb that is none of the present.
    private func perfectFeatures(_ token: Int) -> WordFeatures {
        let word = text.text.foldedSpelling(token)
        if word.hasSuffix("وا") { return WordFeatures(.past, .third, .masculine, .plural) }
        return WordFeatures(.past, .third, word.hasSuffix("ت") ? .feminine : .masculine, .singular)
    }

    /// «تخطيط», «تهديد», «تقليص»: nouns of the pattern tafʿīl begin like verbs.
    private static func isNoun(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count >= 10 && bytes[bytes.endIndex - 4] == 0xD9 && bytes[bytes.endIndex - 3] == 0x8A
    }

    private static func acceptsVerb(_ match: LexicalMatch) -> Bool {
        let clitics = match.segmentation.proclitics
        if clitics.contains(.article) || clitics.contains(.ba) || clitics.contains(.kaf) { return false }
        let aspect = match.entry.features.aspect
        if clitics.contains(.lam) || clitics.contains(.sin) { return aspect == .present || aspect == .jussive }
        return true
    }

    private static func accepts(_ wordClass: GrammarClass, _ match: LexicalMatch) -> Bool {
        let clitics = match.segmentation.proclitics
        if clitics.contains(.article) { return false }
        switch wordClass {
        case .preposition: return clitics.subtracting([.waw, .fa]).isEmpty
        case .quantifier: return match.segmentation.enclitic == .none
        default: return clitics.subtracting([.waw, .fa]).isEmpty && match.segmentation.enclitic == .none
        }
    }

    /// Code points of the letters between the start of a token and a UTF-8 offset.
    private func clitics(before offset: Int, _ token: Int) -> [UInt32] {
        var letters: [UInt32] = []
        var at = Int(text.tokens[token].start)
        while at < offset {
            let (scalar, length) = UTF8Scalar.decode(text.text.utf8, at: at)
            letters.append(scalar)
            at += length
        }
        return letters
    }

    mutating func markTimes(_ times: ArraySlice<TimeExpression>) {
        for time in times {
            for token in time.tokens where range.contains(token) { words[token - range.lowerBound].isTime = true }
        }
    }

    mutating func setVerb(_ token: Int, _ features: WordFeatures) {
        words[token - range.lowerBound].isVerb = true
        words[token - range.lowerBound].verbFeatures = features
        // «استهدفهم»: with its object it is no noun with an owner.
        words[token - range.lowerBound].isDefinite = false
    }

    func isPunctuation(_ token: Int) -> Bool { text.tokens[token].kind == .punctuation }

    func isComma(_ token: Int) -> Bool { text.text.token(token, is: "،") || text.text.token(token, is: ",") }

    func isQuotationMark(_ token: Int) -> Bool {
        text.text.token(token, is: "«") || text.text.token(token, is: "»") || text.text.token(token, is: "\"")
            || text.text.token(token, is: "“") || text.text.token(token, is: "”")
    }
}

extension [ActorLayer.Mention] {
    /// Index of a mention that is known to be among them. Complexity: logarithmic, but for mentions that begin together.
    func firstIndexOf(_ mention: ActorLayer.Mention) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].tokens.lowerBound < mention.tokens.lowerBound { low = middle + 1 } else { high = middle }
        }
        while low < count, self[low] != mention { low += 1 }
        return low
    }
}

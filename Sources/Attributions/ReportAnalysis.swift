import Actors
import ArabicText
import Knowledge
import Readings
import Syntax

/// The work on one document: what each token can do, the drafts found so far, and who spoke last.
///
/// Everything that looks ahead or back is bounded by ``window``, so that the whole is linear in the length of the text.
struct ReportAnalysis {
    /// How many tokens a cue looks for its content and its source.
    static let window = 60
    /// How many tokens an indirect content may hold.
    static let contentLimit = 320
    /// How many quotations may stand in one another; what is said deeper is not read, so that deep texts stay linear.
    static let depthLimit = 24
    /// How many tokens of a content are kept whose end is not in sight.
    static let clauseLimit = 40

    struct VerbReading {
        let row: Int
        let features: WordFeatures
        let cut: Segmentation

        var isParticiple: Bool { features.aspect == .activeParticiple }
    }

    /// An attribution before its nesting is known.
    struct Draft {
        var cue: Range<Int>
        var cueTokens: Range<Int>
        var rule: String
        var stance: Stance
        var sourceTokens: Range<Int>?
        var sourceRange: Range<Int>?
        var kind: SourceKind
        var entity: ActorLayer.EntityIndex?
        /// How often such a choice of the source is right, from 0 to 1; nil where the words left none.
        var chance: Double?
        var content: Range<Int>
        var contentTokens: Range<Int>
        var mode: AttributionRecord.Mode
        /// «وهو ما نفته»: takes up what stands before it, which others have told.
        var isResumptive = false
        /// The words that name the source stand with another verb: «ردت الشرطة على السؤال، لكنها قالت».
        var isTakenUp = false
        /// The cue of the one who tells what this source told him, when his content does not hold this cue: «بحسب الوكالة نقلاً عن مصدر».
        var teller: Range<Int>?
        /// What the content was found by; nil when it stands before its cue.
        var frame: Frame?
        /// Gender of a verb in the singular, which a participle behind it agrees with.
        var gender = WordFeatures.Gender.none
        /// Several speak.
        var isPlural = false
    }

    let text: AnalyzedText
    let tables: AttributionTables
    /// With those who are described without a name behind the entities of the actors' room.
    var actors: ActorLayer
    /// Nil where no trees were read.
    let syntax: SyntaxLayer?
    /// Nil: contents end where the rules say.
    let ends: ChoiceModel?
    /// Weights that judge cues; nil: the rules alone say what is one.
    let cues: ChoiceModel?
    /// Weights that choose sources; nil: the rules alone say who speaks.
    let sources: ChoiceModel?
    /// Whether ``sourceChoices`` are kept, for training.
    var collectsSources = false
    /// Those who may be the sources of cues, in UTF-8 offsets.
    var sourceChoices: [(cue: Range<Int>, content: Range<Int>, candidates: [SourceCandidate], features: [[UInt64]])] = []
    /// Whether rows that only weights judge always report, for the checks of packs.
    var takesWeighed = false
    /// Whether ``judged`` is kept, for training.
    var collects = false
    /// The words that may be cues, in UTF-8 offsets.
    var judged: [(cue: Range<Int>, features: [UInt64], isTaken: Bool)] = []
    let count: Int
    var roles: [TokenRoles]
    /// Row of the source head at each token, or -1.
    var heads: [Int16]
    /// Hash of the head's stem, for «المصدر» behind «مصدر».
    var stems: [UInt64]
    var verbs: [Int: [VerbReading]] = [:]
    /// Verbs in the first person inside quotation marks.
    var ownVerbs: [Int: VerbReading] = [:]
    var nouns: [Int: LexicalMatch] = [:]
    /// Nouns that report something only if the weights say so.
    var weighedNouns: [Int: LexicalMatch] = [:]
    /// Whether a token is such a noun or a verb in the first person inside quotation marks.
    var mayReport: [Bool]
    var phrases: [Int: LexicalMatch] = [:]
    /// For each opening quotation mark the token of its closing one, or one past the paragraph; -1 elsewhere.
    var closing: [Int32]
    /// For each token the opening mark of the innermost quotation that holds it, or -1.
    var quotation: [Int32]
    /// Tokens that are not read: page furniture, and what is quoted too deep.
    var skip: [Bool]
    /// Clauses by which a source asks not to be named, by their first token and by one past their last.
    var asides: [Int: Int] = [:]
    var asideStart: [Int: Int] = [:]
    /// Bodies and outlets without a name, in text order, and for each of their nouns its place there.
    var descriptions: [Description] = []
    var descriptionAt: [Int: Int] = [:]
    /// Index of the first entity that is only described.
    let firstDescribed: Int
    var drafts: [Draft] = []
    var history: [Antecedent] = []
    /// Where the clause of the last verb of saying begins, for a phrase that interrupts it.
    var lastClause = 0
    /// The first token that ends a sentence; the count where none does, nil until it was asked for.
    var firstStop: Int?

    init(
        text: AnalyzedText, tables: AttributionTables, actors: ActorLayer, times: [Range<Int>], syntax: SyntaxLayer?, boilerplate: [Range<Int>],
        ends: ChoiceModel?, cues: ChoiceModel?, sources: ChoiceModel?
    ) {
        self.syntax = syntax
        self.ends = ends
        self.cues = cues
        self.sources = sources
        self.text = text
        self.tables = tables
        self.actors = actors
        firstDescribed = actors.entities.count
        count = text.tokens.count
        roles = [TokenRoles](repeating: [], count: count)
        heads = [Int16](repeating: -1, count: count)
        stems = [UInt64](repeating: 0, count: count)
        closing = [Int32](repeating: -1, count: count)
        quotation = [Int32](repeating: -1, count: count)
        skip = [Bool](repeating: false, count: count)
        mayReport = skip
        for range in boilerplate { for token in range.clamped(to: 0..<count) { skip[token] = true } }
        markQuotations()
        for token in 0..<count { classify(token) }
        for range in times {
            for token in range.clamped(to: 0..<count) where roles[token].isDisjoint(with: [.name, .mark, .cueVerb]) {
                roles[token].insert(.adverb)
                roles[token].remove([.head, .verb])
                heads[token] = -1
            }
        }
        markAnonymity()
        markDescribed()
    }

    private mutating func markQuotations() {
        // Inner quotations come later in the list and overwrite; paint only what is short or outermost, so that deep nesting stays
        // linear.
        for found in text.text.quotations {
            guard found.open < count else { continue }
            closing[found.open] = Int32(found.close)
            roles[found.open].insert(.openQuote)
            if found.isClosed, found.close < count { roles[found.close].insert(.closeQuote) }
        }
        var stack: [(open: Int, close: Int)] = []
        var next = 0
        let quotations = text.text.quotations
        for token in 0..<count {
            while let top = stack.last, token >= top.close { stack.removeLast() }
            if let top = stack.last { quotation[token] = Int32(top.open) }
            if stack.count > Self.depthLimit { skip[token] = true }
            while next < quotations.count, quotations[next].open == token {
                stack.append((quotations[next].open, quotations[next].close))
                next += 1
            }
        }
    }

    private mutating func classify(_ token: Int) {
        let place = text.tokens[token]
        switch place.kind {
        case .punctuation, .symbol:
            roles[token].insert(.mark)
            switch UTF8Scalar.decode(text.text.utf8, at: Int(place.start)).scalar {
            case 0x60C, 0x2C, 0x61B, 0x3B: roles[token].insert(.comma)
            case 0x2E
            where place.joinsPrevious && token + 1 < count && text.tokens[token + 1].joinsPrevious
                && text.tokens[token + 1].kind != .punctuation:
                // «بي.بي.سي»
                break
            case 0x2E, 0x21, 0x3F, 0x61F, 0x2026: roles[token].insert(.stop)
            case 0x3A: roles[token].insert(.colon)
            case 0x28, 0x5B: roles[token].insert(.openBracket)
            case 0x29, 0x5D: roles[token].insert(.closeBracket)
            case 0x2D, 0x2013, 0x2014: roles[token].insert(.dash)
            default: break
            }
            return
        case .number:
            return
        case .word, .latin:
            break
        }
        if actors.name(at: token) != nil { roles[token].insert(.name) }
        let preferred = text.segmentations[token]
        if preferred.proclitics.contains(.ba) { roles[token].insert(.ba) }
        if preferred.proclitics.contains(.lam) { roles[token].insert(.lam) }
        if preferred.proclitics.contains(.article) { roles[token].insert(.article) }
        if !preferred.proclitics.isDisjoint(with: .conjunctions) { roles[token].insert(.conjunction) }
        stems[token] = FormHash.stem(text.text.foldedBytes(token), preferred)
        if isNisba(token) { roles[token].insert(.adjective) }

        var bestHead = Int.max
        var bestVerb = Int.max
        for match in text.matches(at: token) {
            let table = match.entry.table
            let cut = match.segmentation
            if table == tables.particleTable {
                addParticle(match, at: token)
            } else if table == tables.headTable, match.tokenCount == 1 {
                let cost = Self.cost(cut)
                if cost < bestHead, cut.proclitics.isDisjoint(with: [.sin, .question, .kaf]), !isOne(token),
                    !tables.heads[Int(match.entry.row)].isActing || isWord(token + 1, .acting)
                {
                    bestHead = cost
                    heads[token] = Int16(clamping: match.entry.row)
                    stems[token] = headStem(token, cut)
                    if cut.proclitics.contains(.article) { roles[token].insert(.article) }
                    if cut.proclitics.contains(.lam) { roles[token].insert(.lam) }
                    if cut.proclitics.contains(.ba) { roles[token].insert(.ba) }
                }
            } else if table == tables.verbTable, match.tokenCount == 1 {
                addVerb(match, at: token, best: &bestVerb)
            } else if table == tables.nounTable, match.tokenCount == 1 {
                if tables.nouns[Int(match.entry.row)].owner == .weighed {
                    if cut.proclitics.isDisjoint(with: [.sin, .question, .kaf]) {
                        weighedNouns[token] = match
                        mayReport[token] = true
                    }
                } else if cut.proclitics.isDisjoint(with: [.sin, .question, .kaf]),
                    nouns[token].map({ Self.cost(cut) < Self.cost($0.segmentation) }) ?? true
                {
                    nouns[token] = match
                    roles[token].insert(.cueNoun)
                }
            } else if table == tables.phraseTable {
                // «صلاح حسب الله»: part of a name.
                if cut.proclitics.subtracting([.waw]).isEmpty, cut.enclitic == .none, actors.name(at: token).map({ $0.tokens.count == 1 }) ?? true,
                    phrases[token].map({
                        ($0.tokenCount, Self.cost(cut)) < (match.tokenCount, Self.cost($0.segmentation))
                    }) ?? true
                {
                    phrases[token] = match
                    roles[token].insert(.cuePhrase)
                }
            } else if table == tables.venueTable {
                // «تعهد بالرد»: not where it is said.
                if cut.proclitics.isDisjoint(with: [.sin, .question, .kaf]), match.entry.row == 0 || !cut.proclitics.contains(.ba) {
                    roles[token].insert(.venue)
                }
            }
            if match.entry.features.isVerb, match.tokenCount == 1, match.entry.features.person == .third,
                cut.proclitics.isSubset(of: [.waw, .fa, .sin])
            {
                roles[token].insert(.verb)
            }
        }
        // «إلى بلاده»: behind a preposition a word has no ب of its own.
        if roles[token].contains(.ba), token > 0, roles[token - 1].contains(.preposition), roles[token].isDisjoint(with: [.name, .venue]) {
            roles[token].remove(.ba)
        }
        if isWord(token, .bound) { roles[token] = roles[token].subtracting([.lam, .ba, .head, .cueVerb, .verb]).union(.bound) }
        if roles[token].contains(.obligation) {
            roles[token].remove(.cueVerb)
            verbs[token] = nil
        }
        // «المعارضة نفت»: a body, unless what it opposes follows.
        if bestHead < Int.max, verbs[token]?.allSatisfy({ $0.isParticiple && $0.cut.proclitics.contains(.article) }) ?? false, token + 1 < count,
            text.segmentations[token + 1].proclitics.isDisjoint(with: [.lam, .ba])
        {
            roles[token].remove(.cueVerb)
            verbs[token] = nil
        }
        if bestHead < Int.max, !roles[token].contains(.adverb), roles[token].isDisjoint(with: [.preposition, .negation]) {
            roles[token].insert(.head)
        } else {
            heads[token] = -1
        }
    }

    /// «واحد» is one, not «and one of».
    private func isOne(_ token: Int) -> Bool {
        (text.text.token(token, is: "واحد") || text.text.token(token, is: "واحده") || text.text.token(token, is: "واحدا"))
            && UTF8Scalar.decode(text.text.utf8, at: Int(text.tokens[token].start) + 2).scalar == 0x627
    }

    /// The head without the alif of the accusative: «تقريراً» and «التقرير» are one noun.
    private func headStem(_ token: Int, _ cut: Segmentation) -> UInt64 {
        let word = text.text.foldedBytes(token)
        let stem = word[(word.startIndex + Int(cut.stemStart))..<(word.startIndex + Int(cut.stemEnd))]
        guard cut.restoration == .none, stem.count > 6, stem.suffix(2).elementsEqual([0xD8, 0xA7]) else { return FormHash.stem(word, cut) }
        return FormHash(stem.dropLast(2)).value
    }

    /// «الروسي», «الروسية», «الروسيون»: an adjective of relation.
    private func isNisba(_ token: Int) -> Bool {
        let word = text.text.foldedBytes(token)
        return word.count >= 10 && word.starts(with: [0xD8, 0xA7, 0xD9, 0x84])
            && (word.suffix(2).elementsEqual([0xD9, 0x8A]) || word.suffix(4).elementsEqual([0xD9, 0x8A, 0xD9, 0x87])
                || word.count >= 16 && word.suffix(6).elementsEqual([0xD9, 0x8A, 0xD9, 0x88, 0xD9, 0x86]))
    }

    static func cost(_ cut: Segmentation) -> Int {
        cut.proclitics.rawValue.nonzeroBitCount + (cut.enclitic == .none ? 0 : 1) + (cut.restoration == .none ? 0 : 1)
    }

    private mutating func addParticle(_ match: LexicalMatch, at token: Int) {
        let particle = tables.particles[Int(match.entry.row)]
        let cut = match.segmentation
        let clitics = cut.proclitics.subtracting(.conjunctions)
        let bound = cut.enclitic != .none
        switch particle {
        case .complement:
            // The name «آن» is none.
            let first = text.stemRange(token, cut).lowerBound
            guard clitics.isSubset(of: [.ba]), UTF8Scalar.decode(text.text.utf8, at: first).scalar != 0x622 else { return }
            // «إن لم تفعل»: if.
            if !bound, clitics.isEmpty, UTF8Scalar.decode(text.text.utf8, at: first).scalar == 0x625, text.text.token(token + 1, is: "لم"),
                !has(token - 1, [.cueVerb, .cueNoun])
            {
                roles[token].insert(.opener)
                return
            }
            // «سي إن إن», «إن بي سي»
            if !bound, let mention = actors.name(at: token), mention.tokens.count > 1,
                [token - 1, token + 1].contains(where: { mention.tokens.contains($0) && text.tokens[$0].foldedRange.count <= 4 })
            {
                return
            }
            roles[token].insert(.complement)
        case .preposition:
            guard clitics.isEmpty else { return }
            // «علي خامنئي»
            if actors.name(at: token) != nil, text.text.utf8[text.tokens[token].range].suffix(2).elementsEqual([0xD9, 0x8A]) { return }
            roles[token].insert(bound ? .bound : .preposition)
        case .relative:
            guard clitics.isSubset(of: [.lam, .ba]), !bound else { return }
            roles[token].insert(.relative)
        case .opener:
            guard clitics.isEmpty, !bound || cut.proclitics.isEmpty else { return }
            roles[token].insert(.opener)
        case .negation:
            guard clitics.isEmpty, !bound else { return }
            roles[token].insert(.negation)
        case .auxiliary:
            guard clitics.isEmpty, !bound else { return }
            roles[token].insert(.auxiliary)
        case .demonstrative:
            guard clitics.isSubset(of: [.lam, .ba]), !bound else { return }
            roles[token].insert(.demonstrative)
        case .adverb:
            guard clitics.isEmpty, !bound else { return }
            for place in token..<min(count, token + Int(match.tokenCount)) { roles[place].insert(.adverb) }
        case .adjective:
            guard clitics.isEmpty, !bound else { return }
            roles[token].insert(.adjective)
        case .blocker:
            guard clitics.isEmpty, !bound else { return }
            roles[token].insert(.blocker)
        case .obligation:
            guard clitics.isSubset(of: [.ba, .lam]), !bound else { return }
            roles[token].insert(.obligation)
        }
        if !cut.proclitics.isDisjoint(with: .conjunctions) { roles[token].insert(.conjunction) }
    }

    private mutating func addVerb(_ match: LexicalMatch, at token: Int, best: inout Int) {
        let cut = match.segmentation
        let features = match.entry.features
        let row = Int(match.entry.row)
        // «ورد الوزير بأن»: he replied; what came in somewhere stands with its place.
        if tables.verbs[row].isWithin, cut.proclitics.isEmpty,
            !["في", "فيه", "فيها", "ايضا", "علي", "كذلك"].contains(where: { text.text.token(token + 1, is: $0) }),
            text.matches(at: token).contains(where: { $0.entry.table == tables.verbTable && $0.segmentation.proclitics == .waw && $0.tokenCount == 1 }
            )
        {
            return
        }
        if features.person == .first {
            // «"نطالب بالتحقيق"»: whoever is quoted.
            if quotation[token] >= 0, cut.enclitic == .none, cut.proclitics.isSubset(of: [.waw, .fa]) {
                ownVerbs[token] = VerbReading(row: row, features: features, cut: cut)
                mayReport[token] = true
            }
            return
        }
        if features.person == .second { return }
        // «ما سماه الوزير», not «ما يسمى»
        if tables.verbs[row].frames == .called, !cut.enclitic.isThirdPerson || !isWord(token - 1, .what) { return }
        if features.aspect == .activeParticiple {
            // «المصري» is Egyptian, and no form of «مصر» (insisting).
            guard actors.adjectives[token] == nil, cut.enclitic == .none, cut.proclitics.isSubset(of: [.waw, .fa, .article]) else { return }
            // Circumstantial participles stand in the accusative: «مضيفا», «مضيفة», «مضيفين».
            let stem = text.text.foldedBytes(token)
            let last = Array(stem.suffix(2))
            let ends = last == [0xD8, 0xA7] || last == [0xD9, 0x87] || last == [0xD9, 0x86]
            guard ends || cut.proclitics.contains(.article) || isNegatedPredicate(token) else { return }
            // «18 متهما», «سبعة متهمين»: so many of them.
            if token > 0, text.tokens[token - 1].kind == .number || isWord(token - 1, .number) { return }
            // «مقره» is his seat and no «مقرة».
            if last == [0xD9, 0x87], text.text.utf8[Int(text.tokens[token].end) - 1] == 0x87 { return }
        } else {
            guard cut.proclitics.isSubset(of: [.waw, .fa, .sin, .lam]) else { return }
            if cut.proclitics.contains(.sin), features.aspect != .present { return }
            // «حافلات تقل مقاتلين», «تعز»: the jussive stands behind a negation alone.
            if features.aspect == .jussive, features.number == .singular, !cut.proclitics.contains(.lam), !has(token - 1, .negation) { return }
            if features.aspect == .past, isWrittenPassive(token), !tables.verbs[row].isPassive, tables.verbs[row].frames.isDisjoint(with: .strong) {
                return
            }
            // «نقلاً عن», «ردا على» are nouns.
            if features.number == .dual, features.gender == .masculine, features.aspect == .past,
                text.matches(at: token).contains(where: { $0.entry.table == tables.phraseTable })
            {
                return
            }
            // «تدرس طلباً»: the object of the verb before it, and no two who ask.
            if features.number == .dual, tables.verbs[row].isHomograph, cut.proclitics.isEmpty, token > 0, !has(token - 1, .auxiliary),
                syntax?.verbs[token - 1] ?? has(token - 1, [.verb, .cueVerb])
            {
                return
            }
            // «اثنين» is two.
            if text.text.token(token, is: "اثنين") || text.text.token(token, is: "واثنين") { return }
            // «اقرأ» is no dual of «أقر».
            if features.number == .dual, text.text.utf8[text.tokens[token].range].suffix(2).elementsEqual([0xD8, 0xA3]) { return }
            if cut.proclitics.contains(.lam), features.aspect == .past { return }
            // «"أبلغتني أمي أن"»: told to the one who is quoted.
            let isToMe =
                quotation[token] >= 0 && tables.verbs[row].isAddressing
                && (cut.enclitic == .ni || cut.enclitic == .na && (features.aspect == .present || features.gender == .feminine))
            if cut.enclitic != .none, !cut.enclitic.isThirdPerson, !isToMe { return }
            if tables.verbs[row].isHomograph, text.text.foldedBytes(token).starts(with: [0xD8, 0xA7, 0xD9, 0x84]) { return }
            // The evidence for another cut speaks against the verb: «لفتواهم» is ل+فتوى+هم.
            let preferred = text.segmentations[token]
            if !preferred.proclitics.isDisjoint(with: [.article, .ba, .kaf]) { return }
            if preferred.proclitics.contains(.lam), !cut.proclitics.contains(.lam) { return }
            // «وصفه» is no «وصفة».
            if cut.enclitic != .none, preferred.enclitic == .none, tables.verbs[row].frames != .called,
                features.aspect != .past || !text.text.utf8[text.tokens[token].range].suffix(2).elementsEqual([0xD9, 0x87])
            {
                return
            }
            let bytes = text.stemRange(token, cut)
            let first = UTF8Scalar.decode(text.text.utf8, at: bytes.lowerBound).scalar
            // «آمر الغرفة» is no «أمر».
            if tables.verbs[row].opensWithHamza, features.aspect == .past, first == 0x625 || first == 0x622 { return }
            if tables.verbs[row].endsInYeh, features.aspect == .present, cut.enclitic == .none, bytes.count >= 2,
                text.text.utf8[bytes.upperBound - 2] == 0xD9, text.text.utf8[bytes.upperBound - 1] == 0x89,
                first == 0x62A || has(token + 1, .openQuote) || actors.name(at: token + 1) != nil
            {
                return
            }
            if roles[token].contains(.obligation) { return }
            if tables.verbs[row].opensWithBareAlif, features.aspect == .past {
                // «أعتقد» is "I believe", «اعتقد» "he believed".
                let at = text.stemRange(token, cut).lowerBound
                if UTF8Scalar.decode(text.text.utf8, at: at).scalar == 0x623 { return }
            }
        }
        let cost = Self.cost(cut)
        if cost > best { return }
        if cost < best {
            verbs[token] = []
            best = cost
        }
        verbs[token, default: []].append(VerbReading(row: row, features: features, cut: cut))
        roles[token].insert(.cueVerb)
        if !cut.proclitics.isDisjoint(with: .conjunctions) { roles[token].insert(.conjunction) }
    }

    /// Whether a token is a word of a class of `report-words`.
    func isWord(_ token: Int, _ word: AttributionTables.Word) -> Bool {
        guard token >= 0, token < count else { return false }
        return text.matches(at: token).contains {
            guard $0.entry.table == tables.wordTable, $0.segmentation.enclitic == .none, $0.segmentation.restoration == .none else { return false }
            let row = tables.words[Int($0.entry.row)]
            return row.word == word && $0.segmentation.proclitics.isSubset(of: row.joined)
        }
    }

    /// «اقتُرحت»: a past with a written u in its first letters.
    func isWrittenPassive(_ token: Int) -> Bool {
        let bytes = text.text.utf8[text.tokens[token].range]
        return bytes.count > 6 && zip(bytes.dropLast(4), bytes.dropFirst()).contains { $0 == 0xD9 && $1 == 0x8F }
    }

    // MARK: Questions to the tokens

    func has(_ token: Int, _ role: TokenRoles) -> Bool { token >= 0 && token < count && !roles[token].isDisjoint(with: role) }

    /// One past the quotation, bracket or token that begins at `token`.
    func after(_ token: Int, limit: Int) -> Int {
        if has(token, .openQuote) {
            let close = Int(closing[token])
            return min(limit, close < count && has(close, .closeQuote) ? close + 1 : max(token + 1, close))
        }
        if has(token, .openBracket) {
            var index = token + 1
            while index < limit, index < token + 40 {
                if has(index, .closeBracket) { return index + 1 }
                index += 1
            }
        }
        return min(limit, token + 1)
    }

    func isClosed(_ open: Int) -> Bool {
        let close = Int(closing[open])
        return close < count && has(close, .closeQuote)
    }

    /// Words between the marks of a quotation.
    func length(ofQuotation open: Int) -> Int { max(0, Int(closing[open]) - open - 1) }
}

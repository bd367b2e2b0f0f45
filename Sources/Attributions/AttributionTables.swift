import ArabicText
import Knowledge
import Readings

/// How a cue governs what is said.
struct Frames: OptionSet, Sendable {
    let rawValue: UInt32

    /// A clause behind أن, إن or بأن.
    static let that = Frames(rawValue: 1 << 0)
    /// Words in quotation marks or behind a colon.
    static let quote = Frames(rawValue: 1 << 1)
    /// A noun phrase without preposition: «نفى الوزير التهم».
    static let object = Frames(rawValue: 1 << 2)
    static let an = Frames(rawValue: 1 << 3)
    static let ala = Frames(rawValue: 1 << 4)
    static let ila = Frames(rawValue: 1 << 5)
    static let min = Frames(rawValue: 1 << 6)
    static let fi = Frames(rawValue: 1 << 7)
    static let ba = Frames(rawValue: 1 << 8)
    static let lam = Frames(rawValue: 1 << 9)
    /// «وصف الاتهامات بأنها كاذبة»
    static let objectWithBa = Frames(rawValue: 1 << 10)
    /// «نشرت تقريراً عن»
    static let report = Frames(rawValue: 1 << 11)
    /// A clause behind أن when the subject is a text or a scholar: «أظهرت الدراسة أن».
    static let reportThat = Frames(rawValue: 1 << 12)
    /// «جدد دعمه»: an object that carries a pronoun or is itself a noun of saying.
    static let speechObject = Frames(rawValue: 1 << 13)
    /// «أدلى بتصريحات»
    static let speechWithBa = Frames(rawValue: 1 << 14)
    /// «حمّل المعارضة مسؤولية»
    static let blame = Frames(rawValue: 1 << 15)
    /// «طلب من البرلمان تأجيل»
    static let requestObject = Frames(rawValue: 1 << 16)
    /// «أبدى استعداده»
    static let feeling = Frames(rawValue: 1 << 17)
    /// أن behind على alone: «أصر على أنه».
    static let alaThat = Frames(rawValue: 1 << 18)
    static let ilaThat = Frames(rawValue: 1 << 19)
    /// «بشأن», «حول»
    static let about = Frames(rawValue: 1 << 20)
    /// «سأل إذا كان», «تساءل هل»
    static let whether = Frames(rawValue: 1 << 21)
    /// «ألقى باللوم على»: a noun of blame and على behind the verb.
    static let layBlame = Frames(rawValue: 1 << 22)
    /// «رفض مزاعم الصحيفة»: an object that names what another has said.
    static let utterance = Frames(rawValue: 1 << 23)

    /// «مزاعم تدخل الجيش»: the noun's own genitive, which is nobody, says what it is about.
    static let genitive = Frames(rawValue: 1 << 24)
    /// «ما اعتبره الوزير خرقاً»: what «ما» is held to be, behind the pronoun that takes it up.
    static let called = Frames(rawValue: 1 << 25)

    static let prepositional: Frames = [.an, .ala, .ila, .min, .fi, .ba, .lam, .about, .whether]
    static let strong: Frames = [.that, .quote, .reportThat, .alaThat, .ilaThat]

    static let names: [String: Frames] = [
        "that": .that, "quote": .quote, "object": .object, "عن": .an, "على": .ala, "إلى": .ila, "من": .min, "في": .fi, "ب": .ba,
        "ل": .lam, "object+ب": .objectWithBa, "report": .report, "report-that": .reportThat, "speech-object": .speechObject,
        "speech-ب": .speechWithBa, "blame": .blame, "request-object": .requestObject, "feeling": .feeling, "على-that": .alaThat,
        "إلى-that": .ilaThat, "بشأن": .about, "حول": .about, "whether": .whether, "lay-blame": .layBlame,
        "utterance": .utterance, "genitive": .genitive, "called": .called,
    ]
}

/// The room's tables as compiled from the packs.
struct AttributionTables: Sendable {
    struct Verb: Sendable {
        let id: String
        let stance: Stance
        /// Stance of the negated verb; nil when the negated verb hands nothing to a source.
        let negated: Stance?
        let frames: Frames
        /// The past begins with a bare alif, so that a written أ marks the first person of the present («أعتقد»).
        let opensWithBareAlif: Bool
        /// The past begins with أ, so that a written إ marks the verbal noun («إضافة»).
        let opensWithHamza: Bool
        /// The present ends in ي, so that a written ى marks the passive («تدعى»).
        let endsInYeh: Bool
        /// Only persons do it: a subject of unknown kind is taken for one.
        let isPersonal: Bool
        /// The past is also a noun or an adjective: «تابع», «نفي».
        let isHomograph: Bool
        /// The bare present with أن is the narrator's own formula: «يذكر أن».
        let isImpersonal: Bool
        /// The verb names no source: «قيل».
        let isPassive: Bool
        /// Whom it is said to stands behind the verb without a preposition: «حث الناخبين على».
        let isAddressing: Bool
        /// Always with somebody of whom, or to whom, it is said: «اتهم الجيش بقصف القرية».
        let isDirected: Bool
        /// The verb needs «فيه» or «فيها» behind it: «جاء فيها».
        let isWithin: Bool
        /// In the present with one noun phrase and its predicate it is a passive: «يعتبر القطن محصولاً مهماً».
        let isPredicative: Bool
        /// Its preposition counts right behind its subject alone: «وجّه الوزير بتشكيل لجنة», not «وجّه رسالة بمناسبة العيد».
        let isNear: Bool
        /// Its subject may only pass on what others have said: «تصريحات نقلتها الوكالة».
        let isCarrying: Bool
        /// The one of whom it is told stands behind its preposition: «نقلت الصحيفة عن مسؤول», «نسبت إلى مسؤول».
        let isRelating: Bool
        /// What one thinks or wishes rather than says: «أعتقد أن» in one's own words is no second statement.
        let isInward: Bool
        /// Without a clause or quoted words only the weights of cues say whether it reports anything: «عارضت الوزيرة بيع الميناء».
        let isWeighed: Bool
        /// The verb of speech itself, which stands beside others without telling anything more: «كتب يقول».
        let isPlain: Bool
        /// Its present before a clause on the noun right ahead of it is a passive: «مسلحون يشتبه بأنهم».
        let isSuspecting: Bool
        /// With the name of a state behind its ب it acknowledges that: «اعترفت الدولة بمقدونيا».
        let isRecognising: Bool
        /// It may have an object before its clause, of which that speaks: «برر الوزير القرار بأن الخزينة فارغة».
        let isExplaining: Bool
        /// With a bare object no report but an act: «وجد السكان بيوتهم فارغة», «هددت الشركة سلامة الملاحة».
        let isAct: Bool
    }

    enum Owner: String, Sendable { case required, optional, unbound, unnamed, uttered, prefixed, weighed, selfSource = "self" }

    struct Noun: Sendable {
        let id: String
        let stance: Stance
        let frames: Frames
        let owner: Owner
    }

    struct Phrase: Sendable {
        let id: String
        let stance: Stance
        /// A verb of saying with its subject follows: «حسبما ذكرت الصحيفة».
        let takesClause: Bool
        /// It stands behind a comma or mark alone: «على ما أفادت الشرطة».
        let isAside: Bool
        /// The source carries ل: «وفقاً للشرطة».
        let needsLam: Bool
        /// It also names a ground on which something is done: «استناداً إلى».
        let isGround: Bool
    }

    enum HeadClass: String, Sendable, CaseIterable { case title, anonymous, collective, outlet, body, document, author }

    struct Head: Sendable {
        let id: String
        let kind: HeadClass
        /// An office only with what it is about behind it: «القائم بأعمال السفارة».
        let isActing: Bool
        /// A broken plural of persons: «أطباء».
        let isPlural: Bool
    }

    enum Particle: String, Sendable, CaseIterable {
        case complement, preposition, relative, opener, negation, auxiliary, demonstrative, adverb, adjective, blocker, obligation
    }

    /// Words whose part in a report depends on the words beside them.
    enum Word: String, Sendable, CaseIterable {
        case resuming, was, circumstance, written, done, occasion, bound, charged, news, secret, whether, guilt, predicate, each, contrary
        case moment, relation, uttering, tendering, issued, adjunct, outlook, future, what, subordinate, action, topic, however
        case number, over, from, acting, field, graded, precedent, masculine, latter, likewise, copula, waved, leading, agency
        case served, manner, homeland, object, verdict, untrue, emphasis, untruth, idle, blame, apart, plea, owed, expected
        case subordinateThat = "subordinate-that"
    }

    private(set) var verbs: [Verb] = []
    /// Ids of the verbs that pass on what one other has said.
    private(set) var relating: Set<String> = []
    private(set) var words: [(word: Word, joined: Proclitics)] = []
    private(set) var nouns: [Noun] = []
    private(set) var phrases: [Phrase] = []
    private(set) var heads: [Head] = []
    private(set) var particles: [Particle] = []
    let verbTable: LexiconTable
    let nounTable: LexiconTable
    let phraseTable: LexiconTable
    let headTable: LexiconTable
    let particleTable: LexiconTable
    let venueTable: LexiconTable
    let wordTable: LexiconTable
    let anonymity: AnonymityTable

    init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {
        verbTable = lexicon.register("cue-verbs")
        nounTable = lexicon.register("cue-nouns")
        phraseTable = lexicon.register("cue-phrases")
        headTable = lexicon.register("source-heads")
        particleTable = lexicon.register("attribution-particles")
        venueTable = lexicon.register("attribution-venues")
        wordTable = lexicon.register("report-words")
        anonymity = AnonymityTable(pack: pack, lexicon: &lexicon, diagnostics: &diagnostics)
        addVerbs(pack, &lexicon, &diagnostics)
        addNouns(pack, &lexicon, &diagnostics)
        addPhrases(pack, &lexicon, &diagnostics)
        addHeads(pack, &lexicon, &diagnostics)
        addParticles(pack, &lexicon, &diagnostics)
        addWords(pack, &lexicon, &diagnostics)
        for row in pack.rows("attribution-venues") {
            for form in row.list("forms") { lexicon.add(Inflection.noun(form), table: venueTable, row: row["class"] == "manner" ? 1 : 0) }
        }
    }

    private static func frames(_ row: Table.Row, _ diagnostics: inout [Diagnostic]) -> Frames {
        var frames: Frames = []
        for name in row.list("frames") {
            if let frame = Frames.names[name] {
                frames.formUnion(frame)
            } else {
                diagnostics.append(
                    row.diagnostic(
                        "«\(name)» is no frame", column: "frames",
                        hint: "use " + Frames.names.keys.sorted().joined(separator: ", ")))
            }
        }
        return frames
    }

    private static func stance(_ row: Table.Row, _ column: String, _ diagnostics: inout [Diagnostic]) -> Stance? {
        guard let name = row[column] else { return nil }
        if let stance = Stance(rawValue: name) { return stance }
        diagnostics.append(
            row.diagnostic(
                "«\(name)» is no stance", column: column, hint: "use " + Stance.allCases.map(\.rawValue).joined(separator: ", ")))
        return nil
    }

    private static let verbTraits = [
        "persons", "homograph", "impersonal", "passive", "within", "addresses", "directed", "carries", "predicative", "near", "relates", "inward",
        "weighed", "act", "plain", "suspects", "recognises",
        "explains",
    ]

    private mutating func addVerbs(_ pack: Pack, _ lexicon: inout LexiconBuilder, _ diagnostics: inout [Diagnostic]) {
        for row in pack.rows("cue-verbs") {
            guard let past = row["past"], let present = row["present"] else {
                diagnostics.append(row.diagnostic("a cue verb needs past and present", hint: "give the third person masculine singular"))
                continue
            }
            let number = verbs.count
            let traits = row.list("traits")
            for trait in traits where !Self.verbTraits.contains(trait) {
                diagnostics.append(
                    row.diagnostic("«\(trait)» is no trait", column: "traits", hint: "use \(Self.verbTraits.joined(separator: ", "))"))
            }
            lexicon.add(Inflection.past(past, present: present), table: verbTable, row: number)
            lexicon.add(Inflection.present(present), table: verbTable, row: number)
            if let participle = row["participle"] {
                lexicon.add(Inflection.participle(participle), table: verbTable, row: number)
            }
            if traits.contains("relates") { relating.insert(row.id) }
            verbs.append(
                Verb(
                    id: row.id, stance: Self.stance(row, "stance", &diagnostics) ?? .asserts,
                    negated: Self.stance(row, "negated", &diagnostics), frames: Self.frames(row, &diagnostics),
                    opensWithBareAlif: past.unicodeScalars.first == "\u{627}",
                    opensWithHamza: past.unicodeScalars.first == "\u{623}", endsInYeh: present.unicodeScalars.last == "\u{64A}",
                    isPersonal: traits.contains("persons"), isHomograph: traits.contains("homograph"),
                    isImpersonal: traits.contains("impersonal"),
                    isPassive: traits.contains("passive"), isAddressing: traits.contains("addresses"), isDirected: traits.contains("directed"),
                    isWithin: traits.contains("within"),
                    isPredicative: traits.contains("predicative"), isNear: traits.contains("near"), isCarrying: traits.contains("carries"),
                    isRelating: traits.contains("relates"),
                    isInward: traits.contains("inward"), isWeighed: traits.contains("weighed"), isPlain: traits.contains("plain"),
                    isSuspecting: traits.contains("suspects"), isRecognising: traits.contains("recognises"),
                    isExplaining: traits.contains("explains"), isAct: traits.contains("act")))
        }
    }

    private mutating func addNouns(_ pack: Pack, _ lexicon: inout LexiconBuilder, _ diagnostics: inout [Diagnostic]) {
        for row in pack.rows("cue-nouns") {
            for form in row.list("forms") {
                lexicon.add(Inflection.noun(form, aspect: .verbalNoun), table: nounTable, row: nouns.count)
            }
            nouns.append(
                Noun(
                    id: row.id, stance: Self.stance(row, "stance", &diagnostics) ?? .asserts,
                    frames: Self.frames(row, &diagnostics), owner: row["owner"].flatMap(Owner.init) ?? .required))
        }
    }

    private mutating func addPhrases(_ pack: Pack, _ lexicon: inout LexiconBuilder, _ diagnostics: inout [Diagnostic]) {
        for row in pack.rows("cue-phrases") {
            guard var phrase = row["phrase"] else {
                diagnostics.append(row.diagnostic("the row has no phrase", column: "phrase"))
                continue
            }
            let needsLam = phrase.hasSuffix(" ل")
            if needsLam { phrase.removeLast(2) }
            lexicon.add(phrase, table: phraseTable, row: phrases.count)
            phrases.append(
                Phrase(
                    id: row.id, stance: Self.stance(row, "stance", &diagnostics) ?? .asserts,
                    takesClause: row["next"] == "clause" || row["next"] == "aside",
                    isAside: row["next"] == "aside",
                    needsLam: needsLam, isGround: row["next"] == "ground"))
        }
    }

    private mutating func addHeads(_ pack: Pack, _ lexicon: inout LexiconBuilder, _ diagnostics: inout [Diagnostic]) {
        for row in pack.rows("source-heads") {
            let isActing = row["class"] == "acting"
            guard let kind = isActing ? .title : row["class"].flatMap(HeadClass.init) else {
                diagnostics.append(
                    row.diagnostic(
                        "the row has no known class", column: "class",
                        hint: "use acting, " + HeadClass.allCases.map(\.rawValue).joined(separator: ", ")))
                continue
            }
            let plurals = row.list("plural")
            for isPlural in [false, true] {
                let forms = row.list("forms").filter { plurals.contains($0) == isPlural }
                guard !forms.isEmpty else { continue }
                for form in forms { lexicon.add(Inflection.noun(form), table: headTable, row: heads.count) }
                heads.append(Head(id: row.id, kind: kind, isActing: isActing, isPlural: isPlural))
            }
        }
    }

    private mutating func addParticles(_ pack: Pack, _ lexicon: inout LexiconBuilder, _ diagnostics: inout [Diagnostic]) {
        for row in pack.rows("attribution-particles") {
            guard let kind = row["class"].flatMap(Particle.init) else {
                diagnostics.append(
                    row.diagnostic(
                        "the row has no known class", column: "class",
                        hint: "use " + Particle.allCases.map(\.rawValue).joined(separator: ", ")))
                continue
            }
            for form in row.list("forms") { lexicon.add(form, table: particleTable, row: particles.count) }
            particles.append(kind)
        }
    }

    private static let clitics: [String: Proclitics] = ["و": .waw, "ف": .fa, "س": .sin, "ب": .ba, "ل": .lam, "ال": .article]

    private mutating func addWords(_ pack: Pack, _ lexicon: inout LexiconBuilder, _ diagnostics: inout [Diagnostic]) {
        for row in pack.rows("report-words") {
            guard let word = row["class"].flatMap(Word.init) else {
                let hint = "use " + Word.allCases.map(\.rawValue).joined(separator: ", ")
                diagnostics.append(row.diagnostic("the row has no known class", column: "class", hint: hint))
                continue
            }
            for form in row.list("forms") { lexicon.add(form, table: wordTable, row: words.count) }
            var joined: Proclitics = []
            for letters in row.list("joined") {
                if let clitic = Self.clitics[letters] {
                    joined.formUnion(clitic)
                } else {
                    let hint = "use " + Self.clitics.keys.sorted().joined(separator: ", ")
                    diagnostics.append(row.diagnostic("«\(letters)» joins no word", column: "joined", hint: hint))
                }
            }
            words.append((word, joined))
        }
        for form in MasculineHeads.forms(in: pack) { lexicon.add(form, table: wordTable, row: words.count) }
        words.append((.masculine, []))
    }
}

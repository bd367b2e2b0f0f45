import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// A word that may be a cue, and what it would hand to whom.
    struct Proposal {
        fileprivate var form: CueForm
        let token: Int
        var cueRange: Range<Int>
        var rule: String
        var stance: Stance
        var frame: Frame
        /// The phrase of who speaks; nil for pronouns and empty subjects.
        var source: Range<Int>?
        /// Whom the pronoun of a noun means.
        var spoken: Antecedent?
        /// One past the cue and the source behind it.
        var behind: Int
        var features = WordFeatures()
        var isPlural = false
        /// Whether the verb reports only what it governs otherwise.
        var isUngoverned = false
        /// What the weights are asked about.
        var marks: [UInt64]

        var isNoun: Bool { form == .noun }
    }

    /// The kinds of words that may be cues.
    fileprivate enum CueForm: UInt64 { case past, present, participle, own, noun }

    /// Score from which a word is taken that the rules pass over: surplus records drive users away.
    static let takeThreshold: Float = 0.1
    /// The same within what somebody else tells, where the chain would miss a link.
    static let nestedThreshold: Float = -0.1
    /// Score below which a word is left that the rules take.
    static let leaveThreshold: Float = -0.7
    /// The same for what a clause or quoted words follow, and for a verb within what somebody else tells.
    static let clauseLeaveThreshold: Float = -1.35
    /// The same for a verb with a subject or a clause of its own within what somebody else tells.
    static let nestedLeaveThreshold: Float = -1.6
    /// That the rules take the word.
    private static let taken = feature(90, 0)

    /// Reads a cue that no rule has taken, if the weights say that it is one.
    /// - Returns: one past the cue.
    mutating func overlooked(_ proposal: Proposal, _ token: Int, _ sentence: Range<Int>) -> Int? {
        if let cues {
            guard cues.score(proposal.marks) > (container(of: token) == nil ? Self.takeThreshold : Self.nestedThreshold) else { return nil }
        } else if !takesWeighed || !proposal.isNoun || weighedNouns[token] == nil {
            return nil
        }
        guard !proposal.isUngoverned else { return nil }
        // «علق وزير الخارجية قائلا إن»: the clause is told by the verb before it.
        if proposal.form == .participle, let last = drafts.last, last.cueTokens.lowerBound >= sentence.lowerBound,
            last.frame?.intro == proposal.frame.intro
        {
            return nil
        }
        let container = container(of: token)
        // «الدعوة التي وجهها»: a clause about the words is not what they say.
        // «تصريحات الوزير لصحيفة "الشرق"»: to whom it is said.
        if proposal.isNoun, !proposal.frame.kind.isDisjoint(with: [.object, .lam]), has(proposal.frame.start, .lam),
            isOutletHead(proposal.frame.start)
        {
            return nil
        }
        guard let content = sureContent(of: proposal.frame, token, proposal.behind, sentence), let first = content.first, !has(first, .relative),
            content.contains(where: { text.tokens[$0].kind == .word || text.tokens[$0].kind == .latin })
        else { return nil }
        add(
            cue: token..<(token + 1), cueRange: proposal.cueRange, rule: proposal.rule, stance: stance(proposal.stance, content: content),
            source: proposal.source, who: speaker(of: proposal, token, sentence, container), content: content,
            offset: content.lowerBound == proposal.frame.start ? proposal.frame.offset : nil, gender: proposal.features.gender,
            isPlural: proposal.isPlural, sentence: sentence, nested: proposal.isNoun || container != nil || quotation[token] >= 0,
            frame: proposal.frame)
        return token + 1
    }

    /// «المجلس يعد بمثابة تتمة», «اعترفت الدولة بمقدونيا»: what a thing amounts to is no statement, nor is that a state acknowledges another.
    func saysNothing(_ frame: Frame, _ row: AttributionTables.Verb) -> Bool {
        guard frame.kind == .ba else { return false }
        if row.isPredicative, text.text.token(frame.start, is: "بمثابه") { return true }
        guard row.isRecognising, let state = actors.name(at: frame.start), state.tokens.lowerBound == frame.start else { return false }
        return state.type == .country || state.type == .place
    }

    /// Who says what a word is taken to report.
    private func speaker(
        of proposal: Proposal, _ token: Int, _ sentence: Range<Int>, _ container: Draft?
    ) -> (kind: SourceKind, entity: ActorLayer.EntityIndex?) {
        if let source = proposal.source { return identity(of: source) }
        switch proposal.form {
        case .noun:
            if let spoken = proposal.spoken { return (spoken.kind, spoken.entity) }
            if let state = origin(of: token, sentence.upperBound) { return (.named, state) }
            return (proposal.stance == .accuses && !proposal.isPlural ? .anonymous : .collective, nil)
        case .own:
            return container.map { ($0.kind, $0.entity) } ?? (.anonymous, nil)
        case .past, .present, .participle:
            let spoken = speaker(
                of: token, features: proposal.features, isParticiple: proposal.form == .participle, sentence: sentence, container: container)
            return spoken.map { ($0.kind, $0.entity) } ?? (.anonymous, nil)
        }
    }

    /// Whether the weights hold that a word which the rules may take is no cue.
    func isNoCue(_ proposal: Proposal) -> Bool {
        guard let cues else { return false }
        let isClause = !proposal.frame.kind.isDisjoint(with: .strong)
        let isInnerVerb = container(of: proposal.token) != nil && !proposal.isNoun
        let threshold: Float
        if isInnerVerb, proposal.source != nil || isClause {
            threshold = Self.nestedLeaveThreshold
        } else if isInnerVerb || isClause {
            threshold = Self.clauseLeaveThreshold
        } else {
            threshold = Self.leaveThreshold
        }
        return cues.score(proposal.marks + [Self.taken]) < threshold
    }

    mutating func collect(_ proposal: Proposal, isTaken: Bool) {
        judged.append((proposal.cueRange, proposal.marks + (isTaken ? [Self.taken] : []), isTaken))
    }

    func proposal(_ token: Int, _ sentence: Range<Int>) -> Proposal? {
        guard has(token, [.cueVerb, .cueNoun]) || mayReport[token] else { return nil }
        // «طلب المحامي الإفراج»: a noun where no verb can stand.
        if let noun = weighedNouns[token], !has(token, .cueNoun), verbs[token].map({ !isVerbPlace(token, $0) }) ?? true {
            return nounProposal(noun, token, sentence)
        }
        if let reading = verbs[token]?.first { return verbProposal(reading, token, sentence, form: nil) }
        if let reading = ownVerbs[token] { return verbProposal(reading, token, sentence, form: .own) }
        if let noun = nouns[token] { return nounProposal(noun, token, sentence) }
        return nil
    }

    private func verbProposal(_ reading: VerbReading, _ token: Int, _ sentence: Range<Int>, form given: CueForm?) -> Proposal? {
        let row = tables.verbs[reading.row]
        if given == nil, !reading.isParticiple, isNobodys(token, reading, row, sentence) { return nil }
        if row.frames == .called { return nil }
        let form = given ?? (reading.isParticiple ? .participle : reading.features.aspect == .past ? .past : .present)
        let isNegated =
            !reading.isParticiple
            && (has(token - 1, .negation) && !has(token - 2, .preposition) || has(token - 1, .auxiliary) && has(token - 2, .negation))
        // «ما قال الوزير هذا»
        if isNegated, row.negated == nil, !(row.isPassive && text.text.token(token - 1, is: "ما")) { return nil }
        let stance = isNegated ? row.negated ?? row.stance : row.stance
        let container = container(of: token)
        var limit = min(sentence.upperBound, token + 30)
        let around = Int(quotation[token])
        if around >= 0 { limit = min(limit, Int(closing[around])) }
        guard token + 1 < limit else { return nil }
        // Who speaks.
        var subject: NounPhrase?
        var place: UInt64 = 0
        let isPlural = reading.features.number == .plural || reading.features.number == .dual
        if !reading.isParticiple, form != .own {
            // «كما حثت مجلس الأمن على التحرك»
            let takesObject = row.isAddressing || row.frames.contains(.object)
            let hasObject =
                takesObject && hasObjectBehind(token..<token + 1, sentence)
                || row.isDirected
                    && isLoneObject(token + 1, before: looseFrame(row.frames, token, token + 1, isNoun: false, limit: limit).intro, reading)
            if !isPlural, !hasObject, let behind = subjectAfter(token + 1, limit: limit, beforeObject: true),
                behind.standing != .unknown || !row.isAddressing
            {
                subject = behind
                place = 1
            }
            if subject.map({ $0.standing == .unknown }) ?? true,
                let ahead = subjectOfTold(token, reading, start: sentence.lowerBound, isPersonal: row.isPersonal) ?? subjectOfPluperfect(
                    token, start: sentence.lowerBound)
                    ?? topicAhead(of: token, start: sentence.lowerBound, reading.features) ?? subjectBefore(
                        token, start: sentence.lowerBound, features: reading.features) ?? nounBefore(token, reading.features)
            {
                if ahead.standing != .unknown || subject == nil {
                    subject = ahead
                    place = 2
                }
            }
        }
        // «قال سمير "…"»: what he says is no part of his name.
        if place == 1, row.frames.contains(.quote), let phrase = subject?.tokens, let mark = phrase.dropFirst().first(where: { has($0, .openQuote) }),
            has(mark - 1, .name)
        {
            subject?.tokens = phrase.lowerBound..<mark
        }
        let behind = place == 1 ? subject?.tokens.upperBound ?? token + 1 : token + 1
        let frame = looseFrame(row.frames, token, behind, isNoun: false, limit: limit)
        if saysNothing(frame, row) { return nil }
        // «سائقاً اتهم بقتل رجل»: a passive.
        if row.isAddressing, row.stance == .accuses, frame.kind == .ba, frame.intro == token + 1, reading.cut.enclitic == .none, !reading.isParticiple
        {
            return nil
        }
        // «أكدت التجارب أن»: things say nothing.
        if let subject, place == 1, subject.standing == .unknown, !canSpeak(subject, reading) { return nil }
        // «تكرار التحدي يشير إلى أنه»: a thing points.
        if !row.isPersonal, form == .present, !isPlural, !has(token, .conjunction), (subject?.standing ?? .unknown) == .unknown { return nil }
        var features = contextFeatures(token, form, FormHash(row.id.utf8).value & 0xFFFF_FFFF, sentence, container)
        func add(_ template: UInt64, _ value: UInt64) { features.append(Self.feature(template, value)) }
        let id = FormHash(row.id.utf8).value & 0xFFFF_FFFF
        let standing = subject.map { UInt64($0.standing.rawValue) + 1 } ?? 0
        let found = Self.number(of: frame.kind)
        let far: UInt64 =
            switch frame.intro - behind {
            case ..<1: 0;
            case 1: 1;
            case ..<4: 2;
            case ..<9: 3;
            default: 4
            }
        add(1, id)
        add(2, id << 4 | form.rawValue)
        add(3, standing << 8 | place << 4 | form.rawValue)
        add(4, found << 4 | form.rawValue)
        add(5, found << 32 | id)
        add(6, far << 8 | found << 4 | standing)
        add(7, standing << 32 | id)
        add(8, Self.number(of: stance) << 8 | found << 4 | standing)
        add(9, (isNegated ? 1 : 0) << 4 | form.rawValue)
        add(10, (reading.cut.enclitic == .none ? 0 : 1) << 8 | form.rawValue << 4 | standing)
        add(11, (reading.cut.proclitics.contains(.sin) ? 1 : 0) | (has(token, .conjunction) ? 2 : 0) | (isPlural ? 4 : 0) | form.rawValue << 4)
        add(12, (row.isHomograph ? 1 : 0) << 16 | (row.isPersonal ? 2 : 0) << 16 | standing << 8 | found)
        if container != nil {
            // «إن الوزير أبلغ …»: whether a noun phrase that agrees stands between أن and the verb.
            let told = subjectOfTold(token, reading, start: sentence.lowerBound, isPersonal: row.isPersonal)
            let kind: UInt64 =
                told.map { UInt64($0.standing.rawValue) + 1 }
                ?? (isPronounClause(token - 1) ? 8 : subjectOfThat(token, start: sentence.lowerBound) == nil ? 0 : 9)
            add(132, kind << 4 | form.rawValue)
            add(133, kind << 8 | found << 4 | form.rawValue)
            add(134, kind << 32 | id)
            add(135, kind << 8 | (row.isPersonal ? 1 : 0) << 4 | form.rawValue)
        }
        add(13, (isVerbPlace(token, [reading]) ? 1 : 0) << 4 | form.rawValue)
        if let subject, let head = subject.tokens.first {
            let kind: UInt64 =
                heads[head] >= 0
                ? UInt64(AttributionTables.HeadClass.allCases.firstIndex(of: tables.heads[Int(heads[head])].kind) ?? 0) + 1
                : has(head, .name) ? 20 : 21
            add(14, kind << 4 | place)
            add(15, kind << 32 | id)
            if let mention = actors.name(at: head) { add(16, FormHash(mention.type.rawValue.utf8).value & 0xFFFF << 8 | form.rawValue) }
        }
        return Proposal(
            form: form, token: token, cueRange: text.stemRange(token, reading.cut), rule: row.id, stance: stance, frame: frame,
            source: form == .own || subject?.standing == .unknown ? nil : subject?.tokens, behind: behind, features: reading.features,
            isPlural: isPlural,
            // «ما جاء في المكالمة»; «عارضت الوزيرة بيع الميناء», not «شهدت المدينة هجوماً»
            isUngoverned: frame.kind == .object
                && (row.isAct || row.frames == .blame || row.isPredicative && form == .present && isWord(frame.start, .predicate)
                    || reading.cut.enclitic != .none && row.isPlain)
                || row.frames == .feeling && frame.kind == .object && !endsInPronoun(frame.start) && has(frame.start, [.name, .head])
                || row.isWithin && (frame.kind.isDisjoint(with: .strong) || (behind..<max(behind, frame.intro)).contains { has($0, .comma) })
                || row.isWeighed && frame.kind.isDisjoint(with: row.frames),
            marks: features)
    }

    private func nounProposal(_ match: LexicalMatch, _ token: Int, _ sentence: Range<Int>) -> Proposal? {
        let row = tables.nouns[Int(match.entry.row)]
        let cut = match.segmentation
        let container = container(of: token)
        var limit = min(sentence.upperBound, token + 30)
        let around = Int(quotation[token])
        if around >= 0 { limit = min(limit, Int(closing[around])) }
        guard token + 1 < limit else { return nil }
        if isCalledSomething(token, in: container, limit: limit) { return nil }
        let hasPronoun = cut.enclitic.isThirdPerson
        let isDefinite = cut.proclitics.contains(.article)
        var owner: Range<Int>?
        var spoken: Antecedent?
        var behind = token + 1
        var standing: UInt64 = 0
        var place: UInt64 = 0
        if !hasPronoun, let uttered = utterer(behind: token, limit) {
            owner = uttered
            behind = uttered.upperBound
            place = 5
        } else if !hasPronoun, !isDefinite, let found = self.standing(at: token + 1), found != .unknown, !has(token + 1, [.ba, .lam]) {
            let stop = phraseEnd(from: token + 1, limit: limit, beforeObject: true)
            owner = (token + 1)..<stop
            behind = stop
            standing = UInt64(found.rawValue) + 1
            place = 1
        } else if hasPronoun, let meant = speakerOfNoun(token, features: pronounFeatures(cut.enclitic), sentence: sentence, container: container) {
            spoken = meant
            place = 2
        } else if !hasPronoun, let utterer = utterer(of: token, sentence) {
            owner = utterer
            place = 3
        } else if !isDefinite, self.standing(at: token + 1) == .unknown {
            place = 4
        }
        let frame = looseFrame(row.frames.union([.that, .an, .ba, .lam, .about]), token, behind, isNoun: true, limit: limit)
        // «إعلان الوزير بعد أن رفض الحزب»: when, not what.
        if !frame.kind.isDisjoint(with: .strong), has(frame.intro, .complement), has(frame.intro - 1, .blocker), !hasPronoun { return nil }
        var features = contextFeatures(token, .noun, FormHash(row.id.utf8).value & 0xFFFF_FFFF, sentence, container)
        func add(_ template: UInt64, _ value: UInt64) { features.append(Self.feature(template, value)) }
        let id = FormHash(row.id.utf8).value & 0xFFFF_FFFF
        let found = Self.number(of: frame.kind)
        let isPlural = isPluralNoun(match)
        let shape = (isDefinite ? 1 : 0) | (hasPronoun ? 2 : 0) | (isPlural ? 4 : 0) as UInt64
        let clitic = (cut.proclitics.contains(.ba) ? 1 : cut.proclitics.contains(.lam) ? 2 : cut.proclitics.contains(.waw) ? 3 : 0) as UInt64
        let far: UInt64 =
            switch frame.intro - behind {
            case ..<1: 0;
            case 1: 1;
            case ..<4: 2;
            default: 3
            }
        add(31, id)
        add(32, id << 4 | shape)
        add(33, standing << 8 | place << 4 | shape)
        add(34, found << 8 | place << 4 | far)
        add(35, found << 32 | id)
        add(36, place << 32 | id)
        add(37, Self.number(of: row.stance) << 8 | found << 4 | place)
        add(38, clitic << 8 | shape)
        add(39, clitic << 32 | id)
        add(40, found << 8 | shape << 4 | clitic)
        add(41, Self.number(of: row.stance) << 8 | shape << 4 | clitic)
        return Proposal(
            form: .noun, token: token, cueRange: text.stemRange(token, cut), rule: row.id, stance: row.stance, frame: frame,
            source: owner ?? (hasPronoun ? nil : giver(of: token, limit)), spoken: spoken, behind: behind,
            isPlural: isPlural,
            // «انتقاد الرئيس قبل الاقتراع»: words that name nobody's words.
            isUngoverned: place == 1 && row.owner != .weighed && frame.kind == .object && row.frames.isDisjoint(with: [.object, .genitive, .that]),
            marks: features)
    }

    /// What is sure of a content that is no clause: up to the next clause; where nothing follows, what stands before the cue.
    private func sureContent(of frame: Frame, _ token: Int, _ behind: Int, _ sentence: Range<Int>) -> Range<Int>? {
        guard frame.kind == .object, frame.quote == nil else { return content(of: frame, cue: token..<(token + 1), end: sentence.upperBound) }
        if frame.start < behind || frame.start >= sentence.upperBound || has(frame.start, [.opener, .stop, .comma, .colon, .conjunction]) {
            var cue = token
            while cue > sentence.lowerBound, has(cue - 1, [.preposition, .opener, .negation, .auxiliary]) || text.text.token(cue - 1, is: "ما") {
                cue -= 1
            }
            return cue > sentence.lowerBound && has(cue - 1, [.comma, .dash, .closeQuote]) ? contentBefore(cue, start: sentence.lowerBound) : nil
        }
        let whole = content(of: frame, cue: token..<(token + 1), end: sentence.upperBound)
        let next = whole.dropFirst().first {
            has($0, .opener) || has($0, .cueVerb) && roles[$0].isDisjoint(with: [.name, .head, .article]) && !has($0 - 1, .relative)
        }
        return trimmed(whole.lowerBound..<(next ?? whole.upperBound))
    }

    /// What stands around a word that may be a cue.
    private func contextFeatures(_ token: Int, _ form: CueForm, _ id: UInt64, _ sentence: Range<Int>, _ container: Draft?) -> [UInt64] {
        var features: [UInt64] = []
        func add(_ template: UInt64, _ value: UInt64) { features.append(Self.feature(template, value << 4 | form.rawValue)) }
        func word(_ token: Int) -> UInt64 { sentence.contains(token) ? FormHash(text.text.foldedBytes(token)).value & 0xFFFF_FFFF : 0 }
        let before = sentence.contains(token - 1) ? role(of: token - 1) + 1 : 0
        let next = sentence.contains(token + 1) ? role(of: token + 1) + 1 : 0
        add(61, 0)
        add(62, before)
        add(63, next)
        add(64, sentence.contains(token - 2) ? role(of: token - 2) + 1 : 0)
        add(65, sentence.contains(token + 2) ? role(of: token + 2) + 1 : 0)
        add(67, word(token - 1))
        add(68, word(token + 1))
        let where_: UInt64 = (quotation[token] >= 0 ? 1 : 0) | (container != nil ? 2 : 0)
        add(69, where_)
        if let container {
            let cited: UInt64 =
                container.mode == .direct ? 1 : quotation[token] >= 0 && quotation[container.cueTokens.lowerBound] != quotation[token] ? 2 : 0
            features.append(Self.feature(136, cited << 8 | (has(token, .conjunction) ? 1 : 0) << 4 | form.rawValue))
            features.append(Self.feature(137, cited << 36 | id << 4 | form.rawValue))
            add(70, Self.number(of: container.stance) << 8 | (container.frame.map { Self.number(of: $0.kind) } ?? 15))
            add(71, container.contentTokens.lowerBound == token ? 1 : 0)
        }
        add(72, UInt64(min(token - sentence.lowerBound, 3)))
        let last = drafts.last.map { $0.cueTokens.lowerBound >= sentence.lowerBound } ?? false
        add(74, (last ? 1 : 0) << 8 | where_)
        add(75, drafts.suffix(3).contains { $0.sourceTokens?.contains(token) ?? false } ? 1 : 0)
        features.append(Self.feature(123, (sentence.contains(token - 1) ? stems[token - 1] & 0xFFFF_FFFF : 0) << 4 | form.rawValue))
        features.append(Self.feature(124, (sentence.contains(token - 2) ? stems[token - 2] & 0xFFFF_FFFF : 0) << 4 | form.rawValue))
        if let container {
            let teller: UInt64 = container.sourceTokens == nil ? 0 : 1
            features.append(
                Self.feature(
                    125,
                    FormHash(container.rule.utf8).value & 0xFFFF_FFFF << 8 | (container.contentTokens.lowerBound == token ? 1 : 0) << 4
                        | form.rawValue))
            features.append(
                Self.feature(
                    126,
                    UInt64(min(token - container.contentTokens.lowerBound, 7)) << 12 | Self.number(of: container.stance) << 8 | teller << 4
                        | form.rawValue))
        }
        if let syntax {
            let relation = UInt64(syntax.relations[token].rawValue)
            let arguments = UInt64(syntax.arguments(of: token))
            let above = Int(syntax.heads[token])
            let governing: UInt64 = above < 0 ? 0 : syntax.verbs[above] ? 2 : 1
            features.append(Self.feature(45, relation << 8 | governing << 4 | form.rawValue))
            features.append(Self.feature(46, arguments << 12 | (syntax.verbs[token] ? 1 : 0) << 8 | form.rawValue))
            features.append(Self.feature(47, arguments << 32 | id))
            features.append(Self.feature(48, relation << 32 | id))
            features.append(Self.feature(49, (above < 0 ? 0 : stems[above] & 0xFFFF_FFFF) << 12 | relation << 4 | form.rawValue))
            if let container, sentence.contains(container.cueTokens.lowerBound) {
                let way = syntax.path(from: token..<(token + 1), to: container.cueTokens.lowerBound)
                let steps = way.map { UInt64(min($0.length, 7)) } ?? 15
                let first = way.flatMap { $0.up.first }.map { UInt64($0.rawValue) + 1 } ?? 0
                let last = way.flatMap { $0.up.last }.map { UInt64($0.rawValue) + 1 } ?? 0
                let down: UInt64 = way.map { UInt64(min($0.down.count, 3)) } ?? 3
                features.append(Self.feature(128, steps << 16 | last << 8 | form.rawValue << 4 | down))
                features.append(Self.feature(129, (way?.number(full: false) ?? 0) & 0xFFFF_FFFF << 4 | form.rawValue))
                features.append(Self.feature(130, first << 16 | last << 8 | down << 4 | form.rawValue))
                features.append(Self.feature(131, last << 40 | down << 36 | id))
            }
            features.append(Self.feature(50, arguments << 16 | relation << 8 | governing << 4 | where_))
        }
        // What stands beside this very word.
        features.append(Self.feature(107, id << 16 | before << 8 | form.rawValue))
        features.append(Self.feature(108, id << 16 | next << 8 | form.rawValue))
        features.append(Self.feature(109, id << 8 | where_))
        if let container { features.append(Self.feature(115, id << 8 | Self.number(of: container.stance))) }
        let ahead = ((token + 1)..<max(token + 1, min(sentence.upperBound, token + 6))).first { has($0, [.preposition, .ba, .lam]) }
        features.append(Self.feature(122, (ahead.map { has($0, .preposition) ? stems[$0] & 0xFF_FFFF : has($0, .ba) ? 1 : 2 } ?? 0) << 32 | id))
        return features
    }

    /// The nearest place behind a cue where a content may begin: أن, marks, a preposition, else the next noun phrase.
    private func looseFrame(_ frames: Frames, _ token: Int, _ behind: Int, isNoun: Bool, limit: Int) -> Frame {
        var at = behind
        while at < limit, !has(at, [.stop]) {
            if has(at, .complement), !has(at, .conjunction), !text.text.token(at - 1, is: "بما"), let found = frame([.that], from: at, end: limit) {
                return found
            }
            if has(at, .openQuote) {
                if length(ofQuotation: at) >= 4 || at == behind { return Frame(kind: .quote, intro: at, start: at, quote: at) }
                at = after(at, limit: limit)
                continue
            }
            if has(at, .colon), at + 1 < limit { return Frame(kind: .quote, intro: at, start: at + 1, quote: has(at + 1, .openQuote) ? at + 1 : nil) }
            // «إلى طلب الدعم، ففي يناير التقى الجنرال مسؤولين "شجعوه"»: what others do behind a noun is not what it says.
            // «رفضت مطالب واشنطن ووصفتها بأنها»
            if at > behind || isNoun && has(at, .conjunction) && has(at, .cueVerb), has(at, isNoun ? [.cueVerb, .verb] : [.cueVerb]),
                roles[at].isDisjoint(with: [.name, .head, .article])
            {
                break
            }
            if isNoun, at > token + 1, isWord(at, .leading) || text.text.token(at, is: "من") && isWord(at + 1, .agency) {
                at += 2
                continue
            }
            if has(at, .preposition), let kind = prepositionFrame(at), frames.contains(kind), at + 1 < limit, !isVenuePhrase(at, limit: limit),
                !has(at + 1, .adverb)
            {
                if has(at + 1, .complement), let found = frame([.that, kind], from: at, end: limit) { return found }
                return Frame(kind: kind, intro: at, start: at + 1, quote: has(at + 1, .openQuote) ? at + 1 : nil)
            }
            if frames.contains(.ba), has(at, .ba) || opensWithBa(at), !has(at, .adverb) {
                if has(at, .ba) { return clitic(at, .ba, limit) }
                return Frame(kind: .ba, intro: at, start: at, offset: text.text.textOffset(token: at, foldedOffset: 2))
            }
            if frames.contains(.ba), text.text.token(at, is: "ب"), has(at + 1, .openQuote) {
                return Frame(kind: .ba, intro: at, start: at + 1, quote: at + 1)
            }
            at += 1
        }
        var start = behind
        while start + 1 < limit, has(start, [.comma, .adverb, .bound]) { start += 1 }
        return Frame(kind: .object, intro: start, start: start)
    }

    private static func feature(_ template: UInt64, _ value: UInt64) -> UInt64 { template << 56 | value & 0x00FF_FFFF_FFFF_FFFF }

    private static func number(of kind: Frames) -> UInt64 {
        if kind.contains(.quote) { return 1 }
        if !kind.isDisjoint(with: [.that, .reportThat, .alaThat, .ilaThat]) { return 2 }
        if kind.contains(.ba) { return 3 }
        if !kind.isDisjoint(with: [.an, .about]) { return 4 }
        if !kind.isDisjoint(with: [.ila, .lam]) { return 5 }
        if !kind.isDisjoint(with: [.ala, .min, .fi]) { return 6 }
        return 7
    }

    private static func number(of stance: Stance) -> UInt64 { UInt64(Stance.allCases.firstIndex(of: stance) ?? 0) }
}

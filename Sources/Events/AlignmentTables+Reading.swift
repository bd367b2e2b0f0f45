import Actors
import ArabicText
import Knowledge
import Readings

extension AlignmentTables {
    /// Alignments that a sentence states by words of its own.
    func alignments(in scan: SentenceScan, document: DocumentCoding, triggers: [SentenceScan.Trigger]) -> [EventLayer.Alignment] {
        let clause = BackingClause(scan: scan, document: document, tables: self)
        var found: [EventLayer.Alignment] = []
        var covered = scan.range.lowerBound
        for token in scan.range where token >= covered && scan[token].mention < 0 {
            let phrase = scan.text.match(at: token, in: words).flatMap { accepts($0, at: token, scan) ? $0 : nil }
            // A phrase of several words is surer than one of them.
            if phrase.map({ $0.tokenCount == 1 }) ?? true {
                let senses = backings(at: token, scan, triggers)
                for sense in senses {
                    let stated = alignments(of: sense.match, sense.row, isVerb: sense.isVerb, at: token, clause)
                    guard !stated.isEmpty else { continue }
                    found += stated
                    covered = token + Int(sense.match.tokenCount)
                    break
                }
                if covered > token { continue }
            }
            guard let match = phrase else { continue }
            covered = token + Int(match.tokenCount)
            found += alignments(of: match, rows[Int(match.entry.row)], at: token, clause)
        }
        return found
    }

    // MARK: - Words of backing

    /// The senses of a word of backing at a token, read as noun or verb as the events' room reads it; in the order of the table.
    func backings(
        at token: Int, _ scan: SentenceScan, _ triggers: [SentenceScan.Trigger], inAnyContext: Bool = false
    ) -> [(match: LexicalMatch, row: BackingRow, isVerb: Bool)] {
        var noun = scan.text.match(at: token, in: backingNouns)
        let verb = verb(at: token, scan)
        // «شكر وزير الخارجية، فلان، المملكة»: at the head of a sentence, before an office whose holder is named, stands the verb.
        if noun != nil, let verb, verb.entry.features.number == .singular, token == scan.range.lowerBound,
            verb.segmentation.proclitics.subtracting(.waw) == [],
            verb.segmentation.enclitic == .none, scan.range.contains(token + 1), scan.isOffice(token + 1)
        {
            noun = nil
        }
        let isVerb: Bool
        // «مولا» of «مولانا», «دعما»: the dual without those two before it is another word.
        if noun == nil, verb?.entry.features.number == .dual, scan.relativeBefore(token) == nil { return [] }
        if noun == nil || verb == nil {
            isVerb = verb != nil
        } else if verb?.entry.features.number == .dual {
            // «قدمت دعما» is the noun, «اللذين دعما» the verb.
            isVerb = scan.relativeBefore(token) != nil
        } else if isRuled(token, scan) {
            isVerb = false
        } else if verb?.segmentation.enclitic.isThirdPerson == true, scan.range.contains(token - 1), scan[token - 1].mention < 0,
            scan[token - 1].wordClass == .copula
        {
            // «هجوم كان وصفه الوزير بالإرهابي»
            isVerb = true
        } else if let trigger = triggers.first(where: { $0.token == token }) {
            isVerb = !trigger.candidate.isNoun
        } else {
            isVerb = false
        }
        guard let best = isVerb ? verb : noun else { return [] }
        // «إدين هازارد»: no finite verb is written with a hamza below.
        if isVerb, best.tokenCount == 1, scan.text.text.word(token).unicodeScalars.first == "إ" { return [] }
        if endsInTaMarbuta(token, scan), isVerb || best.segmentation.enclitic != .none || isAdjective(token, scan) { return [] }
        let table = isVerb ? backingVerbs : backingNouns
        let reach = max(scan.range.lowerBound, token - 3)..<min(scan.range.upperBound, token + Int(best.tokenCount) + 4)
        let wide = max(scan.range.lowerBound, token - 4)..<min(scan.range.upperBound, token + Int(best.tokenCount) + 14)
        let senses = scan.text.matches(at: token).filter {
            $0.entry.table == table && $0.segmentation == best.segmentation && $0.entry.features.person == best.entry.features.person
        }
        .sorted { $0.entry.row < $1.entry.row }
        return senses.compactMap { match in
            func stands(_ table: LexiconTable, _ reach: Range<Int>) -> Bool {
                reach.contains { near in
                    near != token && !(table == backingNeeds && isTurned(near, scan))
                        && scan.text.matches(at: near).contains { $0.entry.table == table && $0.entry.row == match.entry.row }
                }
            }
            let row = backingRows[Int(match.entry.row)]
            if inAnyContext { return row.needsContext && !stands(backingNeeds, wide) ? nil : (match, row, isVerb) }
            if stands(backingContexts, reach) || row.needsContext && !stands(backingNeeds, wide) { return nil }
            return (match, row, isVerb)
        }
    }

    /// «العلاقات ليست جيدة»: a negation right before a word.
    private func isTurned(_ token: Int, _ scan: SentenceScan) -> Bool {
        guard scan.range.contains(token - 1), scan[token - 1].mention < 0 else { return false }
        return scan[token - 1].wordClass == .negation || scan[token - 1].wordClass == .pastNegation
    }

    /// «كسبت كندا دعم فرنسا», «قرار كندا قطع علاقاتها», «قال إن دعم فرنسا»: behind a word that rules such nouns and whose it is, or right behind
    /// «إن», stands the noun.
    private func isRuled(_ token: Int, _ scan: SentenceScan) -> Bool {
        guard scan.range.contains(token - 1), !scan[token].hasWaw else { return false }
        if scan[token - 1].mention < 0, scan[token - 1].wordClass == .complementizer {
            return scan.text.text.token(token - 1, is: "ان") && scan.range.contains(token + 1) && scan[token + 1].mention >= 0
        }
        guard scan[token - 1].mention >= 0 else { return false }
        let start = nameStart(scan, before: token)
        guard scan.range.contains(start - 1), let match = scan.text.match(at: start - 1, in: governors) else { return false }
        // «إعلان المغرب قطع علاقاته»
        return governorRows[Int(match.entry.row)].effect == (match.entry.features.isVerb ? .receiver : .subject)
    }

    /// Where the name that ends right before a token begins.
    private func nameStart(_ scan: SentenceScan, before token: Int) -> Int {
        var start = token - 1
        while scan.range.contains(start - 1), scan[start - 1].mention == scan[token - 1].mention { start -= 1 }
        return start
    }

    /// «تهمة» is no «تهم» with a pronoun.
    private func endsInTaMarbuta(_ token: Int, _ scan: SentenceScan) -> Bool { scan.text.text.spelling(token).hasSuffix("ة") }

    /// «الحركة المناهضة للنظام»: the feminine participle, which is written as the noun of action.
    private func isAdjective(_ token: Int, _ scan: SentenceScan) -> Bool {
        let previous = token - 1
        guard scan.range.contains(previous), scan.text.match(at: token, in: words) != nil else { return false }
        let word = scan[token]
        if word.hasWaw || word.prepositionIsClitic { return false }
        let before = scan[previous]
        if before.mention >= 0 { return true }
        return before.kind == .word && before.wordClass == nil && !before.isVerb && (before.isDefinite == word.isDefinite)
    }

    /// «استهدف» is «he aimed» where no «أ» says «I aim», and «أطلقت» is «she fired».
    private func verb(at token: Int, _ scan: SentenceScan) -> LexicalMatch? {
        guard let best = scan.text.match(at: token, in: backingVerbs) else { return nil }
        func isOther(_ match: LexicalMatch) -> Bool {
            guard match.entry.features.person == .first, match.entry.features.number == .singular else { return true }
            return match.entry.features.aspect == .present && scan.text.text.word(token).unicodeScalars.contains("أ")
        }
        if isOther(best) { return Self.acceptsVerb(best) ? best : nil }
        return scan.text.matches(at: token).first {
            $0.entry.table == backingVerbs && $0.tokenCount == best.tokenCount && $0.entry.features.person == .third && isOther($0)
                && Self.acceptsVerb($0)
        }
    }

    private static func acceptsVerb(_ match: LexicalMatch) -> Bool {
        let clitics = match.segmentation.proclitics
        if clitics.contains(.article) || clitics.contains(.ba) || clitics.contains(.kaf) || clitics.contains(.question) { return false }
        // «أيدي» is no «أيد» with a pronoun, which would be «أيدني».
        if match.segmentation.enclitic == .ya { return false }
        let aspect = match.entry.features.aspect
        if clitics.contains(.lam) || clitics.contains(.sin) { return aspect == .present || aspect == .jussive }
        return aspect != .imperative
    }

    private func alignments(
        of match: LexicalMatch, _ row: BackingRow, isVerb: Bool, at token: Int, _ clause: BackingClause
    ) -> [EventLayer.Alignment] {
        let parties = isVerb ? clause.parties(ofVerbAt: token, match, row) : clause.parties(ofNounAt: token, match, row)
        guard parties.isComplete else { return [] }
        // «تريد فرنسا أن يدين المجلس إيران»: what another is to do opposes nobody yet.
        // «على روسيا أن تتعاون»
        if isVerb, scan(clause, obliges: token) { return [] }
        if isVerb, row.relation == .opposes, clause.isWanted(token, sense: match.entry.features) { return [] }
        // «إمكانية أن تفرض كندا عقوبات», «نفى ترامب توجيه انتقادات»
        if !isVerb, !parties.isStated, row.relation == .opposes, clause.isUnreal(token, row, by: parties.from) { return [] }
        let stance = clause.document.attributions.innermost(at: token).map { clause.document.attributions.attributions[$0].stance }
        guard
            let around = clause.phase(
                row.phase, at: token, isVerb: isVerb, attribution: stance, isStated: parties.isStated && !isVerb, isSpoken: row.stands == .thing)
        else { return [] }
        // «طالب فرنسا بوقف دعم …»: what is sought is the end of what goes on.
        let isStopped = (max(clause.scan.range.lowerBound, token - 4)..<token).contains {
            clause.scan[$0].status >= 0 && clause.scan.tables.statusRows[Int(clause.scan[$0].status)].effect == .ended
        }
        // «رفع العقوبات» ends a measure; «رفع دعوى» ends nothing.
        let isRaised = row.isLevy && clause.governor(of: token)?.row?.raises ?? false
        let given = row.relation == .opposes && parties.phase == .ended && (row.stands != .thing || isRaised) ? nil : parties.phase
        var phase = around == row.phase && !isStopped ? given ?? around : around
        if row.relation == .supports, phase == .ongoing, parties.isReceived, clause.isWished(at: token) { phase = .sought }
        if isVerb, row.relation == .supports, phase == .ongoing, clause.isBegun(at: token) { phase = .beginning }
        var found = records(parties.from, parties.to, row.relation, phase, row.id, match, token, clause)
        if row.both { found += records(parties.to, parties.from, row.relation, phase, row.id, match, token, clause) }
        return found
    }

    private func scan(_ clause: BackingClause, obliges token: Int) -> Bool {
        let scan = clause.scan
        return scan.range.contains(token - 1) && scan[token - 1].mention < 0 && scan[token - 1].wordClass == .complementizer
            && scan.obliged(before: token - 1) != nil
    }

    /// One record a pair; opposition that is denied or over says nothing.
    private func records(
        _ from: [ActorLayer.EntityIndex], _ to: [ActorLayer.EntityIndex], _ relation: Relation, _ phase: Phase, _ rule: String,
        _ match: LexicalMatch, _ token: Int, _ clause: BackingClause
    ) -> [EventLayer.Alignment] {
        if relation == .opposes, phase == .denied || phase == .sought { return [] }
        let actors = clause.document.actors
        var found: [EventLayer.Alignment] = []
        for a in from {
            for b in to where a != b && actors.entities[a].subtype != "media" && actors.entities[b].subtype != "media" {
                // Of his own state a man is no ally and no foe.
                if Self.isOwn(actors.entities[a], actors.entities[b]) { continue }
                found.append(
                    EventLayer.Alignment(
                        from: a, to: b, relation: relation, phase: phase, range: clause.scan.text.range(of: match, at: token),
                        attribution: clause.document.attributions.innermost(at: token), rule: rule))
            }
        }
        return found
    }

    // MARK: - Other words

    private func alignments(
        of match: LexicalMatch, _ row: AlignmentRow, at token: Int, _ clause: BackingClause
    ) -> [EventLayer.Alignment] {
        let end = token + Int(match.tokenCount)
        let actors = clause.document.actors
        var from = clause.resolve(row.from, token, end, match)
        var to = clause.resolve(row.to, token, end, match)
        if row.from == [.preposition(.between)] {
            guard let two = clause.scan.parties(behind: end) ?? clause.partiesOfTies(before: token) ?? clause.theTwo(behind: end) else { return [] }
            (from, to) = (two.first, two.second)
        }
        if row.isSingular, match.segmentation.enclitic == .none, from.count > 1 { from = [from[from.count - 1]] }
        if row.from.first == .ally, let a = from.first, let b = to.first, actors.entities[a].type != .country, actors.entities[b].type == .country {
            // Of allies, the state backs the man or the band.
            (from, to) = (to, from)
        }
        guard !from.isEmpty, !to.isEmpty, Set(from).isDisjoint(with: to) else { return [] }
        let stance = clause.document.attributions.innermost(at: token).map { clause.document.attributions.attributions[$0].stance }
        // «سألت عما إذا كان متورطا», «نفى أن يكون متورطا»: who asks or denies charges nobody.
        if row.from.first == .speaker, let stance, stance == .asks || stance == .doubts || stance == .denies { return [] }
        if row.from.first == .speaker, clause.isNegatedBefore(token) { return [] }
        let isVerb = match.entry.features.isVerb
        // «الاحتجاجات المنددة بالقرار»: an attribute of the noun before.
        if !isVerb, row.from == [.subject], match.segmentation.proclitics.contains(.article) { return [] }
        let phase: Phase?
        if isVerb, row.relation == .supports, row.phase == .ended, clause.isWanted(token, sense: match.entry.features) {
            // «طالبوا بأن تتخلى كندا عن اليونان»: what is to end goes on.
            phase = .ongoing
        } else if !isVerb, row.from == [.subject], row.to.first == .object || row.to.first == .preposition(.by) {
            // «قطع علاقاته متهما إيران»: what is said meanwhile does not stand under the verb.
            phase = row.phase
        } else if !isVerb, clause.isAttribute(token, row) {
            phase = clause.isFormer(end) ? .ended : row.phase
        } else {
            phase = clause.phase(row.phase, at: token, isVerb: isVerb, attribution: stance)
        }
        guard let phase else { return [] }
        var found = records(from, to, row.relation, phase, row.id, match, token, clause)
        let isMutual: Bool
        switch row.both {
        case .oneWay: isMutual = false
        case .both: isMutual = true
        case .peers:
            isMutual =
                (from + to).allSatisfy { actors.entities[$0].type == .person } || (from + to).allSatisfy { actors.entities[$0].type != .person }
        }
        if isMutual { found += records(to, from, row.relation, phase, row.id, match, token, clause) }
        return found
    }

    private func accepts(_ match: LexicalMatch, at token: Int, _ scan: SentenceScan) -> Bool {
        let clitics = match.segmentation.proclitics
        if match.entry.features.isVerb {
            if match.segmentation.enclitic != .none, endsInTaMarbuta(token, scan) { return false }
            if clitics.contains(.article) || clitics.contains(.ba) { return false }
            if match.tokenCount == 1, match.entry.features.person == .first { return false }
        }
        return !clitics.contains(.question)
    }

    /// Whether one is of the other's state, or the state's own arm.
    private static func isOwn(_ from: EntityRecord, _ to: EntityRecord) -> Bool {
        // «حزب العمال الذي يشن تمردا على تركيا»: a band stands against the state that it is of.
        if from.country == to.id, from.subtype != "armed_group" { return true }
        return to.country == from.id && (to.subtype == "government" || to.subtype == "military")
    }

    // MARK: - Acts

    /// What an act entails: arming, recognising; attacking, accusing, punishing. Only where the clause itself says who and whom.
    func implied(
        by event: EventLayer.Event, own: SentenceScan.Roles, trigger: SentenceScan.Trigger, in scan: SentenceScan, document: DocumentCoding
    ) -> [EventLayer.Alignment] {
        let relation: Relation
        var forward = true
        var backward = false
        if let entailed = acts.relation(of: event) {
            relation = entailed
        } else if let backing = trigger.row.backing, event.status != .denied {
            relation = .supports
            forward = backing != .recipient
            backward = backing != .actor
        } else {
            return []
        }
        // What the words of backing leave out, its act does not bring back.
        if backings(at: trigger.token, scan, [trigger], inAnyContext: true).contains(where: { $0.row.relation == relation }) { return [] }
        if let match = scan.text.match(at: trigger.token, in: words), rows[Int(match.entry.row)].relation == relation { return [] }
        if document.isOthersAct(own, trigger, scan) || isGot(own, trigger, in: scan, document: document) { return [] }
        guard var phase = Self.phase(of: event, relation, isSought: own.isSought) else { return [] }
        let clause = BackingClause(scan: scan, document: document, tables: self)
        // «حذرت روسيا تركيا من مهاجمة الجيش»: whoever is warned of it has not done it.
        if relation == .opposes, event.status == .planned, clause.isWarnedOf(trigger.token) { return [] }
        if relation == .supports, phase == .ongoing, trigger.candidate.isNoun,
            let around = clause.phase(phase, at: trigger.token, isVerb: false, attribution: nil), around == .weakening || around == .ended
        {
            // «خفضت كندا معونتها»
            phase = around
        }
        if !trigger.candidate.isNoun {
            let features = trigger.candidate.match.entry.features
            // «قدمت إيران السلاح» in a quotation: «I» and «she» are written alike.
            if features.person == .first, features.number == .singular { return [] }
            // «الدعم المقدم إلى كندا»: who gives it, the participle does not say.
            if !features.isVerb, trigger.candidate.match.segmentation.proclitics.contains(.article), scan.agent(behind: trigger.end) == nil {
                return []
            }
            // «المتهم فلان» is accused and accuses nobody.
            if event.type == .accuse, !trigger.candidate.match.entry.features.isVerb { return [] }
            // «الهجمات التي استهدفت المدينة», «الخطأ سمح له»: whose act it was, the clause does not say.
            if own.actorPhrases.isEmpty,
                scan.relativeBefore(trigger.token) != nil || clause.hasNounBefore(trigger.token)
                    || scan.range.contains(trigger.token - 1) && scan[trigger.token - 1].wordClass == .complementizer
            {
                return []
            }
        }
        let here = Set(document.actors.mentions(in: scan.range).map(\.entity)).union(scan.range.compactMap { document.actors.adjectives[$0] })
        let actors = clause.grounded(own.actors, own.actorPhrases).filter { event.actors.contains($0) && here.contains($0) }
        // «فجرت الجماعة الإيرانية»: the adjective of who acts is nobody on whom he acts.
        let acted = own.recipientPhrases.contains {
            $0.count == 1 && scan.range.contains($0.lowerBound) && scan[$0.lowerBound].adjective >= 0 && scan.range.contains($0.lowerBound - 1)
                && scan[$0.lowerBound - 1].mention >= 0
        }
        let recipients =
            acted ? [] : clause.grounded(own.recipients, own.recipientPhrases).filter { event.recipients.contains($0) && here.contains($0) }
        let entities = document.actors.entities
        var found: [EventLayer.Alignment] = []
        func add(_ from: ActorLayer.EntityIndex, _ to: ActorLayer.EntityIndex) {
            // An outlet tells of the backing of others.
            if from == to || entities[from].subtype == "media" || entities[to].subtype == "media" { return }
            // A war within a land is none against the land; whom a state arrests is no side.
            if Self.isOwn(entities[from], entities[to]) { return }
            if event.type == .coerce, entities[to].type == .person, entities[from].type == .country { return }
            found.append(
                EventLayer.Alignment(
                    from: from, to: to, relation: relation, phase: phase, range: event.trigger, attribution: event.attribution,
                    time: event.time, rule: event.rule))
        }
        if relation == .opposes, trigger.row.actorSlots.contains(.preposition(.between)), scan.parties(behind: trigger.end) != nil {
            // «اشتباكات بين الجيش والحركة»
            backward = true
        }
        for actor in actors {
            for recipient in recipients {
                if forward { add(actor, recipient) }
                if backward { add(recipient, actor) }
            }
        }
        return found
    }

    /// «حصل لبنان على دعم في مؤتمر بفرنسا»: whether who seems to give is only said to get, or to seek.
    func isGot(
        _ roles: SentenceScan.Roles, _ trigger: SentenceScan.Trigger, in scan: SentenceScan, document: DocumentCoding
    ) -> Bool {
        guard trigger.candidate.isNoun, trigger.row.type == .aid || trigger.row.type == .support,
            roles.actorPhrases.allSatisfy({ $0.upperBound <= trigger.token })
        else { return false }
        let clause = BackingClause(scan: scan, document: document, tables: self)
        guard let governor = clause.governor(of: trigger.token), trigger.token - governor.end <= 3 else { return false }
        return governor.row?.effect == .receiver
    }

    /// Who means to back already backs; an attack that may come opposes nobody yet.
    static func phase(of event: EventLayer.Event, _ relation: Relation, isSought: Bool = false) -> Phase? {
        switch event.status {
        case .reported: return .ongoing
        case .planned:
            if event.type == .accuse || event.type == .threaten { return nil }
            return isSought ? .sought : .ongoing
        case .hypothetical: return relation == .supports && isSought ? .sought : nil
        case .denied: return relation == .supports ? .denied : nil
        case .ended: return .ended
        }
    }
}

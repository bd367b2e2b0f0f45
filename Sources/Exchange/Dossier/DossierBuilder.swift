import Comparison
import Readings

/// Arranges readings and their comparison as a dossier.
struct DossierBuilder {
    let comparison: Comparison
    let options: Dossier.Options
    let indexes: [ReadingIndex]
    let byDocument: [String: ReadingIndex]
    let directory: EntityDirectory
    private let about: Set<String>

    init(_ readings: [Reading], _ comparison: Comparison, _ options: Dossier.Options) {
        self.comparison = comparison
        self.options = options
        about = Set(options.about)
        // By date, the undated last, then by id: the order in which a reader meets the articles.
        let ordered = readings.sorted { Self.order($0) < Self.order($1) }
        indexes = ordered.enumerated().map { ReadingIndex($1, number: $0 + 1) }
        byDocument = Dictionary(indexes.map { ($0.reading.document.id, $0) }, uniquingKeysWith: { first, _ in first })
        directory = EntityDirectory(comparison.entities, ordered)
    }

    private static func order(_ reading: Reading) -> (Int, Int, String) {
        guard let date = DossierDate.date(in: reading.document.published) else { return (.max, 0, reading.document.id) }
        return (date.firstDay, -date.lastDay, reading.document.id)
    }

    func build() -> Dossier {
        let claims = claims()
        let pairs = pairs()
        let (timeline, undated) = acts(claims)
        let conflicts = conflicts()
        let said = saidBySource()
        let tellers = tellers(said)
        let actors = actors(pairs, timeline + undated, said)
        let summary = summary()
        return Dossier(
            schema: Dossier.schemaName, about: options.about, since: options.since, until: options.until, summary: summary,
            findings: FindingComposer(
                pairs: pairs, conflicts: conflicts, tellers: tellers, summary: summary, about: about
            ).findings(),
            documents: articles(),
            copies: comparison.copies.map { .init(documents: $0.documents, first: $0.first, kind: $0.kind.rawValue) },
            entities: names(), periods: Period.periods(of: pairs.flatMap { $0.statements.compactMap(\.time) }), backing: pairs,
            timeline: timeline, undated: undated, conflicts: conflicts, claims: claims.map(\.claim), sources: tellers, actors: actors,
            readings: indexes.map(\.reading))
    }

    typealias Period = Dossier.Period

    // MARK: Articles

    private func sourcing(_ index: ReadingIndex) -> Dossier.SourcingShare {
        var share = Dossier.SourcingShare()
        for attribution in index.reading.attributions {
            switch attribution.source?.kind {
            case .named: share.named += 1
            case .outlet: share.outlet += 1
            case .anonymous: share.anonymous += 1
            case .collective, nil: share.collective += 1
            }
            switch continuity(index.chain(from: attribution.id)) {
            case .connected: share.connected += 1
            case .obscured: share.obscured += 1
            case .broken: share.broken += 1
            }
        }
        return share
    }

    private func continuity(_ chain: [AttributionRecord]) -> Continuity {
        var continuity = Continuity.connected
        for attribution in chain {
            switch attribution.source?.kind {
            case .named, .outlet: break
            case .anonymous: if continuity == .connected { continuity = .obscured }
            case .collective, nil: continuity = .broken
            }
        }
        return continuity
    }

    private func articles() -> [Dossier.Article] {
        var copyOf: [String: String] = [:]
        for copy in comparison.copies {
            for document in copy.documents where document != copy.first { copyOf[document] = copy.first }
        }
        return indexes.map { index in
            let document = index.reading.document
            return Dossier.Article(
                id: document.id, anchor: index.anchor, title: document.title, opening: document.title == nil ? index.opening : nil,
                publisher: document.publisher,
                published: DossierDate.date(in: document.published), url: document.url, sourcing: sourcing(index),
                acts: index.reading.events.count, alignments: index.reading.alignments.count, copyOf: copyOf[document.id])
        }
    }

    private func summary() -> Dossier.Summary {
        var share = Dossier.SourcingShare()
        for index in indexes {
            let one = sourcing(index)
            share.named += one.named
            share.outlet += one.outlet
            share.anonymous += one.anonymous
            share.collective += one.collective
            share.connected += one.connected
            share.obscured += one.obscured
            share.broken += one.broken
        }
        let dates = indexes.compactMap { DossierDate.date(in: $0.reading.document.published) }
        return .init(
            documents: indexes.count, publishers: Set(indexes.compactMap(\.reading.document.publisher)).count, first: dates.min(),
            last: dates.max { $0.lastDay < $1.lastDay }, statements: share)
    }

    private func names() -> [Dossier.Name] {
        directory.ids.enumerated().compactMap { number, id in
            guard let record = directory.record(id) else { return nil }
            let written = directory.forms[id] ?? []
            let forms = written.isEmpty ? [record.name] : written
            return .init(
                id: id, anchor: "x\(number + 1)", type: record.type, subtype: record.subtype, role: record.role,
                country: record.country, name: record.name, nameEnglish: record.nameEnglish, forms: forms,
                mentions: directory.mentions[id] ?? 0)
        }
    }

    // MARK: Accounts

    func account(_ account: Account) -> Dossier.Account {
        let span = Span(start: account.start, end: account.end)
        let index = byDocument[account.document]
        // A known outlet begins every chain of its articles; accounts show it before the chain.
        let isPrinted = index?.reading.document.publisher != nil && account.chain.first?.kind == .outlet
        let chain = account.chain.dropFirst(isPrinted ? 1 : 0).map { Dossier.Link(source: $0.source, name: $0.name, kind: $0.kind) }
        return .init(
            document: account.document, start: span.start, end: span.end,
            anchor: index.map { $0.anchor(ofRecord: account.record) ?? $0.anchor(at: span) } ?? "",
            excerpt: index?.excerpt(span) ?? .init(before: "", words: account.text, after: ""), stance: account.stance,
            continuity: account.continuity, chain: chain, weakest: Self.weakest(chain), isDoubtful: account.doubtful ?? false)
    }

    /// A statement that only a reading holds.
    func account(_ span: Span, anchor: String, in index: ReadingIndex, attribution: String?, isDoubtful: Bool = false) -> Dossier.Account {
        let records = index.chain(from: attribution)
        let document = index.reading.document.id
        let chain = records.map { record in
            let entity = record.source?.entity.map { directory.id($0, in: document) }
            return Dossier.Link(
                source: entity, name: record.source?.words ?? entity.flatMap { directory.record($0)?.name } ?? "",
                kind: record.source?.kind ?? .collective)
        }
        return .init(
            document: document, start: span.start, end: span.end, anchor: anchor, excerpt: index.excerpt(span),
            stance: records.last?.stance ?? .asserts, continuity: continuity(records), chain: chain, weakest: Self.weakest(chain),
            isDoubtful: isDoubtful)
    }

    /// The first link that is nobody, else the first without a name.
    private static func weakest(_ chain: [Dossier.Link]) -> Int? {
        chain.firstIndex { $0.kind == .collective } ?? chain.firstIndex { $0.kind == .anonymous }
    }

    // MARK: Backing

    private func pairs() -> [Dossier.Pair] {
        let kept = comparison.backing.filter { concerns([$0.from, $0.to]) }
        let filled = kept.map { backing in
            (
                backing,
                backing.series.map { point in
                    let published = byDocument[point.account.document]?.reading.document.published
                    return Dossier.Statement(
                        relation: point.relation, phase: point.phase, time: DossierDate.date(in: point.time) ?? DossierDate.date(in: published),
                        account: account(point.account))
                }.filter { isInRange($0.time) }.sorted { Self.order($0) < Self.order($1) }
            )
        }
        let ordered = filled.filter { !$0.1.isEmpty }.sorted {
            ($1.1.count, $0.0.from, $0.0.to) < ($0.1.count, $1.0.from, $1.0.to)
        }
        return ordered.enumerated().map { number, pair in
            Dossier.Pair(
                anchor: "p\(number + 1)", from: pair.0.from, to: pair.0.to, statements: pair.1,
                turns: pair.0.turns.map {
                    .init(
                        time: $0.time, before: $0.before, after: $0.after, reportedBy: $0.reportedBy, disputedBy: $0.disputedBy,
                        weight: abs($0.before.standing - $0.after.standing) * pair.1.count)
                })
        }
    }

    private static func order(_ statement: Dossier.Statement) -> (Int, String, Int) {
        (statement.time?.firstDay ?? .max, statement.account.document, statement.account.start)
    }

    private func concerns(_ ids: [String]) -> Bool { about.isEmpty || ids.contains { about.contains($0) } }

    /// The undated are kept: nothing says that they lie outside.
    private func isInRange(_ date: PartialDate?) -> Bool {
        guard let date else { return true }
        if let since = options.since, date.lastDay < since.firstDay { return false }
        if let until = options.until, date.firstDay > until.lastDay { return false }
        return true
    }

    // MARK: Claims and acts

    typealias NumberedClaim = (claim: Dossier.Claim, source: Claim)

    private func claims() -> [NumberedClaim] {
        let kept = comparison.claims.filter { concerns($0.actors + $0.recipients) && isInRange(DossierDate.date(in: $0.time)) }
        return kept.enumerated().map { number, claim in
            (
                .init(
                    anchor: "c\(number + 1)", id: claim.id, type: claim.type, actors: claim.actors, recipients: claim.recipients,
                    time: DossierDate.date(in: claim.time), place: claim.place, grade: claim.grade, roots: claim.roots,
                    commonLink: claim.commonLink, accounts: claim.accounts.map(account)), claim
            )
        }
    }

    private func acts(_ claims: [NumberedClaim]) -> (dated: [Dossier.Act], undated: [Dossier.Act]) {
        var claimOfRecord: [String: [String: Int]] = [:]
        for (number, claim) in claims.enumerated() {
            for account in claim.source.accounts { claimOfRecord[account.document, default: [:]][account.record] = number }
        }
        var acts: [Dossier.Act] = []
        var actOfClaim: [Int: Int] = [:]
        for index in indexes {
            let document = index.reading.document.id
            for (number, event) in index.reading.events.enumerated() {
                let actors = event.actors.map { directory.id($0, in: document) }
                let recipients = event.recipients.map { directory.id($0, in: document) }
                guard concerns(actors + recipients) else { continue }
                let trigger = event.trigger.span
                let claim = claimOfRecord[document]?[event.id]
                let words = event.clause?.span ?? trigger
                let telling = account(
                    words.count > 220 ? trigger : words, anchor: index.anchor(ofEvent: number), in: index, attribution: event.attribution,
                    isDoubtful: event.confidence?.isDoubtful ?? false)
                if let claim, let known = actOfClaim[claim], acts[known].status == event.status {
                    acts[known] = acts[known].adding(
                        telling, actor: actors == acts[known].actors ? event.confidence?.actor : nil,
                        recipient: recipients == acts[known].recipients ? event.confidence?.recipient : nil)
                    continue
                }
                let time = DossierDate.date(in: event.time)
                guard isInRange(time) else { continue }
                if let claim { actOfClaim[claim] = acts.count }
                acts.append(
                    .init(
                        anchor: "t\(acts.count + 1)", claim: claim.map { claims[$0].claim.anchor }, type: event.type.rawValue,
                        status: event.status, time: time, timeValue: event.time, actors: actors, recipients: recipients,
                        actorText: actors.isEmpty ? event.actor_text : [], recipientText: recipients.isEmpty ? event.recipient_text : [],
                        place: event.place, accounts: [telling], confidence: event.confidence))
            }
        }
        for (number, claim) in claims.enumerated() where claim.claim.type == "STATEMENT" && actOfClaim[number] == nil {
            guard let time = claim.claim.time, isInRange(time) else { continue }
            acts.append(
                .init(
                    anchor: "t\(acts.count + 1)", claim: claim.claim.anchor, type: claim.claim.type, status: .reported, time: time,
                    timeValue: claim.source.time, actors: claim.claim.actors, recipients: claim.claim.recipients, actorText: [],
                    recipientText: [], place: claim.claim.place, accounts: claim.claim.accounts, confidence: nil))
        }
        let dated = acts.enumerated().filter { $0.element.time != nil }.sorted {
            ($0.element.time?.firstDay ?? 0, $0.offset) < ($1.element.time?.firstDay ?? 0, $1.offset)
        }
        return (dated.map(\.element), acts.filter { $0.time == nil })
    }

    private func conflicts() -> [Dossier.Conflict] {
        let kept = comparison.conflicts.filter { about.isEmpty || !about.isDisjoint(with: $0.about) }
        return kept.enumerated().map { number, conflict in
            .init(
                anchor: "k\(number + 1)", id: conflict.id, kind: conflict.kind, reason: conflict.reason,
                reasonEnglish: conflict.reasonEnglish, weight: conflict.weight, firstSide: conflict.firstSide,
                accounts: conflict.accounts.map(account))
        }
    }

    // MARK: Sources and actors

    /// What each source is quoted with, in the order of the articles: the statements in whose chains it stands. What an outlet prints on
    /// its own account is no quotation.
    private func saidBySource() -> [String: [Dossier.Said]] {
        var said: [String: [Dossier.Said]] = [:]
        for claim in comparison.claims {
            for account in claim.accounts where account.record.first == "a" {
                let statement = Dossier.Said(stance: account.stance, account: self.account(account))
                for source in Set(statement.account.chain.compactMap(\.source)) { said[source, default: []].append(statement) }
            }
        }
        let places = Dictionary(indexes.enumerated().map { ($1.reading.document.id, $0) }, uniquingKeysWith: { first, _ in first })
        func place(_ said: Dossier.Said) -> (Int, Int, Int) {
            (places[said.account.document] ?? .max, said.account.start, said.account.end)
        }
        return said.mapValues { $0.sorted { place($0) < place($1) } }
    }

    private func tellers(_ said: [String: [Dossier.Said]]) -> [Dossier.Teller] {
        let quoted = comparison.sources.compactMap { source -> (SourceProfile, [Dossier.Said], [String])? in
            guard let statements = said[source.id] else { return nil }
            let documents = Set(statements.map(\.account.document))
            return (source, statements, indexes.map(\.reading.document.id).filter { documents.contains($0) })
        }
        let ordered = quoted.sorted { ($1.2.count, $1.1.count, $0.0.id) < ($0.2.count, $0.1.count, $1.0.id) }
        return ordered.enumerated().map { number, teller in
            let (source, statements, documents) = teller
            return .init(
                anchor: "s\(number + 1)", id: source.id, name: source.name, aliases: source.aliases, kind: source.kind,
                documents: documents, statements: statements,
                obscured: statements.reduce(0) { $0 + ($1.account.continuity == .obscured ? 1 : 0) },
                broken: statements.reduce(0) { $0 + ($1.account.continuity == .broken ? 1 : 0) }, alone: source.alone,
                contradicted: source.contradicted, contradictedBy: source.contradictedBy)
        }
    }

    private func actors(_ pairs: [Dossier.Pair], _ acts: [Dossier.Act], _ said: [String: [Dossier.Said]]) -> [Dossier.Actor] {
        var weight: [String: Int] = [:]
        for pair in pairs {
            weight[pair.from, default: 0] += pair.statements.count
            weight[pair.to, default: 0] += pair.statements.count
        }
        for act in acts { for id in Set(act.actors + act.recipients) { weight[id, default: 0] += act.accounts.count } }
        let ranked = weight.filter { directory.record($0.key) != nil }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let chosen = options.about.filter { weight[$0] != nil } + ranked.map(\.key).filter { !about.contains($0) }
        return chosen.prefix(options.actorLimit).map { id in
            .init(
                entity: id, given: pairs.filter { $0.from == id }.map(\.anchor),
                received: pairs.filter { $0.to == id }.map(\.anchor),
                acts: acts.filter { $0.actors.contains(id) || $0.recipients.contains(id) }.map(\.anchor), statements: said[id] ?? [])
        }
    }
}

extension Dossier.Act {
    /// - Parameters actor, recipient: how sure the account is of the same actors and recipients; nil where it has others.
    func adding(_ account: Dossier.Account, actor: Double?, recipient: Double?) -> Dossier.Act {
        .init(
            anchor: anchor, claim: claim, type: type, status: status, time: time, timeValue: timeValue, actors: actors,
            recipients: recipients, actorText: actorText, recipientText: recipientText, place: place, accounts: accounts + [account],
            confidence: .surer(confidence, .init(actor: actor, recipient: recipient)))
    }
}

extension Phase {
    /// How firmly a backing stands, for measuring how far a turn goes. A denial is somebody's word on the backing, not a state of it.
    var standing: Int {
        switch self {
        case .ongoing, .beginning: 3
        case .sought, .denied: 2
        case .weakening: 1
        case .ended: 0
        }
    }
}

import ArabicText
import Readings

/// Answers questions by the evidence of a comparison.
public struct Asker: Sendable {
    let comparison: Comparison
    let tables: ComparisonTables
    /// Accounts of a group, at most.
    static let limit = 12

    /// Claims that name each entity, where the comparison holds only a part of them: of things of one name the most told is meant.
    let told: [String: Int]?
    /// Keys that words may have by what they mean.
    private let concepts: Set<UInt32>

    public init(_ comparison: Comparison, tables: ComparisonTables, told: [String: Int]? = nil) {
        self.comparison = comparison
        self.tables = tables
        self.told = told
        concepts = Set(tables.concepts.values).union(tables.exactConcepts.values)
    }

    /// The question as it is understood, without an answer: what to fetch for one.
    public func question(_ text: String) -> Question { QuestionReader(comparison: comparison, tables: tables, told: told).read(text) }

    /// Complexity: linear in the accounts of the comparison.
    public func answer(_ text: String) -> Answer {
        let question = question(text)
        var groups: [Answer.Group]
        if question.isBacking, !question.actors.isEmpty {
            groups = backing(question)
        } else if question.kind == .said, !question.actors.isEmpty {
            groups = said(question)
        } else {
            groups = acts(question)
        }
        let isUnderstood = !question.actors.isEmpty && !groups.isEmpty
        if groups.isEmpty { groups = nearest(question) }
        return summed(question, isUnderstood: isUnderstood, groups)
    }

    /// The names that a question may hold, folded and without articles: what to look up before asking.
    public static func names(in text: String) -> [String] { QuestionReader.names(in: text) }

    private func backing(_ question: Question) -> [Answer.Group] {
        var lists: [String: [Account]] = [:]
        func side(_ point: BackingSeries.Point) -> Answer.Side {
            if point.relation == .opposes {
                let isStanding = point.phase == .ongoing || point.phase == .beginning
                if question.relation == .supports || question.kind == .who && isStanding { return .opposed }
            }
            switch point.phase {
            case .ongoing, .beginning:
                let isSure = point.account.doubtful == nil
                return isSure && (point.account.stance == .asserts || point.account.stance == .accuses) ? .supporting : .undecided
            case .sought: return .sought
            case .weakening: return .weakening
            case .ended: return .ended
            case .denied: return .denied
            }
        }
        var actors: [String] = []
        // How much more is told of what is asked for than of its contrary.
        var standing: [String: Int] = [:]
        for series in comparison.backing {
            if let from = question.from, series.from != from { continue }
            if let to = question.to, series.to != to { continue }
            if question.from == nil, question.to == nil, !question.actors.contains(series.from), !question.actors.contains(series.to) { continue }
            let actor = question.kind == .who ? (question.to != nil ? series.from : series.to) : ""
            if question.kind == .who {
                let told = series.series.filter { isWithin($0.time, question) }
                let own = told.filter { $0.relation == question.relation }.count, other = told.count - own
                // Of whom much more is told to the contrary, the few words are mostly of something else.
                guard own * Self.contrary > other else { continue }
                standing[actor, default: 0] += own - other
            }
            for point in series.series where isWithin(point.time, question) {
                if question.kind == .who || question.relation == .opposes, point.relation != question.relation { continue }
                if !actors.contains(actor) { actors.append(actor) }
                // Two sections of one outlet print one text: told once.
                let list = lists[actor + "\t" + side(point).rawValue, default: []]
                if list.contains(where: { $0.text == point.account.text && $0.chain.map(\.name) == point.account.chain.map(\.name) }) { continue }
                lists[actor + "\t" + side(point).rawValue] = list + [point.account]
            }
        }
        let ordered = actors.enumerated().sorted { (standing[$1.element] ?? 0, $0.offset) < (standing[$0.element] ?? 0, $1.offset) }.map(\.element)
        return ordered.flatMap { actor in
            Answer.Side.allCases.compactMap { side in
                lists[actor + "\t" + side.rawValue].map {
                    Answer.Group(side: side, actor: actor.isEmpty ? nil : actor, accounts: Array($0.prefix(Self.limit)))
                }
            }
        }
    }

    /// One telling of what is asked for stands against so many of its contrary.
    private static let contrary = 4

    private func said(_ question: Question) -> [Answer.Group] {
        guard let speaker = question.actors.first else { return [] }
        let others = Set(question.actors.dropFirst())
        let named = others.sorted().map(nameKeys).filter { !$0.isEmpty }
        let statements = comparison.claims.filter { $0.type == "STATEMENT" }
        let found = Concurrently.map(statements, sharing: 32) { claim -> [(score: Int, account: Account)] in
            var found: [(score: Int, account: Account)] = []
            let about = others.isEmpty || !others.isDisjoint(with: claim.actors)
            for account in claim.accounts where account.chain.last?.source == speaker && isWithin(account.time, question) {
                let about = about || named.contains { overlap($0, account.text) == $0.count }
                let score = overlap(question.keys, account.text) + (about ? 2 : 0)
                if about || score > 2 || question.keys.isEmpty { found.append((score, account)) }
            }
            return found
        }.flatMap { $0 }
        let ordered = found.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element.account)
        let sides: [(Answer.Side, [Account])] = [
            (.supporting, ordered.filter { $0.stance != .denies }), (.denied, ordered.filter { $0.stance == .denies }),
        ]
        return sides.filter { !$0.1.isEmpty }.map { Answer.Group(side: $0.0, actor: speaker, accounts: Array($0.1.prefix(Self.limit))) }
    }

    private func acts(_ question: Question) -> [Answer.Group] {
        guard !question.actors.isEmpty else { return [] }
        let wanted = Set(question.actors)
        var found: [(score: Int, claim: Claim)] = []
        for claim in comparison.claims
        where wanted.isSubset(of: Set(claim.actors + claim.recipients)) && isWithin(claim.time, question) && isAsked(claim, question) {
            let score = claim.accounts.map { overlap(question.keys, $0.text) }.max() ?? 0
            if score > 0 || question.keys.isEmpty { found.append((score, claim)) }
        }
        // An act told of one of them names the others in its words at least: places, and whom the reading missed.
        if found.isEmpty, wanted.count > 1 {
            for claim in comparison.claims
            where claim.type != "STATEMENT" && !wanted.isDisjoint(with: claim.actors + claim.recipients) && isWithin(claim.time, question)
                && isAsked(claim, question)
            {
                let others = wanted.subtracting(claim.actors + claim.recipients).sorted().map(nameKeys)
                let score =
                    claim.accounts.map { account in
                        others.allSatisfy { overlap($0, account.text) > 0 } ? overlap(question.keys, account.text) : 0
                    }.max() ?? 0
                if score > 0 { found.append((score, claim)) }
            }
        }
        // What is asked for must be told: a day, a place other than those that the question names, a number by the words that it counts.
        switch question.kind {
        case .when: found.removeAll { $0.claim.time == nil }
        case .place: found.removeAll { $0.claim.place.map(wanted.contains) ?? true }
        case .howMany: found.removeAll { $0.claim.accounts.allSatisfy { number(in: $0.text, of: question.keys) == nil } }
        case .whether, .who, .said: break
        }
        let best = found.map(\.score).max() ?? 0
        var actors: [String] = []
        var lists: [String: [Account]] = [:]
        for claim in found.filter({ $0.score == best }).map(\.claim) {
            let isSaid = claim.type == "STATEMENT" && !question.types.isEmpty
            for account in claim.accounts {
                guard isAsked(account, of: claim, question) else { continue }
                let actor: String
                switch question.kind {
                case .who: actor = isSaid ? "" : (account.actors ?? claim.actors).first { !wanted.contains($0) } ?? ""
                case .place: actor = claim.place ?? ""
                case .howMany:
                    guard let number = number(in: account.text, of: question.keys) else { continue }
                    actor = number
                case .whether, .when, .said: actor = ""
                }
                if !actors.contains(actor) { actors.append(actor) }
                // Words about both say by themselves neither that the one did it nor that he did not.
                let isSure = account.doubtful == nil && !(isSaid && (question.kind == .who || question.doer != nil || question.target != nil))
                let side: Answer.Side =
                    account.stance == .denies
                    ? .denied : (account.stance == .asserts || account.stance == .accuses) && isSure ? .supporting : .undecided
                lists[actor + "\t" + side.rawValue, default: []].append(account)
            }
        }
        let counts = question.kind == .howMany
        return actors.flatMap { actor in
            Answer.Side.allCases.compactMap { side in
                lists[actor + "\t" + side.rawValue].map {
                    Answer.Group(
                        side: side, actor: actor.isEmpty || counts ? nil : actor, number: counts ? actor : nil, accounts: Array($0.prefix(Self.limit))
                    )
                }
            }
        }
    }

    /// Whether a claim tells of such an act, done by and to those whom the question has do and suffer it. What is said is asked by its words alone.
    private func isAsked(_ claim: Claim, _ question: Question) -> Bool {
        guard claim.type != "STATEMENT", !question.types.isEmpty else { return true }
        guard question.types.contains(claim.type) else { return false }
        if isMutual(claim, question) { return true }
        if let doer = question.doer, claim.recipients.contains(doer), !claim.actors.contains(doer) { return false }
        if let target = question.target, claim.actors.contains(target), !claim.recipients.contains(target) { return false }
        return true
    }

    /// Whether an account of such a claim has him do it whom the question has: accounts of one act may name others.
    private func isAsked(_ account: Account, of claim: Claim, _ question: Question) -> Bool {
        guard let doer = question.doer, let actors = account.actors, claim.actors.contains(doer), !isMutual(claim, question) else {
            return true
        }
        return actors.contains(doer)
    }

    /// Whether both parties do the act: they agree, work together, meet; but one visits the other.
    private func isMutual(_ claim: Claim, _ question: Question) -> Bool {
        claim.type == "AGREE" || claim.type == "COOPERATE" || claim.type == "CONSULT" && !question.isVisit
    }

    /// The number that a text gives of what the keys name: within two words of one of them; without keys its first. Years and days
    /// count nothing.
    private func number(in text: String, of keys: [UInt32]) -> String? {
        let tokens = TokenizedText(text)
        let bag = tables.bag(of: tokens, tokens: tokens.tokens.indices)
        func isCounted(_ place: Int) -> Bool {
            bag.words[max(0, place - Self.counted)..<min(bag.words.count, place + Self.counted + 1)].contains { keys.contains($0.key) }
                || (max(0, place - Self.counted)..<min(bag.words.count, place + Self.counted + 1)).contains { near in
                    QuestionReader.concept(of: tokens.foldedWord(bag.tokens[near]), tables).map(keys.contains) ?? false
                }
        }
        for (place, word) in bag.words.enumerated() where word.flags.contains(.number) {
            let surface = tokens.foldedWord(bag.tokens[place])
            if PartialDate(surface) != nil || !keys.isEmpty && !isCounted(place) { continue }
            return surface
        }
        return nil
    }

    private static let counted = 2

    private func nameKeys(_ id: String) -> [UInt32] {
        guard let entity = comparison.entities.first(where: { $0.id == id }) else { return [] }
        return tables.bag(of: entity.name).words.map(\.key)
    }

    private func nearest(_ question: Question) -> [Answer.Group] {
        var found: [(score: Int, account: Account)] = []
        let wanted = Set(question.actors)
        // Of what names nobody that is asked about nothing is near; without names the words must speak for it.
        let least = wanted.isEmpty ? min(2, question.keys.count) : 0
        for claim in comparison.claims {
            let isNamed = !wanted.isDisjoint(with: claim.actors + claim.recipients)
            for account in claim.accounts
            where wanted.isEmpty || isNamed || account.chain.contains(where: { $0.source.map(wanted.contains) ?? false }) {
                let score = overlap(question.keys, account.text)
                if wanted.isEmpty ? score >= max(1, least) : score > 0 || question.keys.isEmpty { found.append((score, account)) }
            }
        }
        let ordered = found.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.prefix(5).map(\.element.account)
        return ordered.isEmpty ? [] : [Answer.Group(side: .undecided, actor: nil, accounts: ordered)]
    }

    private func overlap(_ keys: [UInt32], _ text: String) -> Int {
        guard !keys.isEmpty else { return 0 }
        let tokens = TokenizedText(text)
        let bag = tables.bag(of: tokens, tokens: tokens.tokens.indices)
        var own = Set(bag.words.map(\.key))
        let found = keys.filter { own.contains($0) }.count
        // Another form of a word may mean what is asked for: only of keys that stand for a meaning.
        guard keys.contains(where: { concepts.contains($0) && !own.contains($0) }) else { return found }
        for (word, token) in zip(bag.words, bag.tokens) where !word.flags.contains(.concept) && !word.flags.contains(.number) {
            if let key = QuestionReader.concept(of: tokens.foldedWord(token), tables) { own.insert(key) }
        }
        return keys.filter { own.contains($0) }.count
    }

    private func isWithin(_ time: String?, _ question: Question) -> Bool {
        guard let since = question.since else { return true }
        guard let date = time.flatMap({ PartialDate($0) }) else { return false }
        return date.lastDay >= since.firstDay && date.firstDay <= (question.until ?? since).lastDay
    }

    private func summed(_ question: Question, isUnderstood: Bool, _ groups: [Answer.Group]) -> Answer {
        let parts = Answer.Side.allCases.compactMap { side -> (Answer.Side, Int)? in
            let count = groups.filter { $0.side == side }.reduce(0) { $0 + $1.accounts.count }
            return count > 0 ? (side, count) : nil
        }
        let isNamed = !question.actors.isEmpty
        let arabic = parts.map { "\($0.0.arabic): \($0.1)" }.joined(separator: "، "),
            counts = parts.map { "\($0.0.rawValue): \($0.1)" }.joined(separator: ", ")
        let names = Dictionary(comparison.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let english = Dictionary(comparison.entities.map { ($0.id, $0.nameEnglish ?? $0.name) }, uniquingKeysWith: { first, _ in first })
        let asked = question.actors.compactMap { names[$0] }.joined(separator: "، "),
            askedEnglish = question.actors.compactMap { english[$0] }.joined(separator: ", ")
        let near = groups.reduce(0) { $0 + $1.accounts.count }
        let fault = isNamed ? "لا خبر في الوثائق عن \(question.matter.arabic): \(asked)" : "لم يُفهم السؤال: لا اسم فيه تعرفه الوثائق"
        let faultEnglish =
            isNamed
            ? "the documents do not tell of \(question.matter.english): \(askedEnglish)"
            : "the question was not understood: it names nothing that the documents know"
        let groups = groups.map { group in
            var group = group
            group.actorName = group.actor.flatMap { names[$0] }
            return group
        }
        return Answer(
            question: question, isUnderstood: isUnderstood, groups: groups,
            summary: isUnderstood ? arabic : near > 0 ? "\(fault). أقرب ما فيها: \(near)" : fault + ".",
            summaryEnglish: isUnderstood ? counts : near > 0 ? faultEnglish + "; the nearest accounts are shown" : faultEnglish)
    }
}

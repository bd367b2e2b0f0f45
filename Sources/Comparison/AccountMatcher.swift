import Readings

/// Whether two tellings are accounts of one act, and why.
struct AccountMatcher: Sendable {
    let pile: Pile
    /// By the number of a type of acts: who acts and who is acted upon may change places.
    private let isSymmetric: [Bool]

    init(pile: Pile) {
        self.pile = pile
        isSymmetric = pile.types.strings.map(Self.symmetric.contains)
    }

    struct Match {
        var score = 0.0
        /// What speaks for and against, in order of weighing.
        var reasons: [Reason] = []
        /// Set when nothing can outweigh it.
        var refusal: Reason?
        /// Whether reasons are kept: most matches ask for none.
        var explains = false

        mutating func tell(_ reason: Reason) { if explains { reasons.append(reason) } }
    }

    enum Reason: Hashable {
        case otherKind, otherActors, otherRecipients, otherTime, otherPlace, otherSum, oppositeWords, otherNumbers
        case sameActors, kindredActors, sameRecipients, sameDay, sameMonth, nearInTime, sameTrigger, sameDocument
        case likeWords(Int), fewWords(Int), sameWords

        var arabic: String {
            switch self {
            case .otherKind: "نوع الفعل مختلف"
            case .otherActors: "الفاعل مختلف"
            case .otherRecipients: "المتلقي مختلف"
            case .otherTime: "الزمن مختلف"
            case .otherPlace: "المكان مختلف"
            case .otherSum: "المبلغ مختلف"
            case .oppositeWords: "الألفاظ متضادة"
            case .otherNumbers: "الأعداد مختلفة"
            case .sameActors: "الفاعل واحد"
            case .kindredActors: "الفاعلان من جهة واحدة"
            case .sameRecipients: "المتلقي واحد"
            case .sameDay: "اليوم واحد"
            case .sameMonth: "الشهر واحد"
            case .nearInTime: "الزمنان متوافقان"
            case .sameTrigger: "اللفظ الدال على الفعل واحد"
            case .sameDocument: "الوثيقة واحدة"
            case .likeWords(let share): "تشابه الألفاظ \(share)٪"
            case .fewWords(let share): "تشابه الألفاظ لا يتجاوز \(share)٪"
            case .sameWords: "الكلمات نفسها"
            }
        }

        var english: String {
            switch self {
            case .otherKind: "another kind of act"
            case .otherActors: "another actor"
            case .otherRecipients: "another recipient"
            case .otherTime: "another time"
            case .otherPlace: "another place"
            case .otherSum: "another sum of money"
            case .oppositeWords: "opposite words"
            case .otherNumbers: "other numbers"
            case .sameActors: "the same actor"
            case .kindredActors: "actors of one side"
            case .sameRecipients: "the same recipient"
            case .sameDay: "the same day"
            case .sameMonth: "the same month"
            case .nearInTime: "compatible times"
            case .sameTrigger: "the same word for the act"
            case .sameDocument: "one document"
            case .likeWords(let share): "\(share)% of the words alike"
            case .fewWords(let share): "only \(share)% of the words alike"
            case .sameWords: "the same words"
            }
        }
    }

    /// The least score of accounts of one act, for pairs of actors of which little is told.
    static let threshold = 0.62
    /// The least likeness of statements that say the same.
    static let statementThreshold = 0.5

    static let symmetric: Set<String> = ["CONSULT", "AGREE", "COOPERATE"]

    /// How well an entry fits the members that stand for a group: the mean of its mean and its best score against them; nil when one of
    /// them refuses, or when it is less than the bound.
    /// Complexity: linear in the words of all.
    func score(_ entry: Int, _ members: [Int], atLeast bound: Double) -> Double? {
        let first = pile.telling(entry)
        var sum = 0.0, best = 0.0
        guard first.kind == .statement else { return scoreOfAct(entry, first, members, atLeast: bound) }
        for member in members {
            guard !areFarApart(entry, member) else { return nil }
            let score = Self.likeness(first, pile.telling(member)).score
            sum += score
            best = max(best, score)
        }
        let whole = (sum / Double(members.count) + best) / 2
        guard whole >= bound else { return nil }
        // What words say against one another is weighed only where they are alike.
        return members.contains { Self.refusal(first, pile.telling($0)) != nil } ? nil : whole
    }

    /// What is soon told comes first: who, whom and when refuse most members before their words are looked at.
    private func scoreOfAct(_ entry: Int, _ first: Telling, _ members: [Int], atLeast bound: Double) -> Double? {
        var sum = 0.0, best = 0.0
        for member in members {
            guard let least = hasty(entry, member, first) else { return nil }
            sum += least
            best = max(best, least)
        }
        // What place, trigger and words can add at most.
        guard (sum / Double(members.count) + best) / 2 + Self.rest >= bound else { return nil }
        (sum, best) = (0, 0)
        for member in members {
            let match = match(entry, member)
            guard match.refusal == nil else { return nil }
            sum += match.score
            best = max(best, match.score)
        }
        let whole = (sum / Double(members.count) + best) / 2
        return whole >= bound ? whole : nil
    }

    /// Place, trigger, words, and what sums of fractions may be off by.
    private static let rest = 0.1 + 0.15 + 0.4 + 0.001

    /// The score of an act by its kind, actors and time; nil when they refuse.
    private func hasty(_ a: Int, _ b: Int, _ first: Telling) -> Double? {
        let second = pile.telling(b)
        guard first.kind == second.kind, pile.typeOf[a] == pile.typeOf[b] else { return nil }
        var match = Match()
        weighParties(a, b, first, second, &match)
        return match.refusal == nil ? match.score : nil
    }

    /// - Parameter explains: whether the reasons are wanted.
    /// Complexity: linear in the words of both.
    func match(_ a: Int, _ b: Int, explains: Bool = false) -> Match {
        let first = pile.telling(a), second = pile.telling(b)
        guard first.kind == second.kind, pile.typeOf[a] == pile.typeOf[b] else { return Match(refusal: .otherKind) }
        let match = Match(explains: explains)
        return first.kind == .statement ? matchStatements(a, b, first, second, match) : matchActs(a, b, first, second, match)
    }

    private func matchActs(_ a: Int, _ b: Int, _ first: Telling, _ second: Telling, _ empty: Match) -> Match {
        var match = empty
        weighParties(a, b, first, second, &match)
        guard match.refusal == nil else { return match }
        let x = pile.entries[a], y = pile.entries[b]
        // Place.
        if let place = first.place, let other = second.place, x.document != y.document || first.kind == .event {
            let p = EntityMerger.words(place), q = place == other ? p : EntityMerger.words(other)
            if Set(p).isDisjoint(with: q) {
                if first.type == "ASSAULT" || first.type == "PROTEST" || first.type == "COERCE" {
                    match.refusal = .otherPlace
                    return match
                }
                match.score -= 0.15
                match.tell(.otherPlace)
            } else {
                match.score += 0.1
            }
        }
        for figure in first.figures where figure.kind == "money" {
            if let other = second.figures.first(where: { $0.kind == "money" }), abs(other.value - figure.value) > 0.02 * figure.value {
                match.refusal = .otherSum
                return match
            }
        }
        if first.kind == .event, first.trigger == second.trigger {
            match.score += 0.15
            match.tell(.sameTrigger)
        }
        let likeness = WordLikeness.cosine(first, second)
        match.score += 0.4 * likeness
        match.tell(likeness >= 0.25 ? .likeWords(Int(likeness * 100)) : .fewWords(Int(likeness * 100)))
        if x.document != y.document, !x.isDated, !y.isDated, x.when == nil || y.when == nil { match.score -= 0.15 }
        return match
    }

    /// Actors, recipients and time.
    private func weighParties(_ a: Int, _ b: Int, _ first: Telling, _ second: Telling, _ match: inout Match) {
        let x = pile.entries[a], y = pile.entries[b]
        // Actors.
        var roles = overlap(x.actors, y.actors)
        var targets = overlap(x.recipients, y.recipients)
        if isSymmetric[Int(pile.typeOf[a])] {
            let swapped = (overlap(x.actors, y.recipients), overlap(x.recipients, y.actors))
            if min(swapped.0, swapped.1) > min(roles, targets) { (roles, targets) = swapped }
        }
        let bothActors = !x.actors.isEmpty && !y.actors.isEmpty
        if bothActors, roles == 0 {
            match.refusal = .otherActors
            return
        }
        if !x.recipients.isEmpty, !y.recipients.isEmpty, targets == 0 {
            match.refusal = .otherRecipients
            return
        }
        if bothActors {
            match.score += 0.35 * roles
            match.tell(roles >= 1 ? .sameActors : .kindredActors)
        } else {
            match.score += 0.1
        }
        if targets > 0 {
            match.score += 0.25 * targets
            match.tell(.sameRecipients)
        } else {
            match.score += x.recipients.isEmpty && y.recipients.isEmpty ? 0.15 : 0.05
        }
        // Time.
        if let reason = timeReason(x, y, first.kind) {
            if reason == .otherTime {
                match.refusal = .otherTime
                return
            }
            match.tell(reason)
            switch reason {
            case .sameDay: match.score += 0.3
            case .sameMonth: match.score += 0.2
            case .sameDocument: match.score += 0.1
            default: match.score += 0.08
            }
        }
    }

    private func matchStatements(_ a: Int, _ b: Int, _ first: Telling, _ second: Telling, _ empty: Match) -> Match {
        var match = empty
        guard !areFarApart(a, b) else {
            match.refusal = .otherTime
            return match
        }
        let (likeness, score) = Self.likeness(first, second)
        match.score = score
        match.tell(likeness >= 0.25 ? .likeWords(Int(likeness * 100)) : .fewWords(Int(likeness * 100)))
        match.refusal = Self.refusal(first, second)
        return match
    }

    private func areFarApart(_ a: Int, _ b: Int) -> Bool {
        guard let p = pile.entries[a].when, let q = pile.entries[b].when else { return false }
        return p.distance(to: q) > 60
    }

    /// How alike the words of statements are, and what that is worth where few are shared.
    private static func likeness(_ first: Telling, _ second: Telling) -> (likeness: Double, score: Double) {
        guard first.totalWeight > 0, second.totalWeight > 0 else { return (0, 0) }
        let shared = WordLikeness.shared(first, second)
        let likeness = shared.weight / (Double(first.totalWeight) * Double(second.totalWeight)).squareRoot()
        return (likeness, shared.count < 3 || shared.weight < 14 ? min(likeness, 0.3) : likeness)
    }

    private static func refusal(_ first: Telling, _ second: Telling) -> Reason? {
        if WordLikeness.opposite(first, second) != nil || WordLikeness.turned(first, second) { return .oppositeWords }
        return WordLikeness.numbersDiffer(first, second) ? .otherNumbers : nil
    }

    private func timeReason(_ x: Pile.Entry, _ y: Pile.Entry, _ kind: Telling.Kind) -> Reason? {
        guard let p = x.when, let q = y.when else { return x.document == y.document ? .sameDocument : nil }
        if x.isDated, y.isDated {
            let distance = p.distance(to: q)
            if distance > (p.isDay && q.isDay ? 1 : 0) { return .otherTime }
            return p.isDay && q.isDay ? .sameDay : .sameMonth
        }
        if x.document == y.document { return .sameDocument }
        // States last: backing is compared over months.
        let reach = kind == .alignment ? 60 : 0
        if p.distance(to: q) > reach { return .otherTime }
        if !x.isDated, !y.isDated, let m = pile.dates[x.document], let n = pile.dates[y.document] {
            let apart = m.distance(to: n)
            if apart > (kind == .alignment ? 120 : 21) { return .otherTime }
        }
        return .nearInTime
    }

    /// 1 when an entity is shared, ½ when one acts for the other's state or lies in it, 0 otherwise.
    private func overlap(_ a: Pile.Numbers, _ b: Pile.Numbers) -> Double {
        for x in a where b.contains(x) { return 1 }
        for x in a {
            for y in b {
                let p = pile.lands[x], q = pile.lands[y]
                if p.own >= 0, p.own == q.served { return 0.5 }
                if q.own >= 0, q.own == p.served { return 0.5 }
                // «الحرب على سروان», «الهجوم على ساماخ»: who attacks a town attacks its state.
                if p.own >= 0, p.own == q.around { return 0.5 }
                if q.own >= 0, q.own == p.around { return 0.5 }
            }
        }
        return 0
    }
}

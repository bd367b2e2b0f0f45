import ArabicText
import Knowledge
import Readings
import TimeExpressions

/// Which of the times that a sentence names is that of an act.
///
/// A time beside an act is as often that of its neighbour: of the report («قال الاثنين إن …»), of what the act followed («بعد قمة الثلاثاء»),
/// of a treaty's signing («الاتفاق المبرم في 2015»). A linear model weighs each time against each act of its sentence; the likeliest
/// time counts if its score reaches the threshold, and none otherwise.
struct ActTimes {
    let text: AnalyzedText
    /// First tokens of all triggers of the sentence.
    let triggers: [Int]
    /// Dates and times of day of the sentence, in text order.
    let moments: [TimeExpression]
    /// Lengths of time of the sentence, in text order.
    let durations: [TimeExpression]
    let published: PartialDate?

    init(text: AnalyzedText, triggers: [Int], times: ArraySlice<TimeExpression>, published: PartialDate?) {
        self.text = text
        self.triggers = triggers
        moments = times.filter {
            ($0.type == .date || $0.type == .time) && ($0.value.first == "X" || $0.value.first?.isNumber == true)
        }
        durations = times.filter { $0.type == .duration }
        self.published = published
    }

    /// TIMEX3 value, or nil when the sentence does not say.
    /// - Parameter model: nil where rows are checked: then the nearest time counts.
    func time(of trigger: SentenceScan.Trigger, status: EventStatus, in scan: SentenceScan, model: RoleModel?) -> String? {
        guard !moments.isEmpty else { return nil }
        guard let model else {
            return moments.min { distance($0, trigger) < distance($1, trigger) }?.value
        }
        if let counted = counted(to: trigger, in: scan) { return counted.date }
        var best: (score: Float, value: String)?
        for moment in moments {
            let score = model.score(features(trigger, moment, status, in: scan))
            if score >= model.keepThreshold, best.map({ score > $0.score }) ?? true { best = (score, moment.value) }
        }
        return best?.value
    }

    private func distance(_ moment: TimeExpression, _ trigger: SentenceScan.Trigger) -> Int {
        abs(moment.tokens.lowerBound - trigger.token)
    }

    /// The day of an act that is counted from another, if that is known.
    private struct CountedDay {
        let date: String?
    }

    /// «في 11 أبريل، أي بعد أسبوع على بدء الهجوم»: an act that is so long before or after a day. Nil when the words are none such.
    private func counted(to trigger: SentenceScan.Trigger, in scan: SentenceScan) -> CountedDay? {
        let words = scan.tables.clauseWords
        guard
            let length = durations.last(where: { $0.tokens.upperBound <= trigger.token && trigger.token - $0.tokens.upperBound <= Self.countReach })
        else { return nil }
        let before = length.tokens.lowerBound - 1
        let isAfter = words.stands(.after, at: before, in: text)
        guard isAfter || words.stands(.before, at: before, in: text) else { return nil }
        let between = length.tokens.upperBound..<trigger.token
        guard between.contains(where: { scan[$0].preposition == .from || scan[$0].preposition == .on }),
            !between.contains(where: { scan[$0].isVerb && scan[$0].light < 0 || scan[$0].kind == .punctuation || scan[$0].wordClass == .relative })
        else { return nil }
        guard let day = moments.last(where: { $0.tokens.upperBound <= before }), let days = Self.days(length.value) else {
            return CountedDay(date: nil)
        }
        return CountedDay(date: Self.moved(day.value, by: isAfter ? -days : days))
    }

    /// How many tokens may stand between a length of time and the act from which it is counted: «بعد أسبوع واحد فقط على إطلاق الهجوم».
    private static let countReach = 5

    /// Days of a TIMEX3 duration in days or weeks.
    private static func days(_ value: String) -> Int? {
        guard value.first == "P", let unit = value.last, let count = Int(value.dropFirst().dropLast()), count > 0, count < 4000 else { return nil }
        return unit == "D" ? count : unit == "W" ? 7 * count : nil
    }

    /// A full date some days on; the year may be unknown («XXXX-04-11»).
    private static func moved(_ value: String, by days: Int) -> String? {
        let hasYear = !value.hasPrefix("XXXX-")
        // A year without a leap day stands for an unknown one.
        guard let date = PartialDate(hasYear ? value.prefix { $0 != "T" } : "2001" + value.dropFirst(4).prefix { $0 != "T" }), date.day != nil,
            let moved = PartialDate(dayNumber: date.firstDay + days)
        else { return nil }
        return hasYear ? moved.description : "XXXX" + moved.description.dropFirst(4)
    }

    // MARK: - Features

    /// For each day of the sentence: 0 before that of publication, 1 the same, 2 behind it.
    var orders: [Int] { moments.compactMap(order) }

    private func order(_ moment: TimeExpression) -> Int? {
        guard let published, let date = moment.date, date.day != nil else { return nil }
        return date.firstDay < published.firstDay ? 0 : date.firstDay > published.lastDay ? 2 : 1
    }

    func features(_ trigger: SentenceScan.Trigger, _ moment: TimeExpression, _ status: EventStatus, in scan: SentenceScan) -> [UInt64] {
        var list = FeatureList()
        let isBefore = moment.tokens.upperBound <= trigger.token
        let between = isBefore ? moment.tokens.upperBound..<trigger.token : trigger.end..<max(trigger.end, moment.tokens.lowerBound)
        // Where the time stands and what kind of word names the act.
        let place = (isBefore ? 2 : 0) + (trigger.candidate.isNoun ? 1 : 0)
        list.add(1, 0)
        list.add(2, place)
        for (number, bound) in Self.bounds.enumerated() where between.count <= bound { list.add(3, place, number) }
        var commas = 0
        var anchors = 0
        var others = 0
        var seen: Set<Int> = []
        for token in between {
            let word = scan[token]
            if word.kind == .punctuation {
                if text.text.token(token, is: "،") { commas += 1 } else { seen.insert(1) }
            }
            if scan.tables.clauseWords.stands(.circumstance, at: token, in: text) {
                anchors += 1
                if isBefore, trigger.token - token <= 3 { list.add(9, trigger.token - token) }
            }
            if word.wordClass == .relative { seen.insert(2) }
            if word.wordClass == .complementizer { seen.insert(3) }
            if word.wordClass == .boundary { seen.insert(4) }
            if word.hasWaw { seen.insert(5) }
            if word.isVerb { seen.insert(6) }
            if triggers.contains(token) { others += 1 }
        }
        list.add(4, place, min(others, 3))
        list.add(5, place, min(commas, 3))
        if anchors > 0 { list.add(6, place) }
        for sign in seen.sorted() { list.add(7, place, sign) }
        if scan.range.contains(trigger.token - 1), scan.tables.clauseWords.stands(.circumstance, at: trigger.token - 1, in: text) {
            list.add(8, place)
        }
        let ahead = moment.tokens.lowerBound - 1
        if scan.range.contains(ahead) {
            let (low, high) = RoleFeatures.hash(
                scan[ahead].mention >= 0 || scan[ahead].wordClass == nil && scan[ahead].kind == .word ? "" : text.text.foldedWord(ahead))
            list.add(10, place, low, high)
        } else {
            list.add(11, place)
        }
        let unit = Self.unit(moment.value)
        list.add(12, place, unit)
        list.add(13, moment.type == .time ? 1 : 0)
        let state = EventStatus.allCases.firstIndex(of: status) ?? 0
        list.add(14, state, place)
        list.add(15, state)
        if let order = order(moment) {
            list.add(16, order, state)
            list.add(17, order)
        }
        list.add(18, min(moments.count, 3))
        let own = distance(to: trigger.token, from: moment)
        let nearer = triggers.contains { $0 != trigger.token && distance(to: $0, from: moment) < own }
        list.add(19, place, nearer ? 1 : 0)
        list.add(20, RoleFeatures.number(trigger.row.type))
        return list.keys
    }

    private static let bounds = [0, 1, 2, 4, 7, 11, 16, 25]

    private func distance(to token: Int, from moment: TimeExpression) -> Int {
        token < moment.tokens.lowerBound ? moment.tokens.lowerBound - token : token - moment.tokens.upperBound
    }

    /// 0 year, 1 month, 2 week, 3 day, 4 hour.
    private static func unit(_ value: String) -> Int {
        if value.contains("T") { return 4 }
        if value.contains("W") { return 2 }
        switch value.utf8.count {
        case ...4: return 0
        case ...7: return 1
        default: return 3
        }
    }

    /// Whether two TIMEX3 values may name one time: the same, one within the other, or differing only where one leaves a digit open.
    static func agree(_ first: String, _ second: String) -> Bool {
        let (first, second) = (first.prefix { $0 != "T" }, second.prefix { $0 != "T" })
        if first.hasPrefix(second) || second.hasPrefix(first) { return true }
        guard first.utf8.count == second.utf8.count, first.first == "X" || second.first == "X" else { return false }
        return zip(first, second).allSatisfy { $0 == $1 || $0 == "X" || $1 == "X" }
    }
}

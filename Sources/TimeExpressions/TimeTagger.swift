import ArabicText
import Knowledge
import Readings

/// Finds the time expressions of a text and their values (TIMEX3: Pustejovsky et al. 2003; ISO-TimeML).
public struct TimeTagger: Sendable {
    private let words: TimeLexicon

    /// Reads the tables `time-*` of the pack into a table of this room's own: a word of time is looked up whole, with its clitics, and
    /// the shared lexicon need not hold it. Faults of rows are appended to `diagnostics`, and the rows left out.
    public init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {
        words = TimeLexicon(pack: pack, diagnostics: &diagnostics)
    }

    /// - Parameter published: the date on which relative expressions are anchored. What follows from a partial date is kept, the rest
    ///   becomes `X`; so does all that needs a date when none is given.
    /// - Returns: expressions in text order, without overlaps. Complexity: linear.
    public func tag(_ text: AnalyzedText, published: PartialDate?) -> [TimeExpression] {
        let grammar = TimeGrammar(text, lexicon: words)
        var resolver = TimeResolver(published: published)
        var found: [TimeExpression] = []
        var token = 0
        var yearEnd = -1
        // The year that the sentence has named last.
        var sentence: Int32 = -1
        var sentenceYear: Int?
        // The year of a chronicle, whose lines begin with a date and a colon: «18 يناير 2015: …», then «29 يوليو: …».
        var chronicleYear: Int?
        while token < grammar.count {
            let isNumber = text.tokens[token].kind == .number
            if !isNumber, grammar.roles[token].isEmpty {
                token += 1
                continue
            }
            let afterYear = isNumber && yearEnd >= 0 && grammar.joinsYear(token, yearEnd: yearEnd)
            guard let match = grammar.match(at: token, afterYear: afterYear), match.end > token else {
                token += 1
                continue
            }
            let place = text.text.sentenceOfToken[token]
            if place != sentence {
                (sentence, sentenceYear) = (place, nil)
                resolver.sentenceDay = nil
            }
            if case .name = match.meaning {
                token = match.end
                continue
            }
            let isEntry = text.tokens[match.start].startsLine && grammar.isMark(match.end, ":")
            if let expression = expression(match, grammar, &resolver, year: isEntry ? chronicleYear : sentenceYear) {
                if isEntry, let date = expression.date, date.month != nil { chronicleYear = date.year }
                if case .date(let parts) = match.meaning, parts.calendar == .gregorian {
                    if let year = parts.year { (yearEnd, sentenceYear) = (match.end, year) }
                    // «28 مايو الحالي» names this year for the dates behind it.
                    if case .published(0)? = parts.monthShift { sentenceYear = expression.date?.year }
                }
                found.append(expression)
                token = match.end
            } else {
                token += 1
            }
        }
        return found
    }

    private func expression(
        _ match: TimeMatch, _ grammar: TimeGrammar, _ resolver: inout TimeResolver, year: Int?
    ) -> TimeExpression? {
        let text = grammar.text
        let start = text.text.textOffset(token: match.start, foldedOffset: match.cut)
        let end = Int(text.tokens[match.end - 1].end)
        guard start < end else { return nil }
        let tokens = match.start..<match.end
        func made(_ type: TimeRecord.Kind, _ value: String, _ mod: String? = nil) -> TimeExpression {
            TimeExpression(tokens: tokens, range: start..<end, type: type, value: value, mod: mod)
        }
        switch match.meaning {
        case .duration(let parts): return made(.duration, parts.value, parts.mod)
        case .set(let value): return made(.set, value)
        case .name: return nil
        case .reference(let value): return made(.date, value)
        case .date(let parts):
            let needsTense =
                parts.year == nil
                && (parts.weekday != nil && parts.weekdayShift == nil || parts.month != nil && parts.monthShift == nil
                    || parts.isWeekend && parts.unitShift == nil)
            let isDeadline = grammar.isPreceded(match.start, by: TimeRoles(.by))
            let tense = !needsTense ? 0 : isDeadline ? 1 : grammar.tense(around: match.start)
            let value = resolver.value(parts, tense: tense, year: tense > 0 ? nil : year)
            resolver.remember(value)
            if parts.namesDay { resolver.sentenceDay = String(value.prefix { $0 != "T" }) }
            return made(parts.hasClock ? .time : .date, value, parts.mod)
        }
    }

    /// The date of a dateline or publication line among the first lines of a text, and its token range: «20 فبراير 2020» on a line of its
    /// own, «القاهرة - 12 مايو 2018» before the text. Nil when no such line gives day, month and year.
    public func dateline(_ text: AnalyzedText) -> (date: PartialDate, tokens: Range<Int>)? {
        let grammar = TimeGrammar(text, lexicon: words)
        for paragraph in text.text.paragraphs.prefix(8) {
            var token = paragraph.tokens.lowerBound
            let limit = min(paragraph.tokens.upperBound, token + 12)
            while token < limit {
                if let match = grammar.day(token), case .date(let parts) = match.meaning, let year = parts.year, parts.calendar == .gregorian,
                    let date = PartialDate(year: year, month: parts.month, day: parts.day), date.day != nil
                {
                    if grammar.isDateline(match, in: paragraph) { return (date, match.start..<match.end) }
                    break
                }
                token += 1
            }
        }
        return nil
    }
}

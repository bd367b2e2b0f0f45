import Readings
import Testing
import TimeExpressions

@Suite struct IntervalTests {
    @Test(arguments: [
        ("2020-02-19", "2020-02-19", "2020-02-19"), ("2020-02-19TNI", "2020-02-19", "2020-02-19"), ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019", "2019-01-01", "2019-12-31"), ("2018-W10", "2018-03-05", "2018-03-11"), ("2018-W10-WE", "2018-03-10", "2018-03-11"),
        ("2017-Q4", "2017-10-01", "2017-12-31"), ("2017-H1", "2017-01-01", "2017-06-30"), ("2013-WI", "2013-12-01", "2014-02-28"),
        ("198", "1980-01-01", "1989-12-31"), ("19", "1900-01-01", "1999-12-31"),
        ("2018-05-16/2018-06-14", "2018-05-16", "2018-06-14"),
    ])
    func valuesCoverDays(_ value: String, _ first: String, _ last: String) {
        let expression = TimeExpression(tokens: 0..<1, range: 0..<1, type: .date, value: value)
        #expect(expression.days.flatMap { PartialDate(dayNumber: $0.lowerBound)?.description } == first)
        #expect(expression.days.flatMap { PartialDate(dayNumber: $0.upperBound)?.description } == last)
    }

    @Test(arguments: ["PAST_REF", "XXXX-03", "2018-XX-XX", "BC0490", "", "-", "2018-W99", "2018-ZZ"])
    func vagueValuesCoverNone(_ value: String) {
        #expect(TimeExpression(tokens: 0..<1, range: 0..<1, type: .date, value: value).days == nil)
    }
}

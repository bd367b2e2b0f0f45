import Knowledge
import Readings
import Testing
import TimeExpressions

/// The rows of the tables carry their own tests: an example with the expression in brackets, and a counter-example without.
@Suite struct PackTests {
    static let tables = ["time-calendar", "time-units", "time-numbers", "time-words", "time-holidays", "time-contexts"]

    @Test(arguments: tables)
    func rowsDoWhatTheirExamplesSay(_ table: String) {
        let rows = Sample.core.pack.rows(table)
        #expect(!rows.isEmpty)
        for row in rows {
            if let example = row["example"] {
                let (text, spans) = Sample.unbracketed(example)
                let found = Sample.core.tag(text, published: "2018-03-15").map(\.range)
                #expect(found == spans, "\(table) \(row.id): \(example)")
            }
            if let counter = row["counter"] {
                let found = Sample.core.tag(counter, published: "2018-03-15")
                #expect(found.isEmpty, "\(table) \(row.id): \(counter) → \(found.map(\.value))")
            }
        }
    }

    @Test func coreTablesHaveNoFault() {
        #expect(Sample.core.diagnostics.isEmpty)
    }

    @Test func faultsNameFileLineAndColumn() {
        let table = "id\trole\tvalue\tforms\tneeds\nmarch\tmonth\t3\tمارس\t\nx\tmonht\t4\tأبريل\t\ny\tmonth\t5\tمايو\tsure\n"
        let sample = Sample(pack: Pack(texts: ["time-calendar": table]))
        #expect(sample.diagnostics.map(\.line) == [3, 4])
        #expect(sample.diagnostics.map(\.column) == [3, 16])
        #expect(sample.tag("في مارس 2018", published: nil).map(\.value) == ["2018-03"])
    }
}

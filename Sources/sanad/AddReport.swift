#if Full
import Foundation
import SanadKit

/// What becomes of each document, as JSON Lines on standard output: `{"id": …, "outcome": "added"}`, and `{"fault": {…}}` for what is
/// amiss.
enum AddReport {
    private struct Result: Encodable {
        let id: String
        let outcome: String
    }

    private struct Amiss: Encodable {
        let fault: Fault
    }

    private struct Fault: Encodable {
        let severity: String
        let message: String
        let file: String?
        let line: Int?
        let column: Int?
        let hint: String?
    }

    static func write(_ id: String, _ outcome: Archive.Outcome) {
        let word: String
        switch outcome {
        case .added: word = "added"
        case .updated: word = "updated"
        case .unchanged: word = "unchanged"
        case .refused(let diagnostic):
            word = "refused"
            write(diagnostic)
        }
        write(Result(id: id, outcome: word))
    }

    static func write(_ diagnostic: Diagnostic) {
        write(
            Amiss(
                fault: Fault(
                    severity: diagnostic.severity.rawValue, message: diagnostic.message, file: diagnostic.file, line: diagnostic.line,
                    column: diagnostic.column, hint: diagnostic.hint)))
    }

    private static func write(_ line: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(line) else { return }
        Console.write(Array(data) + [0x0A])
    }
}
#endif

import ArgumentParser
import SanadKit

/// Dates given to a command.
enum DateOption {
    /// - Throws: `ValidationError` naming the option when the text is no date.
    static func date(_ text: String?, _ option: String) throws -> PartialDate? {
        guard let text else { return nil }
        guard let date = PartialDate(text) else { throw ValidationError("\(option): «\(text)» is no date such as 2020, 2020-08 or 2020-08-14") }
        return date
    }
}

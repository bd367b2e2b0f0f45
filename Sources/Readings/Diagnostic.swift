/// A fault of input or resources: where it is, what it is and the way out. Diagnostics are collected and shown together; none ends
/// the work on the rest.
public struct Diagnostic: Sendable, Hashable, Error, CustomStringConvertible {
    public enum Severity: String, Sendable { case error, warning, note }

    public let severity: Severity
    public let file: String?
    /// From 1.
    public let line: Int?
    /// From 1, in code points.
    public let column: Int?
    public let message: String
    /// The way out.
    public let hint: String?

    public init(
        _ message: String, severity: Severity = .error, file: String? = nil, line: Int? = nil, column: Int? = nil, hint: String? = nil
    ) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }

    /// `file:line:column: error: message (hint)`
    public var description: String {
        var place = file ?? ""
        if let line { place += ":\(line)" }
        if line != nil, let column { place += ":\(column)" }
        let start = place.isEmpty ? "" : place + ": "
        return start + "\(severity.rawValue): \(message)" + (hint.map { "\n    hint: \($0)" } ?? "")
    }
}

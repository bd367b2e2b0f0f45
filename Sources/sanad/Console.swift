import Foundation
import Readings

/// Standard output and standard error of the commands.
enum Console {
    /// Writes bytes to standard output.
    static func write(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

    /// Writes a line to standard output.
    static func write(line: String) { write(Array(line.utf8) + [0x0A]) }

    /// Writes a diagnostic to standard error.
    static func report(_ diagnostic: Diagnostic) { FileHandle.standardError.write(Data((diagnostic.description + "\n").utf8)) }

    /// Writes diagnostics to standard error.
    /// - Returns: whether one of them is an error, which the exit status has to tell.
    static func report(_ diagnostics: [Diagnostic]) -> Bool {
        for diagnostic in diagnostics { report(diagnostic) }
        return diagnostics.contains { $0.severity == .error }
    }

    /// Writes a line to standard error.
    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

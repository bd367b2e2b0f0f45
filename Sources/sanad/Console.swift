import Foundation
import Readings

/// Standard output and standard error of the commands.
enum Console {
    /// Writes bytes to standard output.
    static func write(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

    /// Writes a diagnostic to standard error.
    static func report(_ diagnostic: Diagnostic) { FileHandle.standardError.write(Data((diagnostic.description + "\n").utf8)) }

    /// Writes a line to standard error.
    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

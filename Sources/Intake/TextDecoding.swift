import Foundation

/// Bytes to text: UTF-8 where they are UTF-8, UTF-16 with a byte order mark, windows-1256 where Arabic of that page is recognised.
public enum TextDecoding {
    public enum Encoding: String, Sendable { case utf8 = "UTF-8", utf16 = "UTF-16", windows1256 = "windows-1256" }

    /// Nil when the bytes are none of the three.
    public static func decode(_ bytes: [UInt8]) -> (text: String, encoding: Encoding)? {
        var bytes = bytes[...]
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return String(data: Data(bytes), encoding: .utf16).map { ($0, .utf16) }
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if let text = String(validating: bytes, as: UTF8.self) { return (text, .utf8) }
        guard looksLikeWindows1256(bytes), let text = windows1256(bytes) else { return nil }
        return (text, .windows1256)
    }

    /// Most bytes above ASCII are letters of the code page, they come in runs like words, and none is one that Arabic never uses.
    private static func looksLikeWindows1256(_ bytes: ArraySlice<UInt8>) -> Bool {
        var high = 0
        var letters = 0
        var controls = 0
        var run = 0
        var inRuns = 0
        for byte in bytes.prefix(65_536) {
            if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { controls += 1 }
            guard byte >= 0x80 else {
                if run >= 2 { inRuns += run }
                run = 0
                continue
            }
            high += 1
            switch byte {
            case 0xC0...0xDF where byte != 0xD7, 0xE1, 0xE3...0xE6, 0xEC, 0xED, 0x81, 0x8D, 0x8E, 0x90:
                letters += 1
                run += 1
            default:
                if run >= 2 { inRuns += run }
                run = 0
            }
        }
        if run >= 2 { inRuns += run }
        return high > 0 && controls == 0 && letters * 10 >= high * 8 && inRuns * 10 >= letters * 8
    }

    private static func windows1256(_ bytes: ArraySlice<UInt8>) -> String? {
        // kCFStringEncodingWindowsArabic behind the flag that marks Core Foundation's numbers.
        String(data: Data(bytes), encoding: String.Encoding(rawValue: 0x8000_0000 | 0x0506))
    }
}

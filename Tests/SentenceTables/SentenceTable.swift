import Foundation

/// Tables of plain sentences beside the tests that read them: fields parted by tabs, comments begin with #.
public enum SentenceTable {
    /// The rows of a table under `Tables/` next to the calling file, empty fields kept; none when it cannot be read.
    public static func rows(_ name: String, beside file: String = #filePath) -> [[String]] {
        let url = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Tables/" + name)
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

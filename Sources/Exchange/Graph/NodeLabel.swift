/// A node's name in at most two lines, and the box that it needs. The browser's font is not known here: widths are those of a wide
/// system font, so that the words fit in any.
package struct NodeLabel {
    package let lines: [String]

    package init(_ name: String) {
        let words = name.split(separator: " ").map(String.init)
        guard name.count > 14, words.count > 1 else {
            lines = [Self.cut(name)]
            return
        }
        // The break that leaves the lines most alike in length.
        let breaks = 1..<words.count
        let best = breaks.min { Self.longest(words, $0) < Self.longest(words, $1) } ?? 1
        lines = [words[..<best], words[best...]].map { Self.cut($0.joined(separator: " ")) }
    }

    private static func longest(_ words: [String], _ place: Int) -> Int {
        max(words[..<place].joined(separator: " ").count, words[place...].joined(separator: " ").count)
    }

    private static func cut(_ line: String) -> String { line.count > 22 ? line.prefix(21) + "…" : line }

    static let fontSize = 15.0

    package var size: (width: Double, height: Double) {
        let longest = lines.map(\.count).max() ?? 0
        return (Double(longest) * 7.9 + 22, lines.count == 1 ? 32 : 50)
    }
}

import Foundation

/// A sentence of a treebank in CoNLL-U, whose words are divided into their parts.
public struct DividedSentence: Sendable {
    struct Part: Sendable {
        /// UTF-8 offsets in ``DividedSentence/text``.
        let place: Range<Int>
        /// Index of the part that governs it; -1 for the root.
        let head: Int
        let relation: Relation
        let isVerb: Bool
    }

    public let text: String
    let parts: [Part]

    /// The sentences of a file in CoNLL-U (universaldependencies.org/format). Lines that are none are passed over.
    public static func sentences(_ conllu: String) -> [DividedSentence] {
        conllu.components(separatedBy: "\n\n").compactMap { DividedSentence(lines: $0.split(separator: "\n")) }
    }

    private init?(lines: [Substring]) {
        var text = ""
        var parts: [Part] = []
        for line in lines where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 10, Int(fields[0]) == parts.count + 1, let head = Int(fields[6]) else { continue }
            let start = text.utf8.count
            text += fields[1]
            parts.append(
                Part(
                    place: start..<text.utf8.count, head: head - 1,
                    relation: fields[7] == "punct" ? .none : Relation(label: String(fields[7])) ?? .dep,
                    isVerb: fields[3] == "VERB" || fields[3] == "AUX"))
            if !fields[9].contains("SpaceAfter=No") { text += " " }
        }
        guard !parts.isEmpty, parts.allSatisfy({ $0.head < parts.count }) else { return nil }
        self.text = text
        self.parts = parts
    }
}

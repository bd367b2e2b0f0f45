import Foundation
import Knowledge
import Reader
import Readings

/// Readings of short texts as lines: «cue | source | content | stance | mode», indented by depth.
enum AttributionSample {
    static let reader = Reader()

    static func attributions(_ text: String) -> [AttributionRecord] {
        reader.read(SourceDocument(id: "sample", text: text)).attributions
    }

    static func lines(_ text: String) -> [String] {
        let found = attributions(text)
        return found.map { record in
            var depth = 0
            var parent = record.parent
            while let id = parent, depth < found.count {
                depth += 1
                parent = found.first { $0.id == id }?.parent
            }
            return String(repeating: "  ", count: depth)
                + [
                    record.cue.text, record.source?.text ?? "–", record.content.text, record.stance.rawValue, record.mode.rawValue,
                ].joined(separator: " | ")
        }
    }
}

#if Full
import ArabicText
import Comparison
import Foundation
import GRDB
import Readings
import Synchronization

/// Texts of the documents that were asked for last, so that the accounts of a claim, and those of the next one, need not fetch them
/// again. Claims and documents both lie in the order of time, so few are fetched twice.
final class TextShelf: Sendable {
    private struct Shelf {
        var texts: [String: SourceText] = [:]
        var order: [String] = []
        var oldest = 0
    }

    private let archive: Archive
    private let shelf = Mutex(Shelf())
    /// Texts held at once.
    private static let capacity = 4096

    init(_ archive: Archive) { self.archive = archive }

    /// Empty when the archive does not hold the document.
    func words(document: String, _ span: Span) -> String {
        guard let text = text(document) else { return "" }
        return Comparer.line(text.slice(span))
    }

    private func text(_ id: String) -> SourceText? {
        if let text = shelf.withLock({ $0.texts[id] }) { return text }
        let found = try? archive.pool.unsafeReentrantRead {
            try String.fetchOne($0, sql: "SELECT text FROM document WHERE id = ?", arguments: [id])
        }
        guard let found else { return nil }
        let text = SourceText(found)
        shelf.withLock { shelf in
            guard shelf.texts[id] == nil else { return }
            if shelf.order.count < Self.capacity {
                shelf.order.append(id)
            } else {
                shelf.texts[shelf.order[shelf.oldest]] = nil
                shelf.order[shelf.oldest] = id
                shelf.oldest = (shelf.oldest + 1) % Self.capacity
            }
            shelf.texts[id] = text
        }
        return text
    }
}
#endif

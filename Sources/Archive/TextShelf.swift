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
    /// The texts of some documents, known by their ids. There are several boards, so that threads seldom wait for one another.
    private final class Board: Sendable {
        private struct Places {
            var texts: [String: SourceText] = [:]
            var order: [String] = []
            var oldest = 0
        }

        private let places = Mutex(Places())

        subscript(id: String) -> SourceText? { places.withLock { $0.texts[id] } }

        func keep(_ text: SourceText, _ id: String) {
            places.withLock { places in
                guard places.texts[id] == nil else { return }
                if places.order.count < TextShelf.capacity {
                    places.order.append(id)
                } else {
                    places.texts[places.order[places.oldest]] = nil
                    places.order[places.oldest] = id
                    places.oldest = (places.oldest + 1) % TextShelf.capacity
                }
                places.texts[id] = text
            }
        }
    }

    private let archive: Archive
    private let boards = (0..<8).map { _ in Board() }
    /// Texts held at once on each board.
    private static let capacity = 512

    init(_ archive: Archive) { self.archive = archive }

    /// Empty when the archive does not hold the document.
    func words(document: String, _ span: Span) -> String {
        guard let text = text(document) else { return "" }
        return Comparer.line(text.slice(span))
    }

    private func text(_ id: String) -> SourceText? {
        let board = boards[Int(truncatingIfNeeded: KeptRows.key(id) % UInt64(boards.count))]
        if let text = board[id] { return text }
        let found = try? archive.pool.unsafeReentrantRead { database -> SourceText? in
            let rows = try Row.fetchCursor(database.cachedStatement(sql: "SELECT text FROM document WHERE id = ?"), arguments: [id])
            // A text is stored as UTF-8: its bytes need not become a string first.
            return try rows.next().flatMap { try $0.withUnsafeData(atIndex: 0) { $0.map { SourceText(utf8: [UInt8]($0)) } } }
        }
        guard let text = found ?? nil else { return nil }
        board.keep(text, id)
        return text
    }
}
#endif

#if Full
import GRDB
import Synchronization

/// Keeps actors that were read, by id, until another comparison is kept: every page names some dozens of them, and reading one out of its
/// JSON takes longer than finding it.
final class ActorCache: Sendable {
    private struct Shelf {
        var stamp = ""
        var actors: [String: ActorSummary] = [:]
    }

    private let shelf = Mutex(Shelf())
    /// Actors kept at once, half a kilobyte each; the shelf is emptied when there are more.
    private static let capacity = 16_384

    /// - Parameter read: reads those that are not kept.
    func actors(_ ids: Set<String>, _ database: Database, read: (String) throws -> ActorSummary?) throws -> [String: ActorSummary] {
        let stamp = try Self.stamp(database)
        var found: [String: ActorSummary] = [:]
        shelf.withLock { shelf in
            guard shelf.stamp == stamp else { return }
            for id in ids { found[id] = shelf.actors[id] }
        }
        var fresh: [String: ActorSummary] = [:]
        for id in ids where found[id] == nil { fresh[id] = try read(id) }
        guard !fresh.isEmpty else { return found }
        shelf.withLock { shelf in
            if shelf.stamp != stamp || shelf.actors.count + fresh.count > Self.capacity { shelf = Shelf(stamp: stamp) }
            shelf.actors.merge(fresh) { first, _ in first }
        }
        return found.merging(fresh) { first, _ in first }
    }

    /// Of the comparison that is kept.
    private static func stamp(_ database: Database) throws -> String {
        let statement = try database.cachedStatement(
            sql: """
                SELECT (SELECT value FROM comparisonState WHERE name = 'archive') || ' '
                    || (SELECT value FROM comparisonState WHERE name = 'comparer')
                """)
        return try String.fetchOne(statement) ?? ""
    }
}
#endif

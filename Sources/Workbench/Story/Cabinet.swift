#if Full
import Synchronization

/// Keeps what is worked out of many rows until the archive, or what is kept of its comparison, changes.
final class Cabinet<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Shelf {
        var stamp = ""
        var kept: [Key: Value] = [:]
    }

    private let shelf = Mutex(Shelf())
    /// Values kept at once; the cabinet is emptied when there are more.
    private let capacity: Int

    init(capacity: Int = 64) { self.capacity = capacity }

    /// - Parameters:
    ///   - stamp: another one empties the cabinet.
    ///   - make: called by several at once when several miss the same value.
    func value(_ key: Key, stamp: String, _ make: () throws -> Value) rethrows -> Value {
        let kept = shelf.withLock { $0.stamp == stamp ? $0.kept[key] : nil }
        if let kept { return kept }
        let made = try make()
        shelf.withLock { shelf in
            if shelf.stamp != stamp || shelf.kept.count >= capacity { shelf = Shelf(stamp: stamp) }
            shelf.kept[key] = made
        }
        return made
    }
}
#endif

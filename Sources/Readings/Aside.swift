import Dispatch
import Synchronization

/// Something that is made on another core while the maker of this goes on.
package final class Aside<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)
    private let group = DispatchGroup()
    private let body: @Sendable () -> Value

    package init(_ body: @escaping @Sendable () -> Value) {
        self.body = body
        DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
            let value = body()
            made.withLock { $0 = value }
        }
    }

    /// Waits until it is made.
    package var value: Value {
        group.wait()
        return made.withLock { $0 } ?? body()
    }
}

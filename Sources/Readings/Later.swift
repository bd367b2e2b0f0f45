import Synchronization

/// The place of something that one of many tasks makes.
package final class Later<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)
    private let body: @Sendable () -> Value

    package init(_ body: @escaping @Sendable () -> Value) { self.body = body }

    /// The task that makes it.
    package var task: @Sendable () -> Void {
        { [self] in
            let value = body()
            made.withLock { $0 = value }
        }
    }

    /// Made now where no task has made it.
    package var value: Value { made.withLock { $0 } ?? body() }
}

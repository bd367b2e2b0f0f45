#if Full
import Foundation

/// Work that may have to wait for another process, such as a writing of the archive while that of a comparison goes on: it waits on a
/// thread of its own and not on one of the few that serve pages.
enum Patience {
    private static let queue = DispatchQueue(label: "sanad.patience")

    static func wait<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
#endif

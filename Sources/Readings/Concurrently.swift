import Dispatch
import Foundation
import Synchronization

/// Work on all cores whose results do not depend on how many there are.
package enum Concurrently {
    /// The results in the order of the elements.
    /// - Parameter sharing: elements are handed out in shares of this many at least; few elements stay on one core.
    package static func map<Element: Sendable, Value: Sendable, Failure: Error>(
        _ elements: [Element], sharing: Int = 8, _ body: @Sendable (Element) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let threads = max(1, min(ProcessInfo.processInfo.activeProcessorCount, elements.count / max(1, sharing)))
        @Sendable func results(_ range: Range<Int>) throws(Failure) -> [Value] {
            var values: [Value] = []
            values.reserveCapacity(range.count)
            for index in range { values.append(try body(elements[index])) }
            return values
        }
        guard threads > 1 else { return try results(0..<elements.count) }
        // More shares than cores, so that one large element does not leave the others idle.
        let shares = min(elements.count, sharing == 1 ? 64 : threads * 4)
        let parts = Mutex([Result<[Value], Failure>](repeating: .success([]), count: shares))
        DispatchQueue.concurrentPerform(iterations: shares) { share in
            let low = elements.count * share / shares, high = elements.count * (share + 1) / shares
            let part: Result<[Value], Failure>
            do throws(Failure) { part = .success(try results(low..<high)) } catch { part = .failure(error) }
            parts.withLock { $0[share] = part }
        }
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        for part in parts.withLock({ $0 }) { values += try part.get() }
        return values
    }
}

import Dispatch
import Foundation
import Synchronization

/// Work on all cores whose results do not depend on how many there are.
package enum Concurrently {
    /// The results in the order of the elements.
    /// - Parameters:
    ///   - sharing: elements are handed out in shares of this many at least; few elements stay on one core.
    ///   - beside: cores that are at work on something else and are left to it.
    @inlinable
    package static func map<Element: Sendable, Value: Sendable, Failure: Error>(
        _ elements: [Element], sharing: Int = 8, beside: Int = 0, _ body: @Sendable (Element) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let cores = max(1, ProcessInfo.processInfo.activeProcessorCount - beside)
        let threads = max(1, min(cores, elements.count / max(1, sharing)))
        guard threads > 1 else {
            var values: [Value] = []
            values.reserveCapacity(elements.count)
            for element in elements { values.append(try body(element)) }
            return values
        }
        // More shares than cores, so that one large element does not leave the others idle; where cores are left to others, no more.
        let shares = beside > 0 ? threads : min(elements.count, sharing == 1 ? 64 : threads * 4)
        let failed = Mutex<(share: Int, error: Failure)?>(nil)
        // Every value is made in its place: those of large piles are not moved once more.
        let values = [Value](unsafeUninitializedCapacity: elements.count) { places, count in
            let made = Made(places: places, shares: shares)
            DispatchQueue.concurrentPerform(iterations: shares) { share in
                let low = elements.count * share / shares, high = elements.count * (share + 1) / shares
                var next = low
                do throws(Failure) {
                    while next < high {
                        made.places.initializeElement(at: next, to: try body(elements[next]))
                        next += 1
                    }
                } catch {
                    failed.withLock { kept in if kept.map({ share < $0.share }) ?? true { kept = (share, error) } }
                }
                made.counts[share] = next - low
            }
            count = elements.count
            if failed.withLock({ $0 != nil }) {
                for share in 0..<shares {
                    let low = elements.count * share / shares
                    places.extracting(low..<low + made.counts[share]).deinitialize()
                }
                count = 0
            }
            made.counts.deallocate()
        }
        if let failure = failed.withLock({ $0 }) { throw failure.error }
        return values
    }

    /// The places of the values, and how many of each share's are filled. Shares touch their own only.
    @usableFromInline
    struct Made<Value>: @unchecked Sendable {
        @usableFromInline let places: UnsafeMutableBufferPointer<Value>
        @usableFromInline let counts: UnsafeMutableBufferPointer<Int>

        @usableFromInline
        init(places: UnsafeMutableBufferPointer<Value>, shares: Int) {
            self.places = places
            counts = .allocate(capacity: shares)
            counts.initialize(repeating: 0)
        }
    }
}

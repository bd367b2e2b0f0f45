import Foundation

/// Runs a transformation over a stream on several threads and hands the results over in the order of the stream.
///
/// Memory is bounded: at most `threads * 4` elements are in flight.
public enum OrderedPipeline {
    /// - Parameters:
    ///   - threads: at least 1.
    ///   - next: gives the next element, nil at the end; called from one task only.
    ///   - transform: pure; called from many threads.
    ///   - sink: called with the results in input order, from one task only.
    public static func run<Input: Sendable, Output: Sendable>(
        threads: Int, next: () throws -> Input?, transform: @escaping @Sendable (Input) -> Output, sink: (Output) throws -> Void
    ) async throws {
        let width = max(1, threads)
        if width == 1 {
            while let input = try next() { try sink(transform(input)) }
            return
        }
        try await withThrowingTaskGroup(of: (Int, Output).self) { group in
            var submitted = 0
            var delivered = 0
            var waiting: [Int: Output] = [:]
            var finished = false
            // Where no core is left to others, a thread that is done goes on with the next element at once.
            let ahead = width < ProcessInfo.processInfo.activeProcessorCount ? width : width * 2
            while true {
                while !finished, submitted - delivered < width * 4, group.isCancelled == false, submitted - delivered - waiting.count < ahead {
                    guard let input = try next() else {
                        finished = true
                        break
                    }
                    let number = submitted
                    submitted += 1
                    group.addTask { (number, transform(input)) }
                }
                guard let (number, output) = try await group.next() else { break }
                waiting[number] = output
                while let ready = waiting.removeValue(forKey: delivered) {
                    try sink(ready)
                    delivered += 1
                }
            }
        }
    }
}

#if Full
import Archive
import HTTPTypes
import Hummingbird
import Synchronization

/// Answers that were made, kept for those who ask the same until the archive changes. What many ask at once is made once.
///
/// Nothing of a visitor stands in what is kept: cookies are added to each response on its way out, and pages with forms that change
/// something never come here.
final class AnswerShelf: Sendable {
    /// Everything on which an answer depends besides the archive.
    struct Key: Sendable, Hashable {
        let path: String
        let query: [String]
        let preferences: Preferences
        let isData: Bool
        let origin: String
        /// Number of the article behind which there is news for the visitor; nil where none is shown.
        let newsSince: Int?

        init(path: String) {
            self.path = path
            query = []
            preferences = Preferences()
            isData = false
            origin = ""
            newsSince = nil
        }

        init(_ visit: Visit) {
            path = visit.path
            query = visit.query.flatMap { [$0.name, $0.value] }
            preferences = visit.preferences
            isData = visit.isData
            origin = visit.origin
            newsSince = visit.arrivals.flatMap { $0.count > 0 ? $0.since : nil }
        }
    }

    struct Answer: Sendable {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let body: ByteBuffer

        var response: Response { Response(status: status, headers: headers, body: .init(byteBuffer: body)) }
    }

    fileprivate struct Kept {
        let answer: Answer
        var lastUse: Int
    }

    fileprivate struct Shelf {
        var state: Archive.State?
        var kept: [Key: Kept] = [:]
        var bytes = 0
        var clock = 0
        /// What is being made, for the state above.
        var making: [Key: Task<Answer, any Error>] = [:]
    }

    private let shelf = Mutex(Shelf())
    /// Bytes of all bodies kept.
    private let capacity: Int
    /// Bytes that an entry takes besides its body, about.
    fileprivate static let overhead = 1_000

    init(capacity: Int) { self.capacity = capacity }

    /// The answer for a state of the archive, from the shelf where it is there.
    /// - Parameter make: runs to its end even when who asked first goes away.
    func answer(_ key: Key, at state: Archive.State, make: @escaping @Sendable () async throws -> Answer) async throws -> Answer {
        let task: Task<Answer, any Error>
        switch shelf.withLock({ $0.take(key, state, make) }) {
        case .kept(let answer): return answer
        case .awaited(let running): return try await running.value
        case .begun(let new): task = new
        }
        let result = await task.result
        shelf.withLock { shelf in
            guard shelf.state == state else { return }
            shelf.making[key] = nil
            if case .success(let answer) = result { shelf.keep(answer, key, capacity: capacity) }
        }
        return try result.get()
    }

    /// Bytes kept now.
    var bytes: Int { shelf.withLock { $0.bytes } }

    fileprivate enum Found {
        case kept(Answer)
        case awaited(Task<Answer, any Error>)
        case begun(Task<Answer, any Error>)
    }
}

extension AnswerShelf.Shelf {
    fileprivate mutating func take(
        _ key: AnswerShelf.Key, _ now: Archive.State, _ make: @escaping @Sendable () async throws -> AnswerShelf.Answer
    ) -> AnswerShelf.Found {
        if state != now { self = Self(state: now, clock: clock) }
        clock += 1
        if let answer = kept[key]?.answer {
            kept[key]?.lastUse = clock
            return .kept(answer)
        }
        if let running = making[key] { return .awaited(running) }
        let task = Task { try await make() }
        making[key] = task
        return .begun(task)
    }

    /// Makes room by an eighth at a time, what was asked for longest ago first.
    fileprivate mutating func keep(_ answer: AnswerShelf.Answer, _ key: AnswerShelf.Key, capacity: Int) {
        let size = answer.body.readableBytes + AnswerShelf.overhead
        guard size <= capacity / 8, kept[key] == nil else { return }
        if bytes + size > capacity {
            for (old, entry) in kept.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
                kept[old] = nil
                bytes -= entry.answer.body.readableBytes + AnswerShelf.overhead
                if bytes + size <= capacity - capacity / 8 { break }
            }
        }
        kept[key] = AnswerShelf.Kept(answer: answer, lastUse: clock)
        bytes += size
    }
}
#endif

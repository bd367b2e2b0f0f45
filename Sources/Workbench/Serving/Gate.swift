#if Full
/// Lets a few through at a time; the others wait in the order of their coming.
actor Gate {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var head = 0

    init(width: Int) { free = max(1, width) }

    nonisolated func pass<Value: Sendable>(_ work: @Sendable () async throws -> Value) async rethrows -> Value {
        await enter()
        do {
            let value = try await work()
            await leave()
            return value
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        guard head < waiting.count else {
            free += 1
            return
        }
        waiting[head].resume()
        head += 1
        if head == waiting.count {
            waiting.removeAll()
            head = 0
        }
    }
}
#endif

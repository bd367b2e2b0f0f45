import Synchronization
import Testing

@testable import Readings

@Suite struct ConcurrentlyTests {
    @Test(arguments: [0, 1, 7, 1000], [0, 1, 64]) func valuesStandInTheOrderOfTheElements(count: Int, beside: Int) {
        let elements = (0..<count).map { "element \($0)" }
        #expect(Concurrently.map(elements, sharing: 1, beside: beside) { $0 + "!" } == elements.map { $0 + "!" })
    }

    @Test func theErrorOfTheFirstFaultyShareIsThrownAndNothingIsLeft() {
        struct Fault: Error, Equatable { let element: Int }
        final class Witness: Sendable {
            static let count = Mutex(0)
            init() { Self.count.withLock { $0 += 1 } }
            deinit { Self.count.withLock { $0 -= 1 } }
        }
        #expect(throws: Fault(element: 0)) {
            _ = try Concurrently.map(Array(0..<500), sharing: 1) { element throws(Fault) -> Witness in
                guard element % 100 != 0 else { throw Fault(element: element) }
                return Witness()
            }
        }
        #expect(Witness.count.withLock { $0 } == 0)
    }
}

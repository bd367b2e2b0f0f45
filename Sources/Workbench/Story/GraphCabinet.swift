#if Full
import Exchange
import Foundation
import Synchronization

/// Keeps layouts of graphs: computing one takes another program and some hundred milliseconds.
final class GraphCabinet: Sendable {
    private let program = try? Graphviz()
    private let kept = Mutex<[GraphSketch: GraphLayout]>([:])
    /// As many programs at a time as there are cores.
    private let gate = Gate(width: ProcessInfo.processInfo.activeProcessorCount)
    /// Layouts kept at once; the cabinet is emptied when there are more.
    private static let capacity = 512

    /// Nil when there is no program that lays graphs out, or it found no layout.
    func layout(_ sketch: GraphSketch) async -> GraphLayout? {
        if let layout = kept.withLock({ $0[sketch] }) { return layout }
        guard let program else { return nil }
        let made = await gate.pass { await Self.layout(sketch, program) }
        guard let made else { return nil }
        kept.withLock { kept in
            if kept.count >= Self.capacity { kept.removeAll() }
            kept[sketch] = made
        }
        return made
    }

    /// Waits for the program on a thread other than those that serve pages.
    private static func layout(_ sketch: GraphSketch, _ program: Graphviz) async -> GraphLayout? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: try? program.layout(sketch)) }
        }
    }
}
#endif

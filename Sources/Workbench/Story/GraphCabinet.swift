#if Full
import Exchange
import Foundation
import Synchronization

/// Keeps layouts of graphs: computing one takes another program, of which one runs for each core.
final class GraphCabinet: Sendable {
    private let sessions: Mutex<[GraphvizSession]>
    private let kept = Mutex<[GraphSketch: GraphLayout]>([:])
    /// As many programs at a time as there are cores.
    private let gate: Gate
    /// Layouts kept at once; the cabinet is emptied when there are more.
    private static let capacity = 512

    init() {
        let width = ProcessInfo.processInfo.activeProcessorCount
        gate = Gate(width: width)
        let program = try? Graphviz()
        sessions = Mutex(program.map { program in (0..<width).map { _ in GraphvizSession(program) } } ?? [])
    }

    /// Nil when there is no program that lays graphs out, or it found no layout.
    func layout(_ sketch: GraphSketch) async -> GraphLayout? {
        if let layout = kept.withLock({ $0[sketch] }) { return layout }
        let made = await gate.pass { () -> GraphLayout? in
            guard let session = sessions.withLock({ $0.popLast() }) else { return nil }
            defer { sessions.withLock { $0.append(session) } }
            return await Self.layout(sketch, session)
        }
        guard let made else { return nil }
        kept.withLock { kept in
            if kept.count >= Self.capacity { kept.removeAll() }
            kept[sketch] = made
        }
        return made
    }

    /// Waits for the program on a thread other than those that serve pages.
    private static func layout(_ sketch: GraphSketch, _ session: GraphvizSession) async -> GraphLayout? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: try? session.layout(sketch)) }
        }
    }
}
#endif

import Foundation
import Synchronization

/// A running `dot` that lays out one graph after another: starting the program takes longer than most layouts. It ends with its owner, and
/// is begun anew when it was ended from outside.
package final class GraphvizSession: Sendable {
    private struct Running {
        let process: Process
        let input: FileHandle
        let output: FileHandle
        var layouts = 0
    }

    private let program: Graphviz
    private let running = Mutex<Running?>(nil)
    /// Layouts after which the program is begun anew, so that it does not grow.
    private static let longest = 500
    /// Seconds after which a layout has met a graph that no reader could read.
    private static let patience = 30

    package init(_ program: Graphviz) { self.program = program }

    deinit { running.withLock { Self.end(&$0) } }

    /// One layout at a time; others wait.
    /// - Throws: `Graphviz.Failure`, or an error of the system when the process cannot be started.
    package func layout(_ graph: GraphSketch) throws -> GraphLayout {
        let source = Graphviz.source(of: graph)
        let plain = try running.withLock { kept in
            if let dot = kept, dot.process.isRunning, let answer = try? Self.answer(of: dot, to: source) {
                kept?.layouts += 1
                if dot.layouts + 1 >= Self.longest { Self.end(&kept) }
                return answer
            }
            // Not begun yet, or ended from outside.
            Self.end(&kept)
            let dot = try start()
            let answer = try Self.answer(of: dot, to: source)
            kept = dot
            return answer
        }
        return try Graphviz.parse(plain, graph)
    }

    private static func end(_ running: inout Running?) {
        try? running?.input.close()
        if running?.process.isRunning == true { running?.process.terminate() }
        running = nil
    }

    private func start() throws -> Running {
        let process = Process()
        process.executableURL = program.executable
        process.arguments = ["-Tplain"]
        let input = Pipe(), output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        return Running(process: process, input: input.fileHandleForWriting, output: output.fileHandleForReading)
    }

    /// What the program writes for one graph, up to the line `stop`.
    private static func answer(of dot: Running, to source: String) throws -> String {
        let process = dot.process
        let deadline = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(patience), execute: deadline)
        defer { deadline.cancel() }
        do {
            try dot.input.write(contentsOf: Data(source.utf8))
            var plain = Data()
            while true {
                let part = dot.output.availableData
                guard !part.isEmpty else { throw Graphviz.Failure.unreadable(line: 0) }
                plain += part
                if plain.suffix(6).elementsEqual("\nstop\n".utf8) { return String(decoding: plain, as: UTF8.self) }
            }
        } catch {
            process.terminate()
            throw error
        }
    }
}

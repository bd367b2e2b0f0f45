import Foundation
import Readings

/// Lays a graph out by the program `dot` of Graphviz, run as a child process: it computes coordinates only; labels are drawn and
/// shaped by the browser. (Gansner, Koutsofios, North & Vo, "A technique for drawing directed graphs", IEEE TSE 19:3, 1993.)
public struct Graphviz: Sendable {
    public enum Failure: Error, Sendable, Hashable { case notInstalled, failed(status: Int32), unreadable(line: Int) }

    let executable: URL

    /// - Throws: `Failure.notInstalled` when no folder of `PATH`, nor a usual one, holds `dot`.
    public init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init) + ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
        let candidates = folders.map { URL(fileURLWithPath: $0, isDirectory: true).appendingPathComponent("dot") }
        guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw Failure.notInstalled
        }
        executable = found
    }

    /// - Throws: `Failure`, or an error of the system when the process cannot be started.
    public func layout(_ graph: BackingGraph) throws -> GraphLayout { try layout(graph.sketch) }

    /// - Throws: `Failure`, or an error of the system when the process cannot be started.
    package func layout(_ graph: GraphSketch) throws -> GraphLayout {
        let process = Process()
        process.executableURL = executable
        process.arguments = ["-Tplain"]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let source = Data(Self.source(of: graph).utf8)
        // A layout that takes longer than this has met a graph that no reader could read.
        let deadline = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 30, execute: deadline)
        defer { deadline.cancel() }
        try? input.fileHandleForWriting.write(contentsOf: source)
        try? input.fileHandleForWriting.close()
        let plain = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure.failed(status: process.terminationStatus) }
        return try Self.parse(String(decoding: plain, as: UTF8.self), graph)
    }

    // MARK: The language of dot

    /// Nodes and edges by number: no word of an article reaches the other program.
    static func source(of graph: GraphSketch) -> String {
        var lines = [
            "digraph {",
            "graph [rankdir=TB, nodesep=0.28, ranksep=0.62, splines=true, margin=0, mclimit=4, ordering=\"\"];",
            "node [shape=box, fixedsize=true, label=\"\"];",
        ]
        for (index, name) in graph.names.enumerated() {
            let size = NodeLabel(name).size
            lines.append("n\(index) [width=\(inches(size.width)), height=\(inches(size.height))];")
        }
        for edge in graph.edges {
            lines.append("n\(edge.from) -> n\(edge.to) [weight=\(edge.weight)];")
        }
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func inches(_ points: Double) -> String {
        let hundredths = Int((points / 72 * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Reads the output of `-Tplain`: `graph scale w h`, `node name x y w h …`, `edge tail head n x1 y1 … xn yn …`, in inches with the
    /// origin at the lower left.
    static func parse(_ plain: String, _ graph: GraphSketch) throws -> GraphLayout {
        var width = 0.0
        var height = 0.0
        var boxes = [GraphLayout.Box?](repeating: nil, count: graph.names.count)
        var routes: [[Int]: [[GraphLayout.Point]]] = [:]
        for (number, line) in plain.split(separator: "\n").enumerated() {
            let words = line.split(separator: " ")
            func value(_ index: Int) throws -> Double {
                guard words.indices.contains(index), let value = Double(words[index]), value.isFinite else {
                    throw Failure.unreadable(line: number + 1)
                }
                return value * 72
            }
            func node(_ index: Int) throws -> Int {
                guard words.indices.contains(index), let value = Int(words[index].dropFirst()), boxes.indices.contains(value) else {
                    throw Failure.unreadable(line: number + 1)
                }
                return value
            }
            switch words.first {
            case "graph":
                width = try value(2)
                height = try value(3)
            case "node":
                boxes[try node(1)] = .init(
                    center: .init(x: try value(2), y: height - (try value(3))), width: try value(4), height: try value(5))
            case "edge":
                guard words.count > 3, let count = Int(words[3]), count >= 4 else { throw Failure.unreadable(line: number + 1) }
                var points: [GraphLayout.Point] = []
                for index in 0..<count {
                    points.append(.init(x: try value(4 + 2 * index), y: height - (try value(5 + 2 * index))))
                }
                routes[[try node(1), try node(2)], default: []].append(points)
            default: continue
            }
        }
        let placed = boxes.compactMap { $0 }
        guard placed.count == graph.names.count else { throw Failure.unreadable(line: 0) }
        var ordered: [[GraphLayout.Point]] = []
        for edge in graph.edges {
            let key = [edge.from, edge.to]
            guard var left = routes[key], !left.isEmpty else { throw Failure.unreadable(line: 0) }
            ordered.append(left.removeFirst())
            routes[key] = left
        }
        return GraphLayout(width: width, height: height, boxes: placed, routes: ordered)
    }
}

import ArgumentParser
import Foundation
import SanadKit

extension InputFormat: ExpressibleByArgument {}

struct ReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read articles and write one reading a line (JSON Lines) to standard output.")

    @Argument(help: "Files to read; none or - is standard input. .gz is read as it is.")
    var paths: [String] = []

    @Option(help: "Layout of the input: auto, text, html, jsonl or conll.")
    var format: InputFormat = .auto

    @Option(help: "Threads; 0 takes all cores.")
    var threads: Int = 0

    @Option(name: .customLong("pack"), help: "Folder of tables that add to the core pack or replace its rows. May be given again.")
    var packs: [String] = []

    @Flag(name: .customLong("with-text"), help: "Keep the text in each reading, as comparison from files wants it.")
    var withText = false

    func run() async throws {
        let reader = Reader(packs: packs.map { URL(fileURLWithPath: $0, isDirectory: true) })
        var failed = false
        for diagnostic in reader.diagnostics {
            Console.report(diagnostic)
            if diagnostic.severity == .error { failed = true }
        }
        let stream = DocumentStream(paths: paths, format: format)
        let keepsText = withText
        let count = threads > 0 ? threads : ProcessInfo.processInfo.activeProcessorCount
        var buffer: [UInt8] = []
        try await OrderedPipeline.run(
            threads: count, next: { stream.next() },
            transform: { (element: DocumentStream.Element) -> (line: [UInt8]?, diagnostics: [Diagnostic]) in
                switch element {
                case .document(let document, let notes): (reader.read(document, includingText: keepsText).json(), notes)
                case .fault(let diagnostic): (nil, [diagnostic])
                }
            },
            sink: { result in
                for diagnostic in result.diagnostics {
                    Console.report(diagnostic)
                    if diagnostic.severity == .error { failed = true }
                }
                guard let line = result.line else { return }
                buffer += line
                buffer.append(0x0A)
                if buffer.count > 1 << 16 {
                    Console.write(buffer)
                    buffer.removeAll(keepingCapacity: true)
                }
            })
        Console.write(buffer)
        if failed { throw ExitCode(1) }
    }
}

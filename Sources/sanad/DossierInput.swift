import Foundation
import SanadKit

/// Readings from files: those that hold readings are taken as they are, all others are read as articles.
struct DossierInput {
    private let packs: [URL]

    private let manifest: Manifest?

    init(_ packs: [URL], _ manifest: Manifest?) {
        self.packs = packs
        self.manifest = manifest
    }

    func readings(_ paths: [String]) async throws -> ([Reading], [Diagnostic]) {
        var readings: [Reading] = []
        var faults = manifest?.diagnostics ?? []
        var articles: [String] = []
        for path in paths {
            if path != "-", path.hasSuffix(".jsonl"), let data = FileManager.default.contents(atPath: path), Self.holdsReadings(data) {
                Self.decode(data, path, into: &readings, &faults)
            } else {
                articles.append(path)
            }
        }
        if !articles.isEmpty || paths.isEmpty {
            let (read, found) = try await read(articles)
            readings += read
            faults += found
        }
        return (readings, faults)
    }

    private static func holdsReadings(_ data: Data) -> Bool {
        String(decoding: data.prefix { $0 != 0x0A }, as: UTF8.self).contains("\"" + Reading.schema + "\"")
    }

    private static func decode(_ data: Data, _ path: String, into readings: inout [Reading], _ faults: inout [Diagnostic]) {
        for (number, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
            do {
                let reading = try Reading(json: Data(line))
                if reading.document.text == nil {
                    faults.append(
                        Diagnostic(
                            "the reading holds no text", severity: .warning, file: path, line: number + 1,
                            hint: "make it with sanad read --with-text"))
                }
                readings.append(reading)
            } catch {
                faults.append(Diagnostic("the line is no reading", file: path, line: number + 1, hint: "make readings with sanad read --with-text"))
            }
        }
    }

    private func read(_ paths: [String]) async throws -> ([Reading], [Diagnostic]) {
        let reader = Reader(packs: packs)
        var readings: [Reading] = []
        var faults = reader.diagnostics
        let manifest = manifest
        let stream = DocumentStream(paths: paths, format: .auto)
        try await OrderedPipeline.run(
            threads: ProcessInfo.processInfo.activeProcessorCount, next: { stream.next() },
            transform: { (element: DocumentStream.Element) -> (reading: Reading?, diagnostics: [Diagnostic]) in
                switch element {
                case .document(let document, let notes): (reader.read(manifest?.completing(document) ?? document, includingText: true), notes)
                case .fault(let diagnostic): (nil, [diagnostic])
                }
            },
            sink: { result in
                faults += result.diagnostics
                if let reading = result.reading { readings.append(reading) }
            })
        return (readings, faults)
    }
}

import Foundation
import SanadKit

/// Readings from JSON Lines, digested as they come so that no more than a few are in memory.
enum ReadingLines {
    static func digests(paths: [String], comparer: Comparer) async -> ([DocumentDigest], [Diagnostic]) {
        var digests: [DocumentDigest] = []
        var faults: [Diagnostic] = []
        for path in paths.isEmpty ? ["-"] : paths {
            let isInput = path == "-"
            let data: Data
            if isInput {
                data = FileHandle.standardInput.readDataToEndOfFile()
            } else {
                do {
                    data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
                } catch {
                    faults.append(Diagnostic("the file cannot be read", file: path, hint: "check the path and its permissions"))
                    continue
                }
            }
            let name = isInput ? "standard input" : path
            var lines: [(number: Int, range: Range<Int>)] = []
            data.withUnsafeBytes { bytes in
                var start = 0
                var number = 0
                for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A {
                    number += 1
                    if index > start { lines.append((number, start..<index)) }
                    start = index + 1
                }
            }
            var next = 0
            do {
                try await OrderedPipeline.run(
                    threads: ProcessInfo.processInfo.activeProcessorCount,
                    next: { () -> (number: Int, range: Range<Int>)? in
                        guard next < lines.count else { return nil }
                        next += 1
                        return lines[next - 1]
                    },
                    transform: { line -> Result<DocumentDigest, Diagnostic> in
                        do {
                            let base = data.startIndex
                            let reading = try Reading(json: data.subdata(in: (base + line.range.lowerBound)..<(base + line.range.upperBound)))
                            return .success(comparer.digest(of: reading))
                        } catch {
                            return .failure(
                                Diagnostic(
                                    "the line is no reading", file: name, line: line.number, hint: "make readings with `sanad read --with-text`"))
                        }
                    },
                    sink: { result in
                        switch result {
                        case .success(let digest): digests.append(digest)
                        case .failure(let fault): faults.append(fault)
                        }
                    })
            } catch {
                faults.append(Diagnostic("reading stopped: \(error)", file: name))
            }
        }
        return (digests, faults)
    }
}

#if Full
import Foundation
import Readings

/// Reads and compares in a process of its own, `sanad add` and `sanad compare`, at low priority: the server stays small, and those who
/// read pages come first. The process ends when this one does, whatever ends it; what it stored by then stays.
struct ReadingProcess: Sendable {
    /// The program `sanad`.
    let program: URL
    let archive: String
    let packs: [URL]

    /// Threads that read: all cores but one.
    private static var threads: Int { max(1, ProcessInfo.processInfo.activeProcessorCount - 1) }

    /// What became of a document, or a fault on the way: one line of `sanad add --report`.
    struct Line: Decodable, Sendable {
        struct Fault: Decodable, Sendable {
            let severity: String
            let message: String
            let file: String?
            let line: Int?
            let column: Int?
            let hint: String?
        }

        let id: String?
        /// `added`, `updated`, `unchanged` or `refused`.
        let outcome: String?
        let fault: Fault?
    }

    /// Adds files to the archive.
    /// - Throws: ``Diagnostic`` when the process did not come to its end.
    func add(_ files: [String], line: @escaping @Sendable (Line) -> Void) async throws {
        let status = try await run(
            ["add", "--archive", archive, "--report", "--tethered", "--threads", String(Self.threads)] + packOptions + ["--"] + files,
            niceness: 10
        ) { bytes in
            if let found = try? JSONDecoder().decode(Line.self, from: Data(bytes)) { line(found) }
        }
        // One says that files had errors, which have come line by line.
        guard status == 0 || status == 1 else { throw Self.brokenOff(status) }
    }

    /// Brings the comparison that the archive keeps up to date.
    func compare() async throws {
        let status = try await run(["compare", "--archive", archive, "--quiet", "--tethered"] + packOptions, niceness: 19) { _ in }
        guard status == 0 else { throw Self.brokenOff(status) }
    }

    private var packOptions: [String] { packs.flatMap { ["--pack", $0.path] } }

    private static func brokenOff(_ status: Int32) -> Diagnostic {
        Diagnostic(
            "the reading broke off (status \(status)); what was stored until then stays",
            hint: "send the files again: what is there already is passed over")
    }

    /// - Returns: the exit status; that of a process ended by a signal is 128 and more.
    private func run(_ arguments: [String], niceness: Int, line: @escaping @Sendable ([UInt8]) -> Void) async throws -> Int32 {
        let process = Process()
        let nice = URL(fileURLWithPath: "/usr/bin/nice")
        if FileManager.default.isExecutableFile(atPath: nice.path) {
            process.executableURL = nice
            process.arguments = ["-n", String(niceness), program.path] + arguments
        } else {
            process.executableURL = program
            process.arguments = arguments
        }
        let output = Pipe(), tether = Pipe()
        process.standardInput = tether
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let running = Running(process: process, output: output.fileHandleForReading, tether: tether.fileHandleForWriting)
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A thread of its own waits for the lines.
                Thread.detachNewThread { continuation.resume(returning: running.finish(line)) }
            }
        } onCancel: {
            running.end()
        }
    }
}

/// A process that runs. Its handles are used by one thread at a time: the one that waits for it.
private final class Running: @unchecked Sendable {
    private let process: Process
    private let output: FileHandle
    private let tether: FileHandle

    init(process: Process, output: FileHandle, tether: FileHandle) {
        self.process = process
        self.output = output
        self.tether = tether
    }

    func end() { process.terminate() }

    func finish(_ line: ([UInt8]) -> Void) -> Int32 {
        var rest: [UInt8] = []
        while case let data = output.availableData, !data.isEmpty {
            rest += data
            while let end = rest.firstIndex(of: 0x0A) {
                line(Array(rest[..<end]))
                rest.removeSubrange(...end)
            }
        }
        process.waitUntilExit()
        try? tether.close()
        return process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
    }
}
#endif

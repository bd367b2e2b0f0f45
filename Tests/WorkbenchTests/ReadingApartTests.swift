#if Full
import Archive
import Foundation
import ScratchFiles
import Testing

@testable import Workbench

/// What is added is read and compared by a process of its own.
@Suite struct ReadingApartTests {
    /// The program that lies beside the tests; nil where only the tests were built.
    private static let program: URL? = {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let program = folder.appendingPathComponent("sanad")
        return FileManager.default.isExecutableFile(atPath: program.path) ? program : nil
    }()

    private static func pile(_ count: Int) -> String {
        (0..<count).map { "{\"id\":\"p\($0)\",\"text\":\"أعلن الوزير سالم الهادي في اليوم \($0) أن بلاده تدعم حكومة الوفد.\"}\n" }.joined()
    }

    @Test(.enabled(if: program != nil)) func whatIsAddedIsReadAndComparedApart() async throws {
        let bench = try TestBench {
            $0.program = Self.program
            $0.reader = nil
        }
        let answer = try await bench.upload([
            ("files", "pile.jsonl", Self.pile(70) + "{\"id\":\"none\"}\n"), ("files", "empty.txt", ""), ("files", "one.txt", "نص آخر."),
        ])
        let address = try #require(answer.headers[.location])
        await bench.workbench.adding.idle()
        let progress = try await bench.send(.get, "/api/v1/additions/" + address.dropFirst("/add/".count))
        let object = try #require(JSONSerialization.jsonObject(with: Data(progress.body.utf8)) as? [String: Any])
        #expect(object["added"] as? Int == 70 && object["refused"] as? Int == 1 && object["state"] as? String == "done")
        let faults = try #require(object["faults"] as? [String])
        for words in ["pile.jsonl:71: error: the object has no «text»", "empty.txt: error: the file is empty", "«one»"] {
            #expect(faults.contains { $0.contains(words) }, "\(words) in \(faults)")
        }
        #expect(!faults.contains { $0.contains(FileManager.default.temporaryDirectory.path) })
        #expect(try bench.archive.summary().documents == 72)
        #expect(try bench.archive.comparisonIsCurrent())
        #expect(try await bench.send(.get, "/").body.contains("/actor/"))
    }

    @Test func aProgramThatCannotBeRunIsSaid() async throws {
        let bench = try TestBench { $0.program = URL(fileURLWithPath: "/bin/false-that-is-not-there") }
        let answer = try await bench.upload([("text", nil, "وصل الوفد.")])
        await bench.workbench.adding.idle()
        let page = try await bench.send(.get, try #require(answer.headers[.location]))
        #expect(page.body.contains("انقطعت القراءة"))
    }

    @Test(.enabled(if: program != nil)) func whatIsReadApartEndsWithTheServer() async throws {
        let program = try #require(Self.program)
        let archive = Scratch.path(".sanad"), pile = Scratch.path(".jsonl")
        let count = 2_000
        try Data(Self.pile(count).utf8).write(to: URL(fileURLWithPath: pile))
        let process = Process()
        process.executableURL = program
        process.arguments = ["add", "--archive", archive, "--report", "--tethered", pile]
        let tether = Pipe(), output = Pipe()
        process.standardInput = tether
        process.standardOutput = output
        try process.run()
        // The first lines come with the first batch that is stored; then the other end of the tether goes, as when a server is killed.
        #expect(!output.fileHandleForReading.availableData.isEmpty)
        try tether.fileHandleForWriting.close()
        let rest = Task.detached { output.fileHandleForReading.readDataToEndOfFile().count }
        process.waitUntilExit()
        _ = await rest.value
        #expect(process.terminationStatus == 3)
        let stored = try Archive(path: archive).summary().documents
        #expect(stored >= 64 && stored < count && stored % 64 == 0)
        // The same files go on where it broke off.
        let again = Process()
        again.executableURL = program
        again.arguments = ["add", "--archive", archive, "--report", pile]
        let lines = Pipe()
        again.standardOutput = lines
        try again.run()
        let said = String(decoding: lines.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        again.waitUntilExit()
        #expect(again.terminationStatus == 0)
        #expect(said.components(separatedBy: "\"unchanged\"").count - 1 == stored)
        #expect(try Archive(path: archive).summary().documents == count)
    }
}
#endif

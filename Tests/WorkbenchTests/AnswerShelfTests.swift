#if Full
import Archive
import Foundation
import HTTPTypes
import Hummingbird
import ScratchFiles
import Testing

@testable import Workbench

/// Answers are made once for all who ask the same, and anew when the archive has changed.
@Suite struct AnswerShelfTests {
    private static func state(_ version: Int) throws -> Archive.State {
        let archive = try Archive(path: Scratch.path(".sanad"), create: true)
        for number in 0..<version {
            let bench = TestBench.sources[0]
            var source = bench
            source.id = "s\(number)"
            _ = try archive.add([(source, TestBench.reader.read(source))], readerVersion: "1")
        }
        return try archive.state()
    }

    private actor Counter {
        private(set) var made = 0
        func count() { made += 1 }
    }

    private static func key(_ path: String) -> AnswerShelf.Key { AnswerShelf.Key(path: path) }

    private static func answer(_ size: Int) -> AnswerShelf.Answer {
        .init(status: .ok, headers: [:], body: ByteBuffer(repeating: 0x61, count: size))
    }

    @Test func whatManyAskAtOnceIsMadeOnce() async throws {
        let shelf = AnswerShelf(capacity: 1 << 20), state = try Self.state(0)
        let counter = Counter()
        let sizes = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    try await shelf.answer(Self.key("/"), at: state) {
                        await counter.count()
                        try await Task.sleep(for: .milliseconds(20))
                        return Self.answer(5)
                    }.body.readableBytes
                }
            }
            var sizes: [Int] = []
            for try await size in group { sizes.append(size) }
            return sizes
        }
        #expect(sizes == Array(repeating: 5, count: 40))
        #expect(await counter.made == 1)
    }

    @Test func aChangedArchiveAndAnotherAddressAreAnsweredAnew() async throws {
        let shelf = AnswerShelf(capacity: 1 << 20)
        let before = try Self.state(0), after = try Self.state(1)
        #expect(before != after)
        let counter = Counter()
        for (path, state) in [("/", before), ("/", before), ("/claims", before), ("/", after), ("/", after)] {
            _ = try await shelf.answer(Self.key(path), at: state) {
                await counter.count()
                return Self.answer(5)
            }
        }
        #expect(await counter.made == 3)
    }

    @Test func roomIsBoundedAndFaultsAreNotKept() async throws {
        let shelf = AnswerShelf(capacity: 100_000), state = try Self.state(0)
        for number in 0..<200 { _ = try await shelf.answer(Self.key("/\(number)"), at: state) { Self.answer(5_000) } }
        #expect(shelf.bytes <= 100_000 && shelf.bytes > 50_000)
        _ = try await shelf.answer(Self.key("/large"), at: state) { Self.answer(90_000) }
        #expect(shelf.bytes <= 100_000)
        let counter = Counter()
        for _ in 0..<2 {
            await #expect(throws: Refusal.self) {
                _ = try await shelf.answer(Self.key("/absent"), at: state) {
                    await counter.count()
                    throw Refusal.missing("لا", "no")
                }
            }
        }
        #expect(await counter.made == 2)
    }

    @Test func noVisitorSeesWhatIsAnothers() async throws {
        let bench = try TestBench()
        let known = try await bench.send(.get, "/", [.cookie: "seen=1; visit=1"])
        #expect(known.body.contains("class=\"fresh\""))
        let new = try await bench.send(.get, "/")
        #expect(!new.body.contains("class=\"fresh\""))
        #expect(new.headers[values: .setCookie].contains { $0.hasPrefix("visit=2;") })
        #expect(known.headers[values: .setCookie].contains { $0.hasPrefix("visit=1;") })
        let english = try await bench.send(.get, "/?language=en")
        #expect(english.body.contains("dir=\"ltr\"") && new.body.contains("dir=\"rtl\""))
        #expect(try await bench.send(.get, "/").headers[values: .setCookie].allSatisfy { !$0.hasPrefix("view=") })
    }

    @Test func citationsNameTheHostByWhichTheServerWasCalled() async throws {
        let bench = try TestBench()
        let record = try #require(try bench.archive.machineReading(id: "one")?.attributions.first?.id)
        let path = "/article/one/record/" + record
        #expect(try await bench.send(.get, path).body.contains("http://localhost" + path))
        let secure = try await bench.send(.get, path, [.init("X-Forwarded-Proto")!: "https"])
        #expect(secure.body.contains("https://localhost" + path))
    }
}
#endif

import Foundation
import ProcessMemory
import SanadKit

/// Time and memory of an archive: filling it, comparing all of it, adding to it and comparing again, reading a page, a dossier, a
/// question.
///
///     swift run -c release --package-path Benchmarks sanad-archive-benchmark ARCHIVE STEP …
///
/// Steps: `add FILE [FROM TO]` (of the file's articles those numbered FROM ..< TO), `compare [anew]` (anew: every digest too), `pages NAME`, `dossier NAME`,
/// `ask QUESTION`. Each step is a process of its own, so that its peak memory is its own.
@main
struct ArchiveBenchmark {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 2 else {
            FileHandle.standardError.write(Data("usage: sanad-archive-benchmark ARCHIVE add FILE [FROM TO] | compare | pages NAME | dossier NAME | ask QUESTION\n".utf8))
            exit(2)
        }
        let clock = ContinuousClock()
        let start = clock.now
        try await ArchiveSteps(path: arguments[0], clock: clock).run(arguments[1], Array(arguments.dropFirst(2)))
        print("\(arguments[1]): \(clock.now - start), peak \(peakMemory() >> 20) MiB")
    }
}

struct ArchiveSteps {
    let path: String
    let clock: ContinuousClock

    func run(_ step: String, _ arguments: [String]) async throws {
        switch step {
        case "add": try await add(arguments)
        case "compare":
            let archive = try Archive(path: path)
            let comparer = Comparer()
            if arguments.first == "anew" { try archive.forgetComparison() }
            try await measured("refreshing") { try await archive.refreshComparison(comparer: comparer) }
            print(try archive.comparisonCounts())
        case "pages": try pages(arguments.first ?? "")
        case "dossier":
            let archive = try Archive(path: path)
            guard let story = try measured("finding the story", { try archive.story(about: arguments.first ?? "") }) else { return }
            let page = measured("writing the page") {
                Dossier(readings: story.readings, comparison: story.comparison, options: .init(about: story.actors)).html(language: .arabic)
            }
            print("  \(story.readings.count) of \(story.articles) articles, \(story.comparison.claims.count) claims, \(page.count) bytes")
        case "ask":
            let archive = try Archive(path: path)
            let comparer = measured("loading packs") { Comparer() }
            let answer = try measured("answering") { try archive.answer(arguments.joined(separator: " "), comparer: comparer) }
            print("  \(answer.summary)")
        default: throw Diagnostic("there is no step «\(step)»", hint: "see the head of ArchiveBenchmark.swift")
        }
    }

    private func measured<Result>(_ name: String, _ body: () async throws -> Result) async rethrows -> Result {
        let start = clock.now
        let result = try await body()
        print("  \(name): \(clock.now - start)")
        return result
    }

    private func measured<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
        let start = clock.now
        let result = try body()
        print("  \(name): \(clock.now - start)")
        return result
    }

    private func add(_ arguments: [String]) async throws {
        let from = arguments.count > 2 ? Int(arguments[1]) ?? 0 : 0, to = arguments.count > 2 ? Int(arguments[2]) ?? Int.max : Int.max
        let archive = try Archive(path: path, create: true)
        let reader = Reader()
        let file = arguments[0]
        var number = 0
        var lines: [String] = []
        // A part of the file goes through a file of its own, as a user would give it.
        if arguments.count > 2, let text = try? String(contentsOfFile: file, encoding: .utf8) {
            for line in text.split(separator: "\n") {
                if number >= from, number < to { lines.append(String(line)) }
                number += 1
            }
        }
        var input = file
        if !lines.isEmpty {
            input = FileManager.default.temporaryDirectory.appendingPathComponent("sanad-\(UUID().uuidString).jsonl").path
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: input))
        }
        defer { if input != file { try? FileManager.default.removeItem(atPath: input) } }
        var counts: [String: Int] = [:]
        try await Adding(archive: archive, reader: reader, comparer: Comparer()).run(
            DocumentStream(paths: [input]), threads: ProcessInfo.processInfo.activeProcessorCount,
            outcome: { _, outcome in counts["\(outcome)".prefix { $0 != "(" }.description, default: 0] += 1 }, fault: { _ in })
        print("  \(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
    }

    private func pages(_ name: String) throws {
        let archive = try Archive(path: path)
        let actors = try measured("actors of a name") { try archive.actors(matching: name, limit: 20) }
        guard let actor = actors.first else { return }
        print("  \(actor.id) \(actor.name): \(actor.claims) claims")
        _ = try measured("first page of all actors") { try archive.actors(limit: 50) }
        let claims = try measured("claims of an actor") { try archive.claims(of: actor.id, newestFirst: true, limit: 50) }
        _ = try measured("their sources' names") { try archive.sourceNames(ids: claims.flatMap { $0.accounts.flatMap { $0.chain.compactMap(\.source) } }) }
        _ = try measured("one claim") { try claims.first.map { try archive.claim(id: $0.id) } }
        _ = try measured("conflicts of an actor") { try archive.conflicts(of: actor.id, limit: 50) }
        _ = try measured("conflicts of all") { try archive.conflicts(limit: 50) }
        _ = try measured("backing of an actor, outlines") { try archive.backingOutlines(of: actor.id, limit: 50) }
        _ = try measured("backing of all, outlines") { try archive.backingOutlines(limit: 60) }
        _ = try measured("turns") { try archive.turns(limit: 50) }
        _ = try measured("sources") { try archive.sources(limit: 50) }
        let documents = try measured("documents") { try archive.documents(limit: 50) }
        _ = try measured("claims of a document's records") { try documents.first.map { try archive.claimsOfRecords(in: $0.id) } }
        _ = try measured("statements of an actor") { try archive.claims(of: actor.id, type: "STATEMENT", limit: 50) }
        _ = try measured("count of them") { try archive.countClaims(ClaimFilter(actor: actor.id, type: "STATEMENT")) }
    }
}

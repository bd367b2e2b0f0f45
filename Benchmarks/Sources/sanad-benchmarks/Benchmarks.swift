import Foundation
import ProcessMemory
import SanadKit

/// Words per second of each reading room and of the whole, and peak memory.
///
///     swift run -c release --package-path Benchmarks sanad-benchmarks [FILE …]
///
/// Without a file, the sample articles are read over and over.
@main
struct Benchmarks {
    static func main() async throws { try await Measuring().run() }
}

/// Reads the documents room by room, then as a whole, and prints the figures.
struct Measuring {
    func run() async throws {
        let paths = Array(CommandLine.arguments.dropFirst())
        let documents = paths.isEmpty ? Self.samples() : Self.load(paths)
        guard !documents.isEmpty else {
            FileHandle.standardError.write(Data("no documents to read\n".utf8))
            exit(1)
        }
        let clock = ContinuousClock()
        var reader: Reader?
        let loading = clock.measure { reader = Reader() }
        guard let reader else { return }
        print("loading packs and models: \(Self.milliseconds(loading)) ms")
        let rooms = Rooms()
        let alone = rooms.tally(documents[...], clock)
        let words = alone.words
        for (name, time) in alone.spent { Self.report("\(name), one thread", words, time) }
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let together = await sideBySide(rooms, documents, clock, threads)
        for (name, time) in together.spent { Self.report("\(name), \(threads) threads", words, time / threads) }
        let serial = clock.measure { for document in documents { _ = reader.read(document) } }
        Self.report("sanad read, one thread", words, serial)
        let start = clock.now
        var iterator = documents.makeIterator()
        try await OrderedPipeline.run(
            threads: threads, next: { iterator.next() }, transform: { reader.read($0).json().count }, sink: { _ in })
        Self.report("sanad read, \(threads) threads", words, clock.now - start)
        print("peak memory: \(peakMemory() >> 20) MiB")
    }

    /// What the rooms take when every thread reads its share of the documents: the times of all threads together.
    private func sideBySide(_ rooms: Rooms, _ documents: [SourceDocument], _ clock: ContinuousClock, _ threads: Int) async -> Tally {
        await withTaskGroup(of: Tally.self) { group in
            for thread in 0..<threads {
                let share = stride(from: thread, to: documents.count, by: threads).map { documents[$0] }
                group.addTask { rooms.tally(share[...], clock) }
            }
            var sum = Tally()
            for await tally in group { sum.add(tally) }
            return sum
        }
    }

    private static func load(_ paths: [String]) -> [SourceDocument] {
        let stream = DocumentStream(paths: paths)
        var documents: [SourceDocument] = []
        while let element = stream.next() {
            switch element {
            case .document(let document, _): documents.append(document)
            case .fault(let diagnostic): FileHandle.standardError.write(Data((diagnostic.description + "\n").utf8))
            }
        }
        return documents
    }

    private static func samples() -> [SourceDocument] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../Samples").standardizedFileURL
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let once = load(files.filter { $0.hasSuffix(".txt") }.sorted().map { folder.appendingPathComponent($0).path })
        return Array((0..<100).map { _ in once }.joined())
    }

    private static func report(_ name: String, _ words: Int, _ time: Duration) {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        print("\(name): \(Int(Double(words) / max(seconds, 1e-9))) words/s")
    }

    private static func milliseconds(_ time: Duration) -> Int {
        Int(time.components.seconds * 1000) + Int(time.components.attoseconds / 1_000_000_000_000_000)
    }
}

/// Words that were read, and what each room took.
struct Tally: Sendable {
    private(set) var words = 0
    private(set) var spent: [(name: String, time: Duration)] = []

    mutating func add(_ name: String, _ time: Duration) {
        if let index = spent.firstIndex(where: { $0.name == name }) {
            spent[index].time += time
        } else {
            spent.append((name, time))
        }
    }

    mutating func add(words more: Int) { words += more }

    mutating func add(_ other: Tally) {
        words += other.words
        for (name, time) in other.spent { add(name, time) }
    }
}

/// The reading rooms one by one, as the reader joins them.
struct Rooms: Sendable {
    private let lexicon: Lexicon
    private let evidence: WordEvidence
    private let times: TimeTagger
    private let actors: ActorReader
    private let parser: SyntaxParser?
    private let attributions: AttributionReader
    private let events: EventReader

    init() {
        let pack = Pack.load()
        var diagnostics: [Diagnostic] = []
        var builder = LexiconBuilder()
        times = TimeTagger(pack: pack, lexicon: &builder, diagnostics: &diagnostics)
        actors = ActorReader(pack: pack, lexicon: &builder, diagnostics: &diagnostics)
        attributions = AttributionReader(pack: pack, lexicon: &builder, diagnostics: &diagnostics)
        events = EventReader(pack: pack, lexicon: &builder, diagnostics: &diagnostics)
        parser = SyntaxParser.shipped()
        lexicon = builder.build()
        evidence = WordEvidence.shipped() ?? WordEvidence()
    }

    func tally(_ documents: ArraySlice<SourceDocument>, _ clock: ContinuousClock) -> Tally {
        var tally = Tally()
        for document in documents { read(document, clock, &tally) }
        return tally
    }

    private func read(_ document: SourceDocument, _ clock: ContinuousClock, _ tally: inout Tally) {
        func timed<Result>(_ name: String, _ body: () -> Result) -> Result {
            let start = clock.now
            let result = body()
            tally.add(name, clock.now - start)
            return result
        }
        let tokens = timed("ArabicText") { TokenizedText(document.text) }
        let text = timed("Knowledge (look-up)") { AnalyzedText(tokens, lexicon: lexicon, evidence: evidence) }
        let published = document.published.flatMap { PartialDate($0) }
        let found = timed("TimeExpressions") { times.tag(text, published: published) }
        let named = timed("Actors") { actors.read(text, times: found, published: published, boilerplate: []) }
        let trees = timed("Syntax") { parser?.parse(text, actors: named, boilerplate: []) }
        let said = timed("Attributions") { attributions.read(text, actors: named, times: found.map(\.tokens), syntax: trees, boilerplate: []) }
        _ = timed("Events") {
            events.read(text, times: found, actors: named, attributions: said, syntax: trees, published: published, boilerplate: [])
        }
        tally.add(words: tokens.tokens.count { $0.kind == .word || $0.kind == .latin || $0.kind == .number })
    }
}

import ArgumentParser
#if canImport(Glibc)
import CMalloc
#endif
import Foundation
import SanadKit

struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Lay readings side by side: claims with their roots, conflicts, common sources, backing over time.")

    @OptionGroup var pile: PileOptions

    #if Full
    @Flag(help: "With --archive: bring the comparison that it keeps up to date and write nothing.")
    var quiet = false

    @Flag(help: "With --archive: forget what spares the comparison work and make all of it anew, every digest of a reading too.")
    var anew = false

    @OptionGroup var tether: Tether
    #endif

    @Option(help: "Only what touches this actor.")
    var about: String?

    @Option(help: "Only documents from this date on: 2019, 2019-04 or 2019-04-21.")
    var since: String?

    @Option(help: "Only documents up to this date.")
    var until: String?

    @Flag(help: "Write the whole comparison as JSON.")
    var json = false

    @Option(parsing: .upToNextOption, help: "Two accounts as document#record: say why they are one claim or two.")
    var why: [String] = []

    @Option(help: "CSV of short texts in columns s1 and s2: write s1, s2, verdict (agree, disagree, other) and reason.")
    var pairs: String?

    func validate() throws {
        guard why.isEmpty || why.count == 2 else { throw ValidationError("--why takes two accounts: --why A B") }
        _ = try (DateOption.date(since, "--since"), DateOption.date(until, "--until"))
    }

    func run() async throws {
        #if Full
        if comparesAll {
            Self.takeHugePages()
            Self.keepMemory()
        }
        #endif
        let comparer = Comparer(packs: pile.folders)
        #if Full
        if let archive = pile.archive, comparesAll {
            tether.hold()
            // What is kept is read while the tables are made: their faults are told last.
            try await compareAll(archive, comparer)
            if Console.report(comparer.diagnostics) { throw ExitCode(1) }
            return
        }
        #endif
        var failed = Console.report(comparer.diagnostics)
        if let pairs {
            try judge(pairs, comparer: comparer)
            return
        }
        #if Full
        tether.hold()
        #endif
        let (digests, texts, faults) = try await digests(comparer)
        if Console.report(faults) { failed = true }
        if digests.isEmpty, failed { throw ExitCode(1) }
        if why.count == 2 {
            do {
                Console.write(Array(try ComparisonReport.text(comparer.explain(why[0], why[1], in: digests, texts: texts)).utf8))
            } catch let diagnostic as Diagnostic {
                Console.report(diagnostic)
                throw ExitCode(1)
            }
        } else {
            let scope = ComparisonScope(about: about, since: since.flatMap { PartialDate($0) }, until: until.flatMap { PartialDate($0) })
            let comparison = comparer.compare(digests, scope: scope, texts: texts)
            Console.write(json ? comparison.json() + [0x0A] : Array(ComparisonReport.text(comparison).utf8))
        }
        if failed { throw ExitCode(1) }
    }

    #if Full
    /// Whether what is asked for is what an archive keeps.
    private var comparesAll: Bool { pile.archive != nil && pairs == nil && about == nil && since == nil && until == nil && why.isEmpty }

    /// Starts the program once more with memory in huge pages, of which a comparison fills hundreds: the allocator asks its environment
    /// for them before all else. Where that cannot be, the program goes on as it is.
    private static func takeHugePages() {
        #if canImport(Glibc)
        guard getenv("GLIBC_TUNABLES") == nil, setenv("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1", 1) == 0 else { return }
        execv("/proc/self/exe", CommandLine.unsafeArgv)
        unsetenv("GLIBC_TUNABLES")
        #endif
    }

    /// A comparison takes hundreds of megabytes and soon ends: what it frees on the way is taken again, so that nothing is to be had from
    /// handing it back, and much from taking it in large pieces.
    private static func keepMemory() {
        #if canImport(Glibc)
        mallopt(M_MMAP_THRESHOLD, 1 << 30)
        mallopt(M_TRIM_THRESHOLD, Int32.max)
        mallopt(M_TOP_PAD, 1 << 26)
        // What one thread frees, another can take.
        mallopt(M_ARENA_MAX, Int32(ProcessInfo.processInfo.activeProcessorCount + 1))
        #endif
    }

    /// Brings what the archive keeps of its comparison up to date and writes it out.
    private func compareAll(_ path: String, _ comparer: Comparer) async throws {
        do {
            let archive = try Archive(path: path)
            if anew { try archive.forgetComparison() }
            try await archive.refreshComparison(comparer: comparer)
            if quiet { return }
            if json {
                try archive.writeComparison { Console.write($0) }
                Console.write([0x0A])
            } else {
                let counts = try archive.comparisonCounts()
                let text = ComparisonReport.text(
                    try archive.outlineOfComparison(limit: 20), conflicts: 20,
                    counts: (counts.documents, counts.claims, counts.conflicts, counts.copies))
                Console.write(Array(text.utf8))
            }
        } catch {
            Console.report(error as? Diagnostic ?? Diagnostic("the archive cannot be compared: \(error)", file: path, hint: "check the disk"))
            throw ExitCode(1)
        }
    }
    #endif

    private func digests(_ comparer: Comparer) async throws -> ([DocumentDigest], Comparer.Texts?, [Diagnostic]) {
        #if Full
        if let archive = pile.archive {
            do {
                let selection = Archive.Selection(
                    about: about, since: since.flatMap { PartialDate($0) }, until: until.flatMap { PartialDate($0) })
                let archive = try Archive(path: archive)
                return (try await archive.digests(selection, comparer: comparer), archive.texts(), [])
            } catch {
                return ([], nil, [error as? Diagnostic ?? Diagnostic("the archive cannot be read: \(error)", file: archive)])
            }
        }
        #endif
        var digests: [DocumentDigest] = []
        let faults = try await pile.readings(transform: { comparer.digest(of: $0) }) { digests.append($0) }
        return (digests, nil, faults)
    }

    private func judge(_ path: String, comparer: Comparer) throws {
        do {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Diagnostic("the file cannot be read as UTF-8", file: path, hint: "check the path; save the file as UTF-8")
            }
            let table = try CommaSeparated(text: text, file: path, columns: ["s1", "s2"])
            let classifier = try PairClassifier(tables: comparer.tables)
            var lines = "s1,s2,verdict,reason\n"
            for row in table.rows {
                let verdict = classifier.verdict(row[0], row[1])
                lines +=
                    [row[0], row[1], verdict.label.rawValue, "\(verdict.reason) (\(verdict.reasonEnglish))"].map(CommaSeparated.escaped).joined(
                        separator: ",") + "\n"
            }
            Console.write(Array(lines.utf8))
        } catch let diagnostic as Diagnostic {
            Console.report(diagnostic)
            throw ExitCode(1)
        }
    }
}

import ArgumentParser
import Foundation
import SanadKit

extension DossierLanguage: ExpressibleByArgument {}

struct DossierCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: "Write one self-contained HTML file: who backs whom, who says so, and where the accounts clash.")

    @OptionGroup var pile: PileOptions

    @Option(help: "Only what touches this actor, under any of its names.")
    var about: String?

    @Option(help: "From this date on: 2019, 2019-04 or 2019-04-21.")
    var since: String?

    @Option(help: "Up to this date.")
    var until: String?

    @Option(help: "Language of the labels: ar or en. The words of the articles stay as they are.")
    var language: DossierLanguage = .arabic

    @Flag(help: "Write the same content as JSON.")
    var json = false

    @Option(name: .shortAndLong, help: "File to write; - is standard output.")
    var output: String?

    func validate() throws {
        _ = try (DateOption.date(since, "--since"), DateOption.date(until, "--until"))
    }

    func run() async throws {
        let comparer = Comparer(packs: pile.folders)
        #if Full
        if let archive = pile.archive, let about {
            try await dossier(of: about, archive, comparer)
            return
        }
        #endif
        var readings: [Reading] = []
        var failed = Console.report(try await pile.readings(transform: { $0 }) { readings.append($0) })
        guard !readings.isEmpty else {
            _ = Console.report([
                Diagnostic("there is nothing to make a dossier of", hint: "name articles, or readings made by sanad read --with-text")
            ])
            throw ExitCode(1)
        }
        if Console.report(comparer.diagnostics) { failed = true }
        let comparison = comparer.compare(readings)
        var options = Dossier.Options(since: since.flatMap { PartialDate($0) }, until: until.flatMap { PartialDate($0) })
        if let about {
            options.about = Dossier.entities(named: about, in: comparison)
            guard !options.about.isEmpty else {
                _ = Console.report([Diagnostic("no article names «\(about)»", hint: "write the name as one of the articles does")])
                throw ExitCode(1)
            }
        }
        try write(Dossier(readings: readings, comparison: comparison, options: options))
        if failed { throw ExitCode(1) }
    }

    #if Full
    /// From what the archive keeps of its comparison, brought up to date first: only the articles that tell of the actor are read.
    private func dossier(of name: String, _ path: String, _ comparer: Comparer) async throws {
        let failed = Console.report(comparer.diagnostics)
        do {
            let archive = try Archive(path: path)
            archive.leaveOpen()
            try await archive.refreshComparison(comparer: comparer)
            guard let story = try archive.story(about: name) else {
                throw Diagnostic("no article names «\(name)»", hint: "write the name as one of the articles does")
            }
            let options = Dossier.Options(
                about: story.actors, since: since.flatMap { PartialDate($0) }, until: until.flatMap { PartialDate($0) })
            if story.articles > story.readings.count {
                Console.note("\(story.articles) articles tell of \(name): the \(story.readings.count) on which most hangs are taken")
            }
            try write(Dossier(readings: story.readings, comparison: story.comparison, options: options))
        } catch let diagnostic as Diagnostic {
            _ = Console.report([diagnostic])
            throw ExitCode(1)
        }
        if failed { throw ExitCode(1) }
    }
    #endif

    private func write(_ dossier: Dossier) throws {
        let bytes = json ? try dossier.json() : html(dossier)
        let target = output ?? (json ? "-" : "dossier.html")
        if target == "-" {
            Console.write(bytes)
        } else {
            do {
                try Data(bytes).write(to: URL(fileURLWithPath: target), options: .atomic)
            } catch {
                _ = Console.report([Diagnostic("cannot write the file", file: target, hint: "name a file in a folder that exists with -o")])
                throw ExitCode(1)
            }
            Console.note("\(URL(fileURLWithPath: target).path)")
            for line in dossier.findingLines(language: language) { Console.note("  " + line) }
        }
    }

    private func html(_ dossier: Dossier) -> [UInt8] {
        dossier.html(language: language) { graph in
            do {
                return try Graphviz().layout(graph)
            } catch {
                _ = Console.report([
                    Diagnostic("the graph is not drawn: \(error)", severity: .note, hint: "install Graphviz, whose program dot lays it out")
                ])
                return nil
            }
        }
    }
}

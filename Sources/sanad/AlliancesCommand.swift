import ArgumentParser
import Foundation
import SanadKit

struct AlliancesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alliances", abstract: "Print who backs and opposes an actor, with phases and the words that say so.")

    @Argument(help: "Name of the actor, as articles write it.")
    var name: String

    @Argument(help: "Articles to read; none or - is standard input.")
    var paths: [String] = []

    @Option(name: .customLong("pack"), help: "Folder of tables that add to the core pack or replace its rows. May be given again.")
    var packs: [String] = []

    func run() async throws {
        let reader = Reader(packs: packs.map { URL(fileURLWithPath: $0, isDirectory: true) })
        var failed = false
        let stream = DocumentStream(paths: paths)
        while let element = stream.next() {
            switch element {
            case .document(let document, let notes):
                notes.forEach(Console.report)
                report(reader.read(document))
            case .fault(let diagnostic):
                Console.report(diagnostic)
                failed = true
            }
        }
        if failed { throw ExitCode(1) }
    }

    private func report(_ reading: Reading) {
        let names = Dictionary(reading.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let meant = Set(reading.entities.filter { ([$0.id, $0.name] + $0.aliases).contains { $0.contains(name) } }.map(\.id))
        for alignment in reading.alignments where meant.contains(alignment.from) || meant.contains(alignment.to) {
            let fields = [
                reading.document.published ?? "", names[alignment.from] ?? alignment.from, alignment.relation.rawValue,
                names[alignment.to] ?? alignment.to, alignment.phase.rawValue, "«\(alignment.at.text)»",
                "\(reading.document.id):\(alignment.at.start)",
            ]
            print(fields.joined(separator: "\t"))
        }
    }
}

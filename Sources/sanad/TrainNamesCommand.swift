import ArgumentParser
import Foundation
import SanadKit

/// Learns the model that finds names.
struct TrainNamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names", abstract: "Learn from annotated sentences, plain articles and word lists to find names.",
        discussion: """
            CORPUS holds ner/anercorp.train.conll (a token a line, its tag last) and ant/ant.jsonl.gz (articles). The word lists are \
            made by Scripts/name-lists.py. The same input gives the same model.
            """)

    @Option(help: "Folder of the corpora.")
    var corpus: String

    @Option(help: "Word lists: list, tab, phrase.")
    var lists: String

    @Option(help: "Tag probabilities of another model on plain sentences, made by Scripts/name-teacher.py.")
    var teacher: String?

    @Option(help: "Labels that an earlier training made of a teacher's opinions, instead of the teacher (Training/names/labels.bin).")
    var labels: String?

    @Option(help: "Where the labels that the teacher's opinions come to go.")
    var saveLabels: String?

    @Option(name: .shortAndLong, help: "Where the model goes.")
    var output: String

    func run() throws {
        let folder = URL(fileURLWithPath: corpus, isDirectory: true)
        let conll = try String(contentsOf: folder.appendingPathComponent("ner/anercorp.train.conll"), encoding: .utf8)
        func bytes(_ path: String?) throws -> [UInt8]? { try path.map { Array(try Data(contentsOf: URL(fileURLWithPath: $0))) } }
        var training = NameTraining(
            conll: conll, lists: try String(contentsOfFile: lists, encoding: .utf8), teacher: try bytes(teacher), labels: try bytes(labels))
        Console.note("\(training.sentenceCount) annotated sentences")
        let stream = DocumentStream(paths: [folder.appendingPathComponent("ant/ant.jsonl.gz").path])
        while let element = stream.next() {
            switch element {
            case .document(let document, _): training.add(document.text, title: document.title ?? "")
            case .fault(let diagnostic): Console.report(diagnostic)
            }
        }
        let model = try training.model { Console.note($0) }
        try Data(model).write(to: URL(fileURLWithPath: output))
        Console.note("\(output): \(model.count) bytes")
        if let saveLabels {
            try Data(training.madeLabels).write(to: URL(fileURLWithPath: saveLabels))
            Console.note("\(saveLabels): \(training.madeLabels.count) bytes")
        }
    }
}

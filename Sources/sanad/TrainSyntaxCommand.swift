import ArgumentParser
import Foundation
import SanadKit

/// Learns who depends on whom in a sentence.
struct TrainSyntaxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "syntax", abstract: "Learn from trees who depends on whom in a sentence.",
        discussion: """
            Trees are JSON Lines that name an article by id and SHA-256 and a sentence by its number, or hold the text of a sentence; the \
            articles come apart, in any format that `sanad read` takes. Prints how many words hang where they should in sentences that were not learnt from, part \
            by part of five.
            """)

    @Argument(help: "Files that hold the articles.")
    var articles: [String]

    @Option(name: .long, parsing: .upToNextOption, help: "Trees to learn from; a file that is named twice counts twice.")
    var trees: [String]

    @Option(name: .shortAndLong, help: "Where the weights go.")
    var output: String?

    @Option(name: .long, help: "A treebank in CoNLL-U by which the weights are measured too.")
    var measure: String?

    /// A line of a file of trees: with `text`, or with `id`, `sha256` and `sentence`.
    private struct Line: Decodable {
        let text: String?
        let id: String?
        let sha256: String?
        let sentence: Int?
        let heads: [Int]
        let relations: String
        let verbs: [Int]

        var tree: DrawnTree { DrawnTree(sentence: sentence ?? 0, heads: heads, relations: relations, verbs: verbs) }
    }

    func run() throws {
        let reader = Reader()
        let learnt = try annotated(reader)
        Console.note("\(learnt.count) trees, \(learnt.reduce(0) { $0 + $1.count }) words")
        let trainer = SyntaxTrainer()
        let parts = 5
        var total = SyntaxScore()
        for part in 0..<parts {
            let model = trainer.train(learnt.indices.filter { $0 % parts != part }.map { learnt[$0] })
            total.add(SyntaxTrainer.score(SyntaxParser(model: model), learnt.indices.filter { $0 % parts == part }.map { learnt[$0] }))
        }
        Console.note("not learnt from: \(total.summary)")
        let model = trainer.train(learnt)
        if let measure {
            let sentences = DividedSentence.sentences(try String(contentsOfFile: measure, encoding: .utf8)).compactMap(reader.annotatedTree)
            Console.note("\(measure): \(SyntaxTrainer.score(SyntaxParser(model: model), sentences).summary)")
        }
        if let output {
            let bytes = model.bytes
            try Data(bytes).write(to: URL(fileURLWithPath: output))
            Console.note("\(output): \(bytes.count) bytes")
        }
    }

    /// The trees, in their order; those of articles that are missing or were annotated in another wording are left out and named.
    private func annotated(_ reader: Reader) throws -> [AnnotatedTree] {
        var drawn: [String: (sha256: String, trees: [DrawnTree])] = [:]
        var order: [String] = []
        var plain: [AnnotatedTree] = []
        for path in trees {
            for (number, line) in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").enumerated() {
                let fault = ValidationError(
                    "\(path):\(number + 1): no tree with heads, relations and verbs, and either text or id, sha256 and sentence")
                guard let line = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)) else { throw fault }
                if let text = line.text {
                    let fitting = reader.annotatedTrees(of: SourceDocument(id: "", text: text), [line.tree])
                    if fitting.isEmpty { Console.note("\(path):\(number + 1): the tree does not fit the words of its sentence") }
                    plain += fitting
                } else if let id = line.id, let sha256 = line.sha256, line.sentence != nil {
                    if drawn[id] == nil { order.append(id) }
                    drawn[id, default: (sha256, [])].trees.append(line.tree)
                } else {
                    throw fault
                }
            }
        }
        var found: [String: [AnnotatedTree]] = [:]
        let stream = DocumentStream(paths: articles)
        while let element = stream.next() {
            switch element {
            case .fault(let diagnostic): Console.report(diagnostic)
            case .document(let document, _):
                guard let wanted = drawn[document.id], found[document.id] == nil else { continue }
                guard Reader.sha256(of: document.text) == wanted.sha256 else {
                    Console.note("\(document.id): the text is not the one that was annotated")
                    continue
                }
                let fitting = reader.annotatedTrees(of: document, wanted.trees)
                if fitting.count < wanted.trees.count {
                    Console.note("\(document.id): \(wanted.trees.count - fitting.count) trees do not fit the words of their sentence")
                }
                found[document.id] = fitting
            }
        }
        return order.flatMap { found[$0] ?? [] } + plain
    }
}

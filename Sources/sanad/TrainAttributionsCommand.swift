import ArgumentParser
import Foundation
import SanadKit

/// Learns where indirect contents end, and whom a verb of saying without a subject means.
struct TrainAttributionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attributions", abstract: "Learn from annotated articles where reported contents end and who speaks.",
        discussion: """
            Annotations are JSON Lines that name an article by id and SHA-256 and give cue, content, source and entity of each \
            attribution in code points; the articles come apart, in any format that `sanad read` takes.
            """)

    @Argument(help: "Files that hold the articles.")
    var articles: [String]

    @Option(name: .long, parsing: .upToNextOption, help: "Annotations to learn from.")
    var annotations: [String]

    @Option(name: .long, parsing: .upToNextOption, help: "Annotations to measure on, which are not learnt from.")
    var heldOut: [String] = []

    @Option(name: .shortAndLong, help: "The folder where the weights go.")
    var output: String

    private struct Annotated: Decodable {
        struct Attribution: Decodable {
            let cue: [Int]
            let content: [Int]
            let source: [Int]?
            let entity: [Int]?
            let kind: SourceKind

            func placed(in text: SourceText) -> AnnotatedAttribution {
                func range(_ span: [Int]) -> Range<Int> { text.utf8Range(Span(start: span[0], end: span[1])) }
                return AnnotatedAttribution(
                    cue: range(cue), content: range(content), source: source.map(range), entity: entity.map(range), kind: kind)
            }
        }
        let id: String
        let sha256: String
        let attributions: [Attribution]
    }

    func run() throws {
        let training = try load(annotations)
        let testing = try load(heldOut)
        var wanted: [String: Annotated] = [:]
        for annotated in training + testing { wanted[annotated.id] = annotated }
        let reader = Reader()
        var choices: [String: AttributionChoices] = [:]
        let stream = DocumentStream(paths: articles)
        while let element = stream.next() {
            switch element {
            case .fault(let diagnostic): Console.report(diagnostic)
            case .document(let document, _):
                guard let annotated = wanted[document.id], choices[document.id] == nil else { continue }
                guard Reader.sha256(of: document.text) == annotated.sha256 else {
                    Console.note("\(document.id): the text is not the one that was annotated")
                    continue
                }
                choices[document.id] = reader.attributionChoices(of: document) { text in
                    annotated.attributions.map { $0.placed(in: text) }
                }
            }
        }
        let folder = URL(fileURLWithPath: output, isDirectory: true)
        for (name, file, gather) in [
            ("ends", ChoiceModel.endsFile, { $0.ends }), ("antecedents", ChoiceModel.antecedentsFile, { $0.antecedents }),
        ] as [(String, String, (AttributionChoices) -> [Choice])] {
            let learnt = training.flatMap { choices[$0.id].map(gather) ?? [] }
            let model = ChoiceTrainer.train(learnt)
            try Data(model.text.utf8).write(to: folder.appendingPathComponent(file))
            Console.note("\(name): learnt from \(learnt.count) choices: \(model.accuracy(on: learnt))")
            let unseen = testing.flatMap { choices[$0.id].map(gather) ?? [] }
            if !unseen.isEmpty { Console.note("\(name): held out, \(unseen.count) choices: \(model.accuracy(on: unseen))") }
        }
    }

    private func load(_ paths: [String]) throws -> [Annotated] {
        try paths.flatMap { path in
            try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
                let annotated = try JSONDecoder().decode(Annotated.self, from: Data($0.utf8))
                guard annotated.attributions.allSatisfy({ spans in
                    [spans.cue, spans.content, spans.source ?? [0, 0], spans.entity ?? [0, 0]].allSatisfy { $0.count == 2 }
                }) else {
                    throw ValidationError("\(path): \(annotated.id) has a span that is no pair of offsets")
                }
                return annotated
            }
        }
    }
}

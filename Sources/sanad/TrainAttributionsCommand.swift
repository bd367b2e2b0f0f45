import ArgumentParser
import Foundation
import SanadKit

/// Learns where indirect contents end, and which words are cues.
struct TrainAttributionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attributions", abstract: "Learn from annotated articles where reported contents end, and which words are cues.",
        discussion: """
            Annotations are JSON Lines that name an article by id and SHA-256 and give cue and content of each attribution in code \
            points; the articles come apart, in any format that `sanad read` takes.
            """)

    @Argument(help: "Files that hold the articles.")
    var articles: [String]

    @Option(name: .long, parsing: .upToNextOption, help: "Annotations to learn content ends from.")
    var annotations: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: "Annotations to measure on, which are not learnt from.")
    var heldOut: [String] = []

    @Option(name: .long, help: "Measure in so many folds over the articles.")
    var folds = 0

    @Option(name: .shortAndLong, help: "Where the weights of content ends go.")
    var output: String?

    @Option(name: .long, parsing: .upToNextOption, help: "Annotations to learn cues from.")
    var cueAnnotations: [String] = []

    @Option(name: .long, help: "Where the weights of cues go.")
    var cues: String?

    @Option(name: .long, parsing: .upToNextOption, help: "Annotations to learn sources from.")
    var sourceAnnotations: [String] = []

    @Option(name: .long, help: "Where the weights of sources go.")
    var sources: String?

    @Option(name: .long, help: "Where the words that cues are learnt from go, one a line: article, 1 for a cue, 1 where the rules take it, features.")
    var examples: String?

    private struct Annotated: TextAnnotation {
        struct Attribution: Decodable {
            let cue: [Int]
            let content: [Int]
            let source: [Int]?
            let entity: [Int]?
            let kind: SourceKind?
        }
        let id: String
        let sha256: String?
        let text: String?
        let attributions: [Attribution]

        var faults: [String] {
            attributions.allSatisfy { $0.cue.count == 2 && $0.content.count == 2 && ($0.source?.count ?? 2) == 2 && ($0.entity?.count ?? 2) == 2 }
                ? [] : ["a span is no pair of offsets"]
        }
    }

    func run() throws {
        let training = try Annotated.lines(annotations)
        let testing = try Annotated.lines(heldOut)
        let judged = try Annotated.lines(cueAnnotations)
        let spoken = try Annotated.lines(sourceAnnotations)
        let texts = AnnotatedTexts(of: training + testing + judged + spoken, in: articles).documents
        let reader = Reader()
        func each<Example>(_ annotated: [Annotated], _ examples: (SourceDocument, [Annotated.Attribution]) -> [Example]) -> [[Example]] {
            annotated.map { line in texts[line.id].map { examples($0, line.attributions) } ?? [] }
        }
        if let cues {
            let verdicts = each(judged) { document, attributions in reader.cueVerdicts(of: document, annotated: attributions.map { span($0.cue) }) }
            try learnCues(Array(zip(judged.map(\.id), verdicts)), to: cues)
        }
        if let sources {
            let choices = each(spoken) { document, attributions in
                reader.sourceChoices(
                    of: document,
                    annotated: attributions.map { (span($0.cue), span($0.content), $0.source.map(span), $0.entity.map(span), $0.kind ?? .named) })
            }
            try learnSources(choices, to: sources)
        }
        if let output {
            func ends(_ annotated: [Annotated]) -> [[Choice]] {
                each(annotated) { document, attributions in
                    reader.contentEndChoices(of: document, annotated: attributions.map { (span($0.cue), span($0.content)) })
                }
            }
            try learnEnds(ends(training), ends(testing), to: output)
        }
    }

    private func learnCues(_ articles: [(id: String, verdicts: [CueVerdict])], to output: String) throws {
        if let examples {
            let lines = articles.flatMap { article in
                article.verdicts.map { verdict in
                    [
                        article.id, verdict.isCue ? "1" : "0", verdict.isTaken ? "1" : "0",
                        verdict.features.map { String($0, radix: 16) }.joined(separator: " "),
                    ]
                    .joined(separator: "\t") + "\n"
                }
            }
            try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: examples))
        }
        let trainer = CueTrainer()
        let all = articles.flatMap(\.verdicts)
        let model = trainer.train(all)
        try Data(model.text.utf8).write(to: URL(fileURLWithPath: output))
        let own = CueTrainer.taken(model, all)
        Console.note(
            "learnt from \(all.count) words that may be cues: of those that the rules pass over \(own.right) are taken rightly, \(own.wrong) wrongly")
        guard folds > 1 else { return }
        let found = overFolds(articles.map(\.verdicts)) { rest, part in
            let found = CueTrainer.taken(trainer.train(rest), part)
            return (found.right, found.wrong)
        }
        Console.note("\(folds) folds: \(found.0) taken rightly, \(found.1) wrongly")
    }

    private func span(_ pair: [Int]) -> Span { Span(start: pair[0], end: pair[1]) }

    private func learnSources(_ articles: [[SourceChoice]], to output: String) throws {
        let trainer = SourceTrainer()
        let all = articles.flatMap { $0 }
        let model = trainer.train(all)
        try Data(model.text.utf8).write(to: URL(fileURLWithPath: output))
        let own = SourceTrainer.right(model, all)
        Console.note(
            "learnt from \(all.count) sources: the rules find \(own.rules), the weights \(own.model), one of the candidates is right in \(all.filter { $0.right.contains(true) }.count)"
        )
        guard folds > 1 else { return }
        let found = overFolds(articles) { rest, part in
            let found = SourceTrainer.right(trainer.train(rest), part)
            return (found.rules, found.model)
        }
        Console.note("\(folds) folds: the rules find \(found.0), the weights \(found.1)")
    }

    /// Two counts over all articles, each article counted by what was learnt without the fold that it stands in.
    private func overFolds<Example>(_ articles: [[Example]], _ count: (_ rest: [Example], _ part: [Example]) -> (Int, Int)) -> (Int, Int) {
        var sum = (0, 0)
        for fold in 0..<folds {
            let found = count(
                articles.indices.filter { $0 % folds != fold }.flatMap { articles[$0] },
                articles.indices.filter { $0 % folds == fold }.flatMap { articles[$0] })
            sum = (sum.0 + found.0, sum.1 + found.1)
        }
        return sum
    }

    private func learnEnds(_ training: [[Choice]], _ testing: [[Choice]], to output: String) throws {
        let learnt = training.flatMap { $0 }
        let model = ChoiceTrainer.train(learnt)
        try Data(model.text.utf8).write(to: URL(fileURLWithPath: output))
        Console.note("the rules alone: \(ChoiceTrainer.train([]).accuracy(on: learnt))")
        Console.note("learnt from \(learnt.count) choices: \(model.accuracy(on: learnt))")
        if folds > 1 {
            let parts = (0..<folds).map { fold in training.indices.filter { $0 % folds == fold }.flatMap { training[$0] } }
            var rules = 0.0
            var learned = 0.0
            for (fold, part) in parts.enumerated() {
                let rest = parts.indices.filter { $0 != fold }.flatMap { parts[$0] }
                rules += ChoiceTrainer.train([]).accuracy(on: part) * Double(part.count)
                learned += ChoiceTrainer.train(rest).accuracy(on: part) * Double(part.count)
            }
            let count = Double(max(1, learnt.count))
            Console.note("\(folds) folds: \(learned / count), the rules alone \(rules / count)")
        }
        let unseen = testing.flatMap { $0 }
        if !unseen.isEmpty { Console.note("held out, \(unseen.count) choices: \(model.accuracy(on: unseen))") }
    }
}

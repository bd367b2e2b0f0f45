import ArgumentParser
import Foundation
import SanadKit

/// Learns when a trigger of violence or protest tells of an act.
struct TrainActsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acts", abstract: "Learn from judged sentences when a trigger of ASSAULT or PROTEST tells of an act.",
        discussion: """
            Judged sentences are JSON Lines with id, text, label (yes, easy no, difficult no, ambiguous), accept and reject; sentences of our own are JSON \
            Lines with id, text, assault and protest (yes, no). Annotated articles (as in `sanad train events`) give their sentences: one \
            tells of an act when the trigger of an annotated one lies in it. Prints what holds on judged sentences and on sentences of \
            articles that were not learnt from, part by part of six.
            """)

    @Option(help: "Judged sentences of ASSAULT.")
    var assault: String

    @Option(help: "Judged sentences of PROTEST.")
    var protest: String

    @Option(help: "Sentences written for the purpose, judged for both.")
    var sentences: String?

    @Option(name: .long, parsing: .upToNextOption, help: "Files that hold annotated articles.")
    var articles: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: "Annotations of the articles.")
    var annotations: [String] = []

    @Option(name: .shortAndLong, help: "Where the weights go.")
    var output: String

    /// A sentence with what people say of it.
    private struct Judged: Decodable {
        let id: String
        let text: String
        let label: String
        let accept: Int
    }

    private struct WrittenSentence: Decodable {
        let id: String
        let text: String
        let assault: String
        let protest: String
    }

    /// Where a sentence comes from tells how much it weighs and which figures it counts in.
    private enum Origin { case judged, written, article }

    private struct Row {
        let origin: Origin
        let label: String
        let sentence: ActTrainer.Sentence
    }

    func run() throws {
        let reader = Reader()
        let written: [WrittenSentence] = try sentences.map(Self.lines) ?? []
        let articles = try AnnotatedArticle.articles(annotations, in: articles)
        var model = ActModel()
        for (type, path) in [(PloverType.assault, assault), (.protest, protest)] {
            func features(_ text: String) -> [[String]] { reader.actFeatures(type, of: SourceDocument(id: "", text: text)) }
            let judged: [Judged] = try Self.lines(path)
            var rows = judged.map { row in
                Row(
                    origin: .judged, label: row.label,
                    sentence: ActTrainer.Sentence(
                        triggers: features(row.text), tellsAct: row.label == "yes" || row.label == "ambiguous", weight: Self.weight(row),
                        document: Self.document(of: row.id)))
            }
            rows += written.map { sentence in
                let label = type == .assault ? sentence.assault : sentence.protest
                return Row(
                    origin: .written, label: label,
                    sentence: ActTrainer.Sentence(
                        triggers: features(sentence.text), tellsAct: label == "yes", weight: Self.writtenWeight, document: sentence.id))
            }
            for (document, annotated) in articles {
                let acts = annotated.events.filter { $0.type == type.rawValue }
                for sentence in reader.sentences(of: document.text) {
                    let own = acts.filter { sentence.span.start <= $0.trigger[0] && $0.trigger[0] < sentence.span.end }
                    let isTold = own.contains {
                        $0.status == nil || $0.status == EventStatus.reported.rawValue || $0.status == EventStatus.ended.rawValue
                    }
                    guard isTold || own.isEmpty else { continue }
                    rows.append(
                        Row(
                            origin: .article, label: isTold ? "yes" : "no",
                            sentence: ActTrainer.Sentence(
                                triggers: features(sentence.text), tellsAct: isTold, weight: Self.articleWeight, document: document.id)))
                }
            }
            let trainer = ActTrainer()
            let sentences = rows.map(\.sentence)
            let threshold = report(type, rows, trainer.crossValidatedScores(sentences, folds: 6))
            model.types[type] = ActModel.Weights(features: trainer.weights(from: sentences), threshold: threshold)
        }
        try Data(model.text.utf8).write(to: URL(fileURLWithPath: output))
    }

    private static func lines<Line: Decodable>(_ path: String) throws -> [Line] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
    }

    private static func weight(_ row: Judged) -> Double {
        switch row.label {
        case "yes": 2
        case "easy no": 1
        case "difficult no": 0.25
        default: row.accept >= 3 ? 1 : 0
        }
    }

    /// Acts of articles are annotated more freely than sentences are judged, and there are many of them.
    private static let articleWeight = 0.1
    private static let writtenWeight = 0.5

    /// «AAW_ARB_20080913.0007-59» is a sentence of «AAW_ARB_20080913.0007».
    private static func document(of id: String) -> String {
        id.lastIndex { $0 == "-" || $0 == "_" }.map { String(id[..<$0]) } ?? id
    }

    /// What so few judged sentences cannot tell apart.
    private static let tellable = 0.06

    /// Prints cross-validated figures and gives the middle of the thresholds that are as good as the best on the judged rows without the
    /// difficult ones, on all of them and, with a quarter of the weight, on those written for the purpose.
    private func report(_ type: PloverType, _ rows: [Row], _ scores: [Double]) -> Double {
        let scored = zip(rows, scores).map { (row: $0, score: $1) }.filter { $0.row.label != "ambiguous" }
        func figures(_ origin: Origin, _ threshold: Double, isHard: Bool = true) -> (precision: Double, recall: Double, f1: Double) {
            let own = scored.filter { $0.row.origin == origin && (isHard || $0.row.label != "difficult no") }
            let found = own.filter { $0.score >= threshold }
            let wanted = Double(own.count { $0.row.label == "yes" })
            let hits = Double(found.count { $0.row.label == "yes" })
            return (hits / max(1, Double(found.count)), hits / max(1, wanted), 2 * hits / max(1, Double(found.count) + wanted))
        }
        var judgements: [(value: Double, threshold: Double)] = []
        for step in -30...30 {
            let threshold = Double(step) / 10
            let all = figures(.judged, threshold)
            let clear = figures(.judged, threshold, isHard: false)
            let written = figures(.written, threshold)
            let article = figures(.article, threshold)
            judgements.append((all.f1 + clear.f1 + written.f1 / 4, threshold))
            guard step % 2 == 0, abs(step) <= 20 else { continue }
            Console.note(
                "\(type.rawValue) from \(threshold): clear f1 \(Self.short(clear.f1)), all f1 \(Self.short(all.f1)) (precision \(Self.short(all.precision)), recall \(Self.short(all.recall))); "
                    + "written \(Self.short(written.precision)) and \(Self.short(written.recall)); articles \(Self.short(article.precision)) and \(Self.short(article.recall))"
            )
        }
        let best = judgements.map(\.value).max() ?? 0
        let alike = judgements.filter { $0.value >= best - Self.tellable }.map(\.threshold)
        let threshold = (((alike.first ?? 0) + (alike.last ?? 0)) * 5).rounded() / 10
        Console.note("\(type.rawValue): threshold \(threshold)")
        return threshold
    }

    private static func short(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

import ArgumentParser
import Foundation
import SanadKit

/// Learns who does an act and to whom, and which words name acts between actors.
struct TrainEventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Learn from annotated articles who does an act and to whom.",
        discussion: """
            Annotations are JSON Lines that name an article by id and SHA-256 and give the type and trigger of each act and the places \
            at which those who take part are named, in code points; the articles come apart, in any format that `sanad read` takes. \
            Prints what holds on articles that were not learnt from, part by part of five.
            """)

    @Argument(help: "Files that hold the articles.")
    var articles: [String]

    @Option(name: .long, parsing: .upToNextOption, help: "Annotations to learn from.")
    var annotations: [String]

    @Option(name: .shortAndLong, help: "Where the weights go.")
    var output: String

    @Option(name: .long, help: "Where the weights of the times of acts go.")
    var times: String?

    @Option(name: .long, help: "Where the weights of how acts stand go.")
    var statuses: String?

    @Option(name: .long, help: "Where the weights of who stands by whom by his acts go.")
    var dyads: String?

    func run() throws {
        let documents = try AnnotatedArticle.articles(annotations, in: articles)
        let reader = Reader()
        let parts = 5
        let trainer = RoleTrainer()
        let plain = documents.map { reader.roleExamples(of: $0.document, acts: $0.annotated.acts, backing: $0.annotated.backing, model: nil) }
        // What was told of acts before counts as well: it is told by weights that never saw the article, and so is the choice judged.
        var examples: [RoleExamples] = plain
        for part in 0..<parts {
            let model = RoleModel(weights: trainer.weights(choices: Self.outside(part, parts, plain).flatMap(\.choices)))
            for index in plain.indices where index % parts == part {
                examples[index] = reader.roleExamples(
                    of: documents[index].document, acts: documents[index].annotated.acts, backing: documents[index].annotated.backing, model: model)
            }
        }
        var rules = (right: [0, 0], all: [0, 0])
        var learnt = (right: [0, 0], all: [0, 0])
        let untaught = RoleModel(weights: trainer.weights(choices: []))
        for part in 0..<parts {
            let model = RoleModel(weights: trainer.weights(choices: Self.outside(part, parts, examples).flatMap(\.choices)))
            for index in plain.indices where index % parts == part {
                Self.add(RoleTrainer.accuracy(untaught, plain[index].choices), to: &rules)
                Self.add(RoleTrainer.accuracy(model, examples[index].choices), to: &learnt)
            }
        }
        for (role, name) in ["actors", "recipients"].enumerated() {
            Console.note("\(name): rules \(rules.right[role]), learnt \(learnt.right[role]) of \(learnt.all[role])")
        }
        let isNews = documents.map { $0.annotated.text == nil }
        func news(_ examples: [RoleExamples]) -> [RoleExamples] { zip(isNews, examples).filter(\.0).map(\.1) }
        // What is read are articles: in texts of our own far more words name acts than in theirs.
        let threshold = threshold(trainer, examples, parts, isNews)
        var weights = trainer.weights(choices: examples.flatMap(\.choices))
        weights.merge(trainer.weights(verdicts: examples.flatMap(\.verdicts))) { first, _ in first }
        try Data(RoleModel(weights: weights, keepThreshold: threshold).text.utf8).write(to: URL(fileURLWithPath: output))
        // The dates of acts and all backing are written down for articles alone.
        try learnTimes(trainer, news(examples), parts)
        try learnStatuses(trainer, plain, parts)
        try learnDyads(trainer, news(examples), parts)
    }

    /// Learns how acts stand.
    private func learnStatuses(_ trainer: RoleTrainer, _ examples: [RoleExamples], _ parts: Int) throws {
        guard let path = statuses else { return }
        var (right, all) = (0, 0)
        for part in 0..<parts {
            let model = RoleModel(weights: trainer.weights(statuses: Self.outside(part, parts, examples).flatMap(\.statuses)))
            for index in examples.indices where index % parts == part {
                let judged = RoleTrainer.accuracy(model, examples[index].statuses)
                right += judged.right[0]
                all += judged.all[0]
            }
        }
        Console.note("statuses: \(right) of \(all)")
        try Data(RoleModel(weights: trainer.weights(statuses: examples.flatMap(\.statuses))).text.utf8).write(to: URL(fileURLWithPath: path))
    }

    /// Learns which acts say that one stands by another or against him.
    private func learnDyads(_ trainer: RoleTrainer, _ examples: [RoleExamples], _ parts: Int) throws {
        guard let path = dyads else { return }
        var judged: [(score: Float, isStated: Bool)] = []
        for part in 0..<parts {
            let model = RoleModel(weights: trainer.weights(dyads: Self.outside(part, parts, examples).flatMap(\.dyads)))
            for index in examples.indices where index % parts == part {
                judged += RoleTrainer.surest(model, examples[index].dyads.filter { !$0.isRuled })
            }
        }
        let stated = examples.reduce(0) { $0 + $1.stated }
        for step in -4...4 {
            let threshold = Float(step) / 4
            let kept = judged.filter { $0.score >= threshold }
            let right = kept.count(where: \.isStated)
            Console.note(
                "alignments by acts alone from \(threshold): precision \(Self.share(right, kept.count)), recall \(Self.share(right, stated))")
        }
        // Kept is what is likelier than not: the threshold is nought.
        let weights = trainer.weights(dyads: examples.flatMap(\.dyads))
        try Data(RoleModel(weights: weights).text.utf8).write(to: URL(fileURLWithPath: path))
    }

    /// Learns which time of a sentence is that of an act.
    private func learnTimes(_ trainer: RoleTrainer, _ examples: [RoleExamples], _ parts: Int) throws {
        guard let path = times else { return }
        let dated = examples.reduce(0) { $0 + $1.times.count(where: \.isDated) }
        var best: (merit: Double, threshold: Float) = (-1, 0)
        let models = (0..<parts).map { RoleModel(weights: trainer.weights(times: Self.outside($0, parts, examples).flatMap(\.times))) }
        for step in -10...6 {
            let threshold = Float(step) / 10
            var (right, wrong) = (0, 0)
            for index in examples.indices {
                let counts = RoleTrainer.timed(models[index % parts], examples[index].times, from: threshold)
                right += counts.right
                wrong += counts.wrong
            }
            let precision = Double(right) / Double(max(1, right + wrong))
            let recall = Double(right) / Double(max(1, dated))
            // A wrong date misleads more than a missing one: van Rijsbergen's F (1979) with half of beta's square.
            let merit = 1.5 * precision * recall / max(1e-9, 0.5 * precision + recall)
            if merit > best.merit { best = (merit, threshold) }
            if step % 2 == 0 {
                Console.note("times from \(threshold): precision \(Self.share(right, right + wrong)), recall \(Self.share(right, dated))")
            }
        }
        Console.note("threshold of times \(best.threshold)")
        let weights = trainer.weights(times: examples.flatMap(\.times))
        try Data(RoleModel(weights: weights, keepThreshold: best.threshold).text.utf8).write(to: URL(fileURLWithPath: path))
    }

    /// The score from which a trigger counts, best on what was not learnt from.
    /// - Parameter counts: whether a text is measured on.
    private func threshold(_ trainer: RoleTrainer, _ examples: [RoleExamples], _ parts: Int, _ counts: [Bool]) -> Float {
        var judged: [(score: Float, isAct: Bool, isRight: Bool)] = []
        for part in 0..<parts {
            let model = RoleModel(weights: trainer.weights(verdicts: Self.outside(part, parts, examples).flatMap(\.verdicts)))
            for index in examples.indices where index % parts == part && counts[index] {
                judged += zip(RoleTrainer.scores(model, examples[index].verdicts), examples[index].verdicts).map { ($0, $1.isAct, $1.isRight) }
            }
        }
        let measured = zip(counts, examples).filter(\.0).map(\.1)
        let acts = measured.reduce(0) { $0 + $1.acts }
        let missed = measured.reduce(0) { $0 + $1.withoutTrigger }
        Console.note("\(acts) acts, \(missed) without a trigger; \(judged.count) triggers, \(judged.filter(\.isAct).count) of them acts")
        var judgements: [(value: Double, threshold: Float)] = []
        for step in -30...20 {
            let threshold = Float(step) / 10
            let kept = judged.filter { $0.score >= threshold }
            let hits = kept.filter(\.isAct).count
            let f1 = 2 * Double(hits) / Double(max(1, kept.count + acts))
            let right = kept.filter(\.isRight).count
            let f1WithRoles = 2 * Double(right) / Double(max(1, kept.count + acts))
            // Surplus acts cost a reader more than missed ones: precision may lie under recall by five points at most for free.
            let lack = max(0, Double(hits) / Double(max(1, acts)) - Double(hits) / Double(max(1, kept.count)) - 0.05)
            // An act with another's doer or sufferer helps nobody: those with both right count twice.
            let value = (f1 + 2 * f1WithRoles - lack) / 3
            judgements.append((value, threshold))
            if step % 4 == 0 {
                Console.note(
                    "from \(threshold): precision \(Self.share(hits, kept.count)), recall \(Self.share(hits, acts)), f1 \((f1 * 1000).rounded() / 1000), with roles \((f1WithRoles * 1000).rounded() / 1000)"
                )
            }
        }
        // Of those that are as good as the best but for two thousandths, the lowest: what is kept shows its words, what is left out is lost.
        let best = judgements.map(\.value).max() ?? 0
        let threshold = judgements.first { $0.value >= best - 0.002 }?.threshold ?? 0
        Console.note("threshold \(threshold)")
        return threshold
    }

    private static func share(_ part: Int, _ whole: Int) -> Double { (Double(part) / Double(max(1, whole)) * 1000).rounded() / 1000 }

    private static func outside(_ part: Int, _ parts: Int, _ examples: [RoleExamples]) -> [RoleExamples] {
        examples.enumerated().filter { $0.offset % parts != part }.map(\.element)
    }

    private static func add(_ counts: (right: [Int], all: [Int]), to sum: inout (right: [Int], all: [Int])) {
        for role in 0...1 {
            sum.right[role] += counts.right[role]
            sum.all[role] += counts.all[role]
        }
    }
}

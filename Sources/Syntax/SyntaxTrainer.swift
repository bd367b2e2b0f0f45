import Actors

/// How many words a parser attaches as an annotated tree does.
public struct SyntaxScore: Sendable {
    public init() {}

    public var words = 0
    public var heads = 0
    public var labelled = 0
    public var tags = 0
    /// By relation: annotated, found, both.
    public var relations: [Relation: SIMD3<Int>] = [:]
}

/// Learns a ``SyntaxModel`` from trees: averaged perceptrons, the steps with a dynamic oracle; each several times in other orders, for the
/// sum of greedy learners errs less than any of them.
public struct SyntaxTrainer {
    let rounds: Int
    /// How many learners are summed.
    let learners: Int

    public init(rounds: Int = 12, learners: Int = 6) {
        self.rounds = rounds
        self.learners = learners
    }

    public func train(_ trees: [AnnotatedTree]) -> SyntaxModel {
        var model = SyntaxModel()
        let tagged = tagged(trees)
        model.tags = tagger(trees)
        var steps: [ScoreLearner] = []
        var relations: [ScoreLearner] = []
        for learner in 0..<learners {
            var run = Run(order: SplitMix(seed: 7 + UInt64(learner)))
            for round in 0..<rounds {
                for index in run.order.order(trees.count) { run.learn(trees[index], tagged[index], explores: round > 1) }
            }
            steps.append(run.steps)
            relations.append(run.relations)
        }
        model.steps = ScoreLearner.table(steps)
        model.relations = ScoreLearner.table(relations)
        return model
    }

    /// The words of trees, tagged by weights that were learnt from other trees, as they will be in texts.
    private func tagged(_ trees: [AnnotatedTree]) -> [[SyntaxWord]] {
        var tagged = trees.map(\.words)
        let folds = 5
        var keys: [UInt64] = []
        for fold in 0..<folds {
            var part = SyntaxModel()
            part.tags = tagger(trees.indices.filter { $0 % folds != fold }.map { trees[$0] })
            let parser = SyntaxParser(model: part)
            for index in trees.indices where index % folds == fold { parser.tag(&tagged[index], &keys) }
        }
        return tagged
    }

    private func tagger(_ trees: [AnnotatedTree]) -> ScoreTable {
        var all: [ScoreLearner] = []
        var keys: [UInt64] = []
        for number in 0..<learners {
            var learner = ScoreLearner(width: SyntaxTag.allCases.count, bits: SyntaxModel.tagBits)
            var order = SplitMix(seed: 3 + UInt64(number) * 17)
            for _ in 0..<max(1, rounds / 2) {
                for index in order.order(trees.count) {
                    var words = trees[index].words
                    for word in words.indices {
                        SyntaxTagging.features(words, word, into: &keys)
                        let sums = learner.scores(keys)
                        let guess = sums.indices.max { sums[$0] < sums[$1] } ?? 0
                        let right = trees[index].tags[word]
                        learner.tick()
                        if guess != right { learner.update(keys, right: right, wrong: guess) }
                        words[word].tag = UInt64(guess)
                    }
                }
            }
            all.append(learner)
        }
        return ScoreLearner.table(all)
    }

    /// One learner of steps and relations.
    private struct Run {
        var steps = ScoreLearner(width: ParserState.Step.allCases.count, bits: SyntaxModel.stepBits)
        var relations = ScoreLearner(width: SyntaxModel.relationWidth, bits: SyntaxModel.relationBits)
        var order: SplitMix
        private var keys: [UInt64] = []

        init(order: SplitMix) { self.order = order }

        /// - Parameter explores: whether the learner follows its own errors now and then, to learn how to go on behind them.
        mutating func learn(_ tree: AnnotatedTree, _ words: [SyntaxWord], explores: Bool) {
            var state = ParserState(words)
            while !state.isFinished {
                state.features(into: &keys)
                let scores = steps.scores(keys)
                let allowed = ParserState.Step.allCases.filter { state.allowed >> UInt64($0.rawValue) & 1 == 1 }
                let costs = allowed.map { state.cost($0, gold: tree.heads) }
                let least = costs.min() ?? 0
                let good = zip(allowed, costs).filter { $0.1 == least }.map(\.0)
                guard let guess = allowed.max(by: { scores[$0.rawValue] < scores[$1.rawValue] }),
                    let right = good.max(by: { scores[$0.rawValue] < scores[$1.rawValue] })
                else { break }
                steps.tick()
                if !good.contains(guess) { steps.update(keys, right: right.rawValue, wrong: guess.rawValue) }
                let step = good.contains(guess) || explores && order.next() % 10 < 8 ? guess : right
                state.take(step, state.arc(step).map { relation($0, of: tree, state) } ?? .none)
            }
        }

        private mutating func relation(_ arc: (head: Int, dependent: Int), of tree: AnnotatedTree, _ state: ParserState) -> Relation {
            guard arc.head != state.root else { return .root }
            state.features(head: arc.head, dependent: arc.dependent, into: &keys)
            let sums = relations.scores(keys)
            let found = (1..<sums.count).max { sums[$0] < sums[$1] } ?? 0
            if tree.heads[arc.dependent] == arc.head {
                relations.tick()
                let wanted = tree.relations[arc.dependent]
                if Int(wanted.rawValue) != found, wanted != .none, wanted != .root {
                    relations.update(keys, right: Int(wanted.rawValue), wrong: found)
                }
            }
            return Relation(rawValue: UInt8(found)) ?? .dep
        }
    }

    public static func score(_ parser: SyntaxParser, _ trees: [AnnotatedTree]) -> SyntaxScore {
        var score = SyntaxScore()
        var keys: [UInt64] = []
        for tree in trees {
            var words = tree.words
            parser.tag(&words, &keys)
            let state = parser.parse(words, &keys)
            for index in words.indices {
                score.words += 1
                let isHead = state.heads[index] == tree.heads[index]
                let isLabelled = isHead && state.relations[index] == tree.relations[index]
                if isHead { score.heads += 1 }
                if isLabelled { score.labelled += 1 }
                if Int(words[index].tag) == tree.tags[index] { score.tags += 1 }
                score.relations[tree.relations[index], default: .zero] &+= SIMD3(1, 0, isLabelled ? 1 : 0)
                score.relations[state.relations[index], default: .zero] &+= SIMD3(0, 1, 0)
            }
        }
        return score
    }
}

extension SyntaxScore {
    public mutating func add(_ other: SyntaxScore) {
        words += other.words
        heads += other.heads
        labelled += other.labelled
        tags += other.tags
        for (relation, counts) in other.relations { relations[relation, default: .zero] &+= counts }
    }

    /// Shares in words: heads, heads with relations, parts of speech; by relation how many of those annotated and of those found hold.
    public var summary: String {
        func share(_ part: Int, _ all: Int) -> String { String((Double(part) / Double(max(1, all)) * 1000).rounded() / 1000) }
        let rows = relations.sorted { ($1.value[0], $0.key.rawValue) < ($0.value[0], $1.key.rawValue) }.map {
            "\($0.key.label) \($0.value[0]): \(share($0.value[2], $0.value[0])) found, \(share($0.value[2], $0.value[1])) right"
        }
        return "\(words) words, heads \(share(heads, words)), with relations \(share(labelled, words)), parts of speech \(share(tags, words))\n  "
            + rows.joined(separator: "\n  ")
    }
}

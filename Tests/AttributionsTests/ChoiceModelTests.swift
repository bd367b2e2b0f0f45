import Attributions
import Testing

@Suite("Learning choices")
struct ChoiceModelTests {
    private let choices = [
        Choice(candidates: [[1, 5], [2, 6]], right: 1), Choice(candidates: [[1, 7], [2, 5]], right: 1),
        Choice(candidates: [[3, 5], [1, 6]], right: 0),
    ]

    @Test("the perceptron learns what separates the places, and the same every time")
    func learns() {
        let model = ChoiceTrainer.train(choices)
        #expect(model.accuracy(on: choices) == 1)
        #expect(model == ChoiceTrainer.train(choices))
    }

    @Test("a model survives its file; a damaged file is no model")
    func file() {
        let model = ChoiceTrainer.train(choices)
        #expect(ChoiceModel(text: model.text) == model)
        #expect(ChoiceModel(text: "zz\t1\n") == nil)
    }

    @Test("verdicts teach which words are cues, and the same every time; what is seen too seldom is not weighed")
    func cues() {
        let verdicts =
            (0..<8).flatMap { _ in
                [CueVerdict(features: [1, 2], isCue: true, isTaken: false), CueVerdict(features: [1, 3], isCue: false, isTaken: false)]
            } + [CueVerdict(features: [1, 4], isCue: true, isTaken: true)]
        var trainer = CueTrainer()
        trainer.prior = 0.1
        let model = trainer.train(verdicts)
        let taken = CueTrainer.taken(model, verdicts)
        #expect(taken.right == 8)
        #expect(taken.wrong == 0)
        #expect(!model.text.contains("\n4\t"))
        #expect(model == trainer.train(verdicts))
    }
}

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
}

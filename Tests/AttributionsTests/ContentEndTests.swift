import Attributions
import Testing

@Suite("Learning where contents end")
struct ContentEndTests {
    private let choices = [
        ContentEndChoice(candidates: [[1, 5], [2, 6]], right: 1), ContentEndChoice(candidates: [[1, 7], [2, 5]], right: 1),
        ContentEndChoice(candidates: [[3, 5], [1, 6]], right: 0),
    ]

    @Test("the perceptron learns what separates the places, and the same every time")
    func learns() {
        let model = ContentEndTrainer.train(choices)
        #expect(ContentEndTrainer.accuracy(model, on: choices) == 1)
        #expect(model == ContentEndTrainer.train(choices))
    }

    @Test("a model survives its file; a damaged file is no model")
    func file() {
        let model = ContentEndTrainer.train(choices)
        #expect(ContentEndModel(text: model.text) == model)
        #expect(ContentEndModel(text: "zz\t1\n") == nil)
    }
}

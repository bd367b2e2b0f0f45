import Events
import Readings
import Testing

@Test func actModelReadsWhatItWrites() {
    let model = ActModel(types: [.assault: ActModel.Weights(features: ["bias": -0.25, "s:casualty": 1.5], threshold: 0.4)])
    let again = ActModel(text: model.text)
    #expect(again.text == model.text)
    #expect(again.types[.assault]?.score(["bias", "s:casualty", "unknown"]) == 1.25)
    #expect(again.types[.assault]?.threshold == 0.4)
}

@Test func trainerLearnsWhatParts() {
    let sentences = (0..<40).map { index in
        ActTrainer.Sentence(
            triggers: [["bias", index % 2 == 0 ? "told" : "spoken"]], tellsAct: index % 2 == 0, weight: 1, document: "d\(index % 8)")
    }
    let trainer = ActTrainer()
    let weights = trainer.weights(from: sentences)
    #expect((weights["told"] ?? 0) > (weights["spoken"] ?? 0))
    #expect(trainer.weights(from: sentences) == weights)
    let scores = trainer.crossValidatedScores(sentences, folds: 4)
    #expect(scores[0] > scores[1])
}

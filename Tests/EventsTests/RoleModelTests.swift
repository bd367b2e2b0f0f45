import Events
import Readings
import Testing

@Test func roleModelReadsWhatItWrites() throws {
    let weights: [UInt64: Float] = [72_057_594_037_927_936: 1.5, 144_115_188_075_855_879: -0.25]
    let model = RoleModel(weights: weights, keepThreshold: -0.8)
    let again = try #require(RoleModel(text: model.text))
    #expect(again == model)
    #expect(again.text == model.text)
    #expect(RoleModel(text: "no weight here") == nil)
}

@Test func whatIsSeenInFewChoicesIsNotWeighed() {
    let rare = RoleExamples.Choice(candidates: [[3 << 56], [4 << 56], [50 << 56]], right: [1], isRecipient: false)
    let weights = RoleTrainer().weights(choices: [RoleExamples.Choice](repeating: rare, count: 3))
    #expect(weights[4 << 56] == nil)
}

@Test func trainerLearnsWhoActsAndWhatCounts() {
    // The second of three candidates carries the feature that is always right; the last is nobody.
    let choice = RoleExamples.Choice(candidates: [[3 << 56], [4 << 56], [50 << 56]], right: [1], isRecipient: false)
    let trainer = RoleTrainer()
    let choices = [RoleExamples.Choice](repeating: choice, count: 60)
    let weights = trainer.weights(choices: choices)
    let judged = RoleTrainer.accuracy(RoleModel(weights: weights), choices)
    #expect(judged.right == [60, 0])
    #expect(judged.all == [60, 0])
    #expect(trainer.weights(choices: choices) == weights)
    let act = RoleExamples.Verdict(features: [190 << 56], isAct: true)
    let none = RoleExamples.Verdict(features: [191 << 56], isAct: false)
    let verdicts = [RoleExamples.Verdict](repeating: act, count: 30) + [RoleExamples.Verdict](repeating: none, count: 30)
    let scores = RoleTrainer.scores(RoleModel(weights: trainer.weights(verdicts: verdicts)), [act, none])
    #expect(scores[0] > scores[1])
}

@Test func trainerLearnsWhoStandsByWhom() {
    func dyad(_ from: Int, _ feature: UInt64, isStated: Bool) -> RoleExamples.Dyad {
        RoleExamples.Dyad(from: from, to: 9, relation: .opposes, features: [feature << 56], isStated: isStated, isRuled: false)
    }
    let stated = [RoleExamples.Dyad](repeating: dyad(1, 130, isStated: true), count: 40)
    let others = [RoleExamples.Dyad](repeating: dyad(2, 131, isStated: false), count: 40)
    let model = RoleModel(weights: RoleTrainer().weights(dyads: stated + others))
    // Of several acts of one on another the surest counts, once.
    let judged = RoleTrainer.surest(model, [dyad(1, 131, isStated: false), dyad(1, 130, isStated: true), dyad(2, 131, isStated: false)])
    #expect(judged.count == 2)
    #expect(judged.filter { $0.score > 0 }.map(\.isStated) == [true])
}

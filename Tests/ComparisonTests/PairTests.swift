import Foundation
import Testing

@testable import Comparison

@Test(arguments: [
    ("رفع أسعار الخبز في سروان", "خفض أسعار الخبز في سروان", PairVerdict.Label.disagree),
    ("البرلمان يقر قانون الصيد الجديد", "قانون الصيد الجديد يقره البرلمان", .agree),
    ("إصابة خمسة عمال في حريق بمخزن للحبوب", "إصابة تسعة عمال في حريق بمخزن للحبوب", .disagree),
])
func pairsOfHeadlinesAreJudged(first: String, second: String, label: PairVerdict.Label) throws {
    let classifier = try PairClassifier(tables: comparer.tables)
    let verdict = classifier.verdict(first, second)
    #expect(verdict.label == label, "\(verdict)")
    #expect(!verdict.reason.isEmpty)
}

@Test func verdictsNameWhatSetsTheTextsApart() throws {
    let reader = PairReader(tables: comparer.tables)
    func reason(_ a: String, _ b: String) -> String { reader.reason(PairAlignment(reader.words(a), reader.words(b)), label: .disagree).english }
    #expect(reason("ارتفاع أسعار القمح", "انخفاض أسعار القمح").hasPrefix("antonyms"))
    #expect(reason("الوفد وصل إلى الميناء", "الوفد لم يصل إلى الميناء").hasPrefix("negation"))
    #expect(reason("الفضة تقفز والقمح يهوي", "القمح يحلق والفضة تغوص").hasPrefix("antonyms"))
    #expect(reason("معرض الصور في مايو", "معرض الصور في يونيو").hasPrefix("another of its kind"))
    #expect(reason("مقتل 3 صيادين", "مقتل 7 صيادين").hasPrefix("another number"))
}

@Test func aModelReadsBackAndADamagedOneNamesItsLine() throws {
    let model = PairModel(weights: ["u:1": [0.5, -0.25, 0], "bias": [1, 0, 0]])
    #expect(try PairModel(text: model.text, file: "m.tsv").text == model.text)
    #expect(throws: (any Error).self) { try PairModel(text: "u:1\t0.5\n", file: "m.tsv") }
}

@Test func trainingTwiceGivesTheSameWeights() {
    let trainer = PairTrainer(tables: comparer.tables)
    let pairs = [
        trainer.judged("ارتفاع أسعار القمح", "انخفاض أسعار القمح", .disagree), trainer.judged("ارتفاع سعر الذهب", "انخفاض سعر الذهب", .disagree),
        trainer.judged("وصول الوفد إلى الميناء", "الوفد يصل إلى الميناء", .agree),
        trainer.judged("وصول الباخرة إلى الجزيرة", "الباخرة تصل إلى الجزيرة", .agree),
    ]
    #expect(trainer.train(pairs).text == trainer.train(pairs).text)
}

@Test func pairsThatShareATextAreJudgedTogether() {
    let trainer = PairTrainer(tables: comparer.tables)
    let pairs = [
        trainer.judged("وصول الوفد", "الوفد يصل", .agree), trainer.judged("ارتفاع سعر القمح", "انخفاض سعر القمح", .disagree),
        trainer.judged("الوفد يصل", "الوفد يغيب", .disagree), trainer.judged("الوفد يغيب", "غياب الوفد", .agree),
    ]
    #expect(PairTrainer.groups(pairs) == [0, 1, 0, 0])
}

@Test func opposedWordsClashOnlyOverOneThing() {
    let reader = PairReader(tables: comparer.tables)
    func clash(_ a: String, _ b: String) -> Bool { reader.clash(PairAlignment(reader.words(a), reader.words(b))) != nil }
    #expect(clash("صعود القمح وهبوط الفضة", "الفضة تصعد والقمح يهبط"))
    #expect(!clash("صعود القمح وهبوط الفضة", "الفضة تهبط والقمح يصعد"))
}

@Test func pairsFollowFromTwoWithATextInCommon() {
    let rows: [PairTrainer.Row] = [("أ", "ب", .agree), ("أ", "ج", .disagree), ("أ", "د", .agree), ("أ", "ه", .disagree), ("أ", "و", .other)]
    let drawn = PairTrainer.drawn(from: rows).map { "\($0.first)\($0.second) \($0.label.rawValue)" }
    #expect(drawn == ["بج disagree", "بد agree", "به disagree", "جد disagree", "ده disagree"])
}

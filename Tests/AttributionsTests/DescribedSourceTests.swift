import Attributions
import Knowledge
import Reader
import Readings
import Testing

@Suite("Sources without a name")
struct DescribedSourceTests {
    private func reading(_ text: String) -> Reading { AttributionSample.reader.read(SourceDocument(id: "sample", text: text)) }

    private func meant(_ cue: String, _ text: String) -> EntityRecord? {
        let reading = reading(text)
        let entity = reading.attributions.first { $0.cue.text == cue }?.source?.entity
        return reading.entities.first { $0.id == entity }
    }

    @Test("a verb without a subject means the body that spoke before it, which is described and has no name")
    func followUp() {
        let text = "قالت هيئة الدفاع إن الحكم غير عادل. وأضافت أن المتهم سيستأنف الأسبوع المقبل."
        let body = meant("أضافت", text)
        #expect(body?.subtype == EntityRecord.unnamed)
        #expect(body?.name == "هيئة الدفاع")
        #expect(reading(text).mentions.contains { $0.entity == body?.id && $0.form == .nominal && $0.text == "هيئة الدفاع" })
    }

    @Test("the noun alone takes up the description before it")
    func takenUp() {
        let text = "قالت شرطة المدينة إن الطريق مغلق. وانتشرت الشرطة في الشوارع. وأكدت الشرطة أن الوضع هادئ، مضيفة أن التحقيق مستمر."
        #expect(meant("مضيفة", text)?.name == "شرطة المدينة")
    }

    @Test("who speaks for a body of a state speaks for the body, not for the state")
    func bodyOfState() {
        let text = "قال متحدث باسم جهاز الإطفاء الإسرائيلي إن الحريق كبير. وأضاف أن الرجال يعملون منذ الصباح."
        #expect(meant("أضاف", text)?.name == "جهاز الإطفاء الإسرائيلي")
    }

    @Test("two who speak for two bodies are two")
    func twoOffices() {
        let text = "قال المتحدث باسم البلدية إن الطريق مغلق. وقال المتحدث باسم الجامعة إن الامتحان مؤجل. وأضاف أن الطلاب أبلغوا."
        #expect(meant("أضاف", text)?.name == "المتحدث باسم الجامعة")
    }

    @Test("a body whose words stand with another verb is meant by them")
    func otherVerb() {
        #expect(meant("أكدت", "ردت الشرطة على الأسئلة لكنها أكدت أن التحقيق مستمر.")?.name == "الشرطة")
    }

    @Test("the adjective of a state behind a noun of saying names who says it")
    func adjectiveOfState() {
        #expect(meant("اتهامات", "قال المتحدث إن الشرطة تدرس الاتهامات السورية بسرقة القمح.")?.name == "سوريا")
    }

    @Test("an unnamed source stays one without an entity")
    func anonymous() {
        #expect(meant("أضاف", "قال مصدر مطلع إن الاتفاق قريب. وأضاف أن التوقيع غدا.") == nil)
    }
}

@Suite("Learning sources")
struct SourceChoiceTests {
    private let choices = (0..<6).flatMap { _ in
        [
            SourceChoice(candidates: [[1, 5], [2, 6]], right: [false, true]), SourceChoice(candidates: [[1, 6], [2, 5]], right: [true, false]),
        ]
    }

    @Test("the weights learn when another goes before whom the rules take, and the same every time")
    func learns() {
        var trainer = SourceTrainer()
        trainer.prior = 0.01
        let model = trainer.train(choices)
        #expect(SourceTrainer.right(model, choices) == (6, 12))
        #expect(model == trainer.train(choices))
    }

    @Test("without weights the rules decide")
    func rules() {
        #expect(SourceTrainer.right(ChoiceModel(weights: [:]), choices) == (6, 6))
    }
}

import Foundation
import Readings
import Testing

/// Headlines and sentences that begin with the subject: whoever stands before the verb speaks, whoever stands behind it is spoken to.
@Suite("Attributions: subjects ahead of their verb")
struct FrontedSubjectTests {
    @Test(arguments: [
        ("الأمم المتحدة تتهم دمشق بعرقلة التفتيش", "الأمم المتحدة"),
        ("هيومن رايتس ووتش تدعو الرياض إلى إطلاق سراح الناشطات.", "هيومن رايتس ووتش"),
        ("منظمة العفو الدولية تطالب القاهرة بمحاكمة عادلة.", "منظمة العفو الدولية"),
        ("وكانت الأمم المتحدة تتهم دمشق بعرقلة التفتيش.", "الأمم المتحدة"),
        ("الرئيس التركي يتهم واشنطن بدعم الانقلاب.", "الرئيس التركي"),
        ("وزير الدفاع الروسي يتهم فرنسا بخرق الهدنة.", "وزير الدفاع الروسي"),
        ("وزيرة الخارجية السويدية تتهم الرياض بالتضييق على الناشطات.", "وزيرة الخارجية السويدية"),
        ("لجنة التحقيق الدولية تتهم الخرطوم بإحراق القرى.", "لجنة التحقيق الدولية"),
        ("حزب الله يتهم الرياض باحتجاز الوزير.", "حزب الله"),
        ("اتهمت دمشق الأمم المتحدة بالانحياز.", "دمشق"),
        ("وفي جنيف اتهمت دمشق الأمم المتحدة بالانحياز.", "دمشق"),
    ])
    func whoSpeaks(_ text: String, _ source: String) {
        #expect(AttributionSample.lines(text).first.map { $0.split(separator: "|")[1].trimmingCharacters(in: .whitespaces) } == source)
    }

    @Test("a headline's colon: who speaks, whom he speaks to, and of whom an outlet tells")
    func headlines() {
        #expect(AttributionSample.lines("ماكرون لترامب: الاتفاق يجب أن يبقى") == [": | ماكرون | الاتفاق يجب أن يبقى | demands | indirect"])
        #expect(AttributionSample.lines("مسؤولون لـCNN: السفن تراقب الساحل منذ أيام").first?.contains("| مسؤولون |") == true)
        #expect(AttributionSample.lines("مصدر أمني لرويترز: الانفجار وقع في مخزن").first?.contains("| مصدر أمني |") == true)
        let told = AttributionSample.attributions("رويترز عن مصدر أمني: الانفجار وقع في مخزن")
        #expect(told.map { $0.source?.text } == ["مصدر أمني", "رويترز"])
        #expect(told.first?.parent == told.last?.id)
        #expect(AttributionSample.attributions("تقرير عن السجون: أوضاع مأساوية في الشتاء").isEmpty)
    }
}

import Readings
import Testing

@testable import Actors

/// Bodies by their noun alone: of those that the text names, or of the one state that it is about.
@Suite struct ShortenedTests {
    private let reading = PackReading.shared

    @Test(arguments: [
        ("السلطات", "kenya"), ("الحكومة", "kenya"), ("مجلس الوزراء", "kenya"), ("القوات الحكومية", "kenya"), ("الشرطة", "الشرطه@kenya"),
        ("الجيش", "الجيش@kenya"), ("قوات الأمن", "kenya"), ("المحكمة الدستورية", "محكمه-الدستوريه@kenya"),
    ])
    func ofTheOneStateOfTheText(_ noun: String, _ id: String) {
        #expect(reading.descriptions("تستعد كينيا لموسم جديد. وشهدت كينيا أمطارا. ثم تحركت \(noun) ليلا.") == ["\(noun) → \(id)"])
        #expect(reading.descriptions("تستعد كينيا وغانا لموسم جديد. وشهدت كينيا وغانا أمطارا. ثم تحركت \(noun) ليلا.").isEmpty)
    }

    @Test func aPackKnowsTheStatesBody() {
        #expect(reading.descriptions("تستعد مصر لموسم جديد. وشهدت مصر أمطارا. ثم تحرك الجيش ليلا.") == ["الجيش → egyptian-army"])
    }

    @Test func namedBehind() {
        #expect(reading.descriptions("أوقفت الشرطة سائقا في الليل. وشكر الأهالي الشرطة الكندية.") == ["الشرطة → الشرطه-الكنديه@canada"])
    }

    @Test func whereItIsSaysWhose() {
        #expect(reading.descriptions("زار وفد من كينيا غانا. وعاد الوفد من كينيا. وردت السلطات في غانا بسرعة.") == ["السلطات → ghana"])
    }

    @Test func whatActsForAState() {
        #expect(
            reading.descriptions("اعتقلت قوات الأمن الكندية سائقا. ثم عادت قوات الأمن ليلا.") == [
                "قوات الأمن الكندية → canada", "قوات الأمن → canada",
            ])
    }

    @Test func bothAreOfOneState() {
        let words = "تحركت الشرطة الكندية والشرطة الفيدرالية الكندية. ثم أعلنت الشرطة النتائج."
        #expect(reading.descriptions(words) == ["الشرطة → الشرطه-الفيدراليه-الكنديه@canada"])
    }

    @Test func behindAVerbWithItsObject() {
        #expect(reading.descriptions("رفضت الحكومة الكندية الخطة التي أعدتها الوزارة. ثم أقرتها الحكومة في الصباح.") == ["الحكومة → canada"])
    }

    @Test func beforeADayOrAnObject() {
        #expect(reading.descriptions("رحبت حركة طالبان بالعرض. ثم رفضت الحركة الأربعاء العرض.") == ["الحركة → taliban"])
        #expect(reading.descriptions("رحبت حركة طالبان بالعرض. ثم انتقدت الحركة إسرائيل.") == ["الحركة → taliban"])
        #expect(reading.descriptions("رحبت حركة طالبان بالعرض. ثم انتقدت الحركة المتمردة الحل.") == ["الحركة المتمردة → taliban"])
        #expect(reading.descriptions("رحبت حركة طالبان بالعرض. ثم ردت الحركة الوطنية.").isEmpty)
    }

    @Test func anotherNoun() {
        #expect(reading.descriptions("تستعد كينيا لموسم جديد. وتنوي كينيا القضاء على الفقر.").isEmpty)
    }

    @Test func bandsAndWhatRules() {
        #expect(reading.descriptions("هاجمت ميليشيات الحوثي السفن. ثم انسحبت الميليشيات ليلا.").last == "الميليشيات → ye-houthis")
        #expect(reading.descriptions("انتقدت تركيا الرئاسة المصرية بشدة. ثم ردت الرئاسة ببيان.").last == "الرئاسة → egypt")
    }

    @Test func theHolderOfAnOffice() {
        #expect(
            reading.descriptions("زار الرئيس الفرنسي برلين. ثم تحدث الرئيس عن أوروبا.") == [
                "الرئيس الفرنسي → emmanuel-macron", "الرئيس → emmanuel-macron",
            ])
    }

    @Test func counterparts() {
        let words = "اتصل الرئيس الفرنسي بنظيره الروسي فلاديمير بوتين مساء. ثم شكر نظيره الروسي على الدعوة."
        #expect(reading.descriptions(words).last == "نظيره الروسي → vladimir-putin")
        #expect(!reading.descriptions("ثم شكر الرئيس نظيره الروسي على الدعوة.").contains { $0.hasPrefix("نظيره") })
    }

    @Test(arguments: [
        ("رحبت حركة \"فتح\" بالعرض.", ["حركة \"فتح\" → ps-fatah"]),
        ("وافق مجلس النواب الأردني على العرض.", ["مجلس النواب الأردني → مجلس-النواب-الاردني@jordan"]),
        ("قصف التحالف الذي تقوده السعودية الميناء.", ["التحالف الذي تقوده السعودية → arab-coalition"]),
        ("ردت جمهورية كوريا الديمقراطية الشعبية ببيان.", ["جمهورية كوريا الديمقراطية الشعبية → north-korea"]),
    ])
    func names(_ words: String, _ expected: [String]) { #expect(reading.names(words) == expected) }
}

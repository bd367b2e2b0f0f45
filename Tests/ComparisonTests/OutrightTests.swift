import Readings
import Testing

@testable import Comparison

/// Acts that are read as denied, where the words deny something else, or nothing.
@Suite struct OutrightTests {
    /// One act in the words of an outlet, or of a source that it names.
    private func telling(
        _ id: String, _ outlet: String, by source: String? = nil, _ words: String, _ type: PloverType, _ trigger: String, denied: Bool = false,
        stance: Stance = .asserts, sure: Double = 0.9
    ) -> Reading {
        var story = TestStory(id, publisher: outlet, published: "2023-05-09")
        story.sentence((source.map { "\($0): " } ?? "") + words + ".")
        // Without words of their own the two would be copies of one text.
        story.sentence(
            id == "a" ? "وقالت نشرة المساء إن الدخان غطى الطريق الساحلي حتى الظهر." : "وكتب مراسلنا أن الأهالي نقلوا ما بقي من الطحين إلى المدرسة.")
        story.entity("guard", "الحرس", type: .organization)
        story.entity("sailors", "البحارة", type: .organization)
        if let source {
            story.entity("s-" + source, source, type: .person)
            story.attribution("a1", source: source, entity: "s-" + source, cue: ":", content: words, stance: stance)
        }
        story.event(
            "e1", type, trigger: trigger, clause: words, actors: ["guard"], recipients: ["sailors"], status: denied ? .denied : .reported,
            attribution: source == nil ? nil : "a1")
        story.reading.events[0].confidence = .init(act: 0.9, actor: 0.9, recipient: sure)
        return story.reading
    }

    private func denials(of words: String, _ type: PloverType = .retreat, _ trigger: String = "يفرج", stance: Stance = .asserts) -> Int {
        let told =
            type == .retreat
            ? telling("a", "الأفق", "أفرج الحرس عن البحارة قرب الجسر الحجري بعد العصر", .retreat, "أفرج")
            : telling("a", "الأفق", "أطلق الحرس النار على البحارة قرب الجسر الحجري بعد العصر", .assault, "أطلق")
        let denial = telling("b", "الضحى", by: "سالم الهادي", words, type, trigger, denied: true, stance: stance)
        return comparer.compare([told, denial]).conflicts.count { $0.kind == .denial }
    }

    @Test(arguments: [
        "الحرس لم يفرج عن البحارة حتى صباح اليوم", "إن الحرس لم يكن يفرج عن البحارة في ذلك الوقت",
    ])
    func anActThatANegatorTurnsIsDenied(_ words: String) { #expect(denials(of: words) == 1) }

    @Test(arguments: [
        "سنبقي الميناء مغلقاً ما لم يفرج الحرس عن البحارة", "ستبقى السفن في عرض البحر في حال لم يفرج الحرس عن البحارة",
        "الحرس لا يفرج عن البحارة إلا بأمر من القاضي", "الحرس لم يفرج عن البحارة فقط بل عن الصيادين", "الحرس لن يفرج عن البحارة قبل العيد",
    ])
    func anActThatIsSupposedLimitedOrRefusedIsNot(_ words: String) { #expect(denials(of: words) == 0) }

    @Test(arguments: [
        ("نحث على عدم إطلاق النار على البحارة", "إطلاق", 0), ("البحارة لا يخشون إطلاق الحرس النار عليهم", "إطلاق", 0),
        ("يجب عدم إطلاق النار على البحارة", "إطلاق", 0), ("لم يقم الحرس بإطلاق النار على البحارة", "بإطلاق", 1),
    ])
    func whatIsWishedOrTakenForGrantedIsNotDenied(_ words: String, _ trigger: String, _ count: Int) {
        #expect(denials(of: words, .assault, trigger) == count)
    }

    @Test func oneTypeHoldsActsThatAreNotTheSame() {
        var story = TestStory("c", publisher: "الضحى", published: "2023-05-09")
        story.sentence("عقوبات جديدة على البحارة.")
        // The two stand far from one another.
        for line in ["فتح السوق أبوابه منذ الفجر.", "وعاد الصيادون إلى القوارب.", "ونقلت الشاحنات الطحين إلى القرى.", "وأغلق المعبر مساء."] {
            story.sentence(line)
        }
        story.sentence("وقال سالم الهادي: الحرس لم يتخل عن البحارة.")
        story.entity("guard", "الحرس", type: .organization)
        story.entity("sailors", "البحارة", type: .organization)
        story.entity("salem", "سالم الهادي", type: .person)
        story.attribution("a1", source: "سالم الهادي", entity: "salem", cue: "قال", content: "الحرس لم يتخل عن البحارة")
        story.event("e1", .sanction, trigger: "عقوبات", clause: "عقوبات جديدة على البحارة", actors: ["guard"], recipients: ["sailors"])
        story.event(
            "e2", .sanction, trigger: "يتخل", clause: "الحرس لم يتخل عن البحارة", actors: ["guard"], recipients: ["sailors"], status: .denied,
            attribution: "a1")
        #expect(comparer.compare([story.reading]).conflicts.isEmpty)
    }

    @Test func whoSpeaksForOneStateDoesNotDenyWhatAnotherOfItTells() {
        func comparison(_ country: String) -> Comparison {
            var told = telling("a", "الأفق", by: "ماجد الرافعي", "أفرج الحرس عن البحارة قرب الجسر الحجري بعد العصر", .retreat, "أفرج")
            var denied = telling("b", "الضحى", by: "سالم الهادي", "الحرس لم يفرج عن البحارة حتى صباح اليوم", .retreat, "يفرج", denied: true)
            for (id, name) in [("arkhad", "أرخاد"), ("merta", "مرتا")] {
                told.entities.append(EntityRecord(id: id, type: .country, name: name, known: true))
                denied.entities.append(EntityRecord(id: id, type: .country, name: name, known: true))
            }
            for (index, entity) in told.entities.enumerated() where entity.type == .person { told.entities[index].role = "GOV" }
            for (index, entity) in told.entities.enumerated() where entity.type == .person { told.entities[index].country = "arkhad" }
            for (index, entity) in denied.entities.enumerated() where entity.type == .person { denied.entities[index].role = "GOV" }
            for (index, entity) in denied.entities.enumerated() where entity.type == .person { denied.entities[index].country = country }
            return comparer.compare([told, denied])
        }
        #expect(comparison("merta").conflicts.map(\.kind) == [.denial])
        #expect(comparison("arkhad").conflicts.isEmpty)
    }
}

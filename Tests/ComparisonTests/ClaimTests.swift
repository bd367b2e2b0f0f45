import Foundation
import Readings
import Testing

@testable import Comparison

/// A visit told by two outlets, and another visit nine months later.
private func visits() -> [Reading] {
    var one = TestStory("one", publisher: "البوصلة", published: "2023-03-10")
    one.sentence("زار وزير الدفاع السرواني العاصمة ساماخ أمس الخميس والتقى قادة الجيش.")
    one.entity("sarwan", "سروان")
    one.entity("arkhad", "أرخاد")
    one.event("e1", .consult, trigger: "زار", clause: "زار وزير الدفاع السرواني العاصمة ساماخ أمس الخميس", actors: ["sarwan"], recipients: ["arkhad"], time: "2023-03-09")
    var two = TestStory("two", publisher: "قناة الضحى", published: "2023-03-11")
    two.sentence("بحث الوزير السرواني في زيارته إلى ساماخ يوم الخميس شراء مدرعات.")
    two.entity("sarwan", "سروان")
    two.entity("arkhad", "أرخاد")
    two.event("e1", .consult, trigger: "زيارته", clause: "بحث الوزير السرواني في زيارته إلى ساماخ يوم الخميس", actors: ["sarwan"], recipients: ["arkhad"], time: "2023-03-09")
    var later = TestStory("later", publisher: "قناة الضحى", published: "2023-12-02")
    later.sentence("زار وزير الدفاع السرواني العاصمة ساماخ أول من أمس للمرة الثانية.")
    later.entity("sarwan", "سروان")
    later.entity("arkhad", "أرخاد")
    later.event("e1", .consult, trigger: "زار", clause: "زار وزير الدفاع السرواني العاصمة ساماخ أول من أمس", actors: ["sarwan"], recipients: ["arkhad"], time: "2023-11-30")
    return [one, two, later].map(\.reading)
}

@Test func accountsOfOneActComeTogetherAndAnotherVisitStaysApart() throws {
    let comparison = comparer.compare(visits())
    let consults = comparison.claims.filter { $0.type == "CONSULT" }
    #expect(consults.map { $0.accounts.map(\.document) } == [["one", "two"], ["later"]])
    #expect(consults.first?.grade == .aziz)
    #expect(consults.first?.time == "2023-03-09")
    #expect(consults.last?.grade == .gharib)
}

@Test func everyMergeAndRefusalIsExplained() throws {
    let digests = visits().map { comparer.digest(of: $0) }
    let merged = try comparer.explain("one#e1", "two#e1", in: digests)
    #expect(merged.merged)
    #expect(merged.reasonsEnglish.contains("the same day"))
    let refused = try comparer.explain("one#e1", "later#e1", in: digests)
    #expect(!refused.merged)
    #expect(refused.reasonsEnglish == ["another time"])
    #expect(throws: Diagnostic.self) { try comparer.explain("one#e9", "two#e1", in: digests) }
}

@Test func comparisonIsTheSameBytesInAnyOrderAndReadsBack() throws {
    let readings = visits()
    let comparison = comparer.compare(readings)
    #expect(comparison.json() == comparer.compare(readings.reversed()).json())
    #expect(try Comparison(json: Data(comparison.json())) == comparison)
}

@Test func chainsRunFromTheOutletToTheRootAndNameTheirWeakestLink() throws {
    var story = TestStory("a", publisher: "البوصلة", published: "2023-06-01")
    story.sentence("نقلت وكالة الأفق عن مصدر عسكري قوله إن الجيش قصف ميناء الصفا.")
    story.entity("ufuq", "وكالة الأفق", type: .organization)
    story.entity("army", "الجيش", type: .organization)
    story.attribution("a1", source: "وكالة الأفق", entity: "ufuq", kind: .outlet, cue: "نقلت", content: "مصدر عسكري قوله إن الجيش قصف ميناء الصفا")
    story.attribution("a2", source: "مصدر عسكري", kind: .anonymous, cue: "قوله", content: "الجيش قصف ميناء الصفا", parent: "a1")
    story.event("e1", .assault, trigger: "قصف", clause: "الجيش قصف ميناء الصفا", actors: ["army"], attribution: "a2")
    let account = try #require(comparer.compare([story.reading]).claims.first { $0.type == "ASSAULT" }?.accounts.first)
    #expect(account.chain.map(\.name) == ["البوصلة", "وكالة الأفق", "مصدر عسكري"])
    #expect(account.continuity == .obscured)
    #expect(account.reasons.count == 1)
}

@Test func oneSourceUnderTwoSpellingsIsTheCommonLink() throws {
    func report(_ id: String, _ outlet: String, _ spelling: String, day: String) -> Reading {
        var story = TestStory(id, publisher: outlet, published: day)
        story.sentence("ذكرت وكالة \(spelling) أن أرخاد سلمت الجبهة عشرين عربة مدرعة.")
        story.entity("x1", spelling, type: .organization, known: false)
        story.entity("arkhad", "أرخاد")
        story.entity("front", "الجبهة", type: .organization)
        story.attribution("a1", source: "وكالة \(spelling)", entity: "x1", kind: .outlet, cue: "ذكرت", content: "أرخاد سلمت الجبهة عشرين عربة مدرعة")
        story.event("e1", .aid, trigger: "سلمت", clause: "أرخاد سلمت الجبهة عشرين عربة مدرعة", actors: ["arkhad"], recipients: ["front"], attribution: "a1")
        return story.reading
    }
    let comparison = comparer.compare([report("a", "البوصلة", "مونتيفيرغ", day: "2023-03-10"), report("b", "الضحى", "مونتيفورغ", day: "2023-03-11")])
    let claim = try #require(comparison.claims.first { $0.type == "AID" })
    #expect(claim.accounts.count == 2)
    #expect(claim.grade == .gharib)
    let link = try #require(claim.commonLink)
    #expect(comparison.sources.first { $0.id == link }?.documents == ["a", "b"])
}

@Test func copiesCountAsOneTelling() throws {
    func report(_ id: String, _ outlet: String, day: String) -> Reading {
        var story = TestStory(id, publisher: outlet, published: day)
        story.sentence("قصف الجيش السرواني مخزناً للحبوب قرب تل الغار فجر الاثنين.")
        story.sentence("وانهار سقف المبنى على عمال كانوا يفرغون حمولة ثلاث شاحنات وصلت من الميناء الشمالي ليلاً.")
        story.sentence("وشوهدت أعمدة الدخان من القرى المجاورة حتى ساعات الظهر فيما منعت الحواجز وصول الصحفيين إلى الموقع.")
        story.entity("army", "الجيش السرواني", type: .organization)
        story.event("e1", .assault, trigger: "قصف", clause: "قصف الجيش السرواني مخزناً للحبوب قرب تل الغار", actors: ["army"], place: "تل الغار", time: "2023-05-08")
        return story.reading
    }
    let comparison = comparer.compare([report("a", "الأفق", day: "2023-05-08"), report("b", "الضحى", day: "2023-05-09")])
    #expect(comparison.copies.map(\.documents) == [["a", "b"]])
    #expect(comparison.copies.first?.first == "a")
    let claim = try #require(comparison.claims.first { $0.type == "ASSAULT" })
    #expect(claim.accounts.count == 2)
    #expect(claim.roots.count == 1)
    #expect(claim.grade == .gharib)
}

@Test func namesDifferByWeakLettersOnlyInLongWords() {
    #expect(NameSpelling.areSpellings("وكالة بلومبيرغ", "وكالة بلومبورغ"))
    #expect(NameSpelling.areSpellings("ميخائيل غورباتشوف", "ميخائيل غورباتشيف"))
    #expect(!NameSpelling.areSpellings("حسن", "حسين"))
    #expect(!NameSpelling.areSpellings("محمد سلمان", "محمد سليمان"))
}

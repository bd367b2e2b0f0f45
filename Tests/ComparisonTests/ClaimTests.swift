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
    one.event(
        "e1", .consult, trigger: "زار", clause: "زار وزير الدفاع السرواني العاصمة ساماخ أمس الخميس", actors: ["sarwan"], recipients: ["arkhad"],
        time: "2023-03-09")
    var two = TestStory("two", publisher: "قناة الضحى", published: "2023-03-11")
    two.sentence("بحث الوزير السرواني في زيارته إلى ساماخ يوم الخميس شراء مدرعات.")
    two.entity("sarwan", "سروان")
    two.entity("arkhad", "أرخاد")
    two.event(
        "e1", .consult, trigger: "زيارته", clause: "بحث الوزير السرواني في زيارته إلى ساماخ يوم الخميس", actors: ["sarwan"], recipients: ["arkhad"],
        time: "2023-03-09")
    var later = TestStory("later", publisher: "قناة الضحى", published: "2023-12-02")
    later.sentence("زار وزير الدفاع السرواني العاصمة ساماخ أول من أمس للمرة الثانية.")
    later.entity("sarwan", "سروان")
    later.entity("arkhad", "أرخاد")
    later.event(
        "e1", .consult, trigger: "زار", clause: "زار وزير الدفاع السرواني العاصمة ساماخ أول من أمس", actors: ["sarwan"], recipients: ["arkhad"],
        time: "2023-11-30")
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

/// «الحرب على أرخاد» and «الهجوم على ساماخ» of one day are one act when Samakh lies in Arkhad; towns beside each other stay two, and so
/// does another's town.
@Test func whoAttacksATownAttacksItsState() throws {
    func attack(_ id: String, _ words: String, on recipient: String) -> Reading {
        var story = TestStory(id, publisher: "نشرة \(id)", published: "2023-04-12")
        story.sentence(words + " في الرابع من أبريل.")
        story.entity("front", "جبهة الملح", type: .organization)
        story.entity("arkhad", "أرخاد")
        for (town, name, state) in [("samakh", "ساماخ", "arkhad"), ("lura", "لورا", "arkhad"), ("dimal", "ديمال", "merta")] {
            story.entity(town, name, type: .place)
            story.reading.entities[story.reading.entities.count - 1].country = state
        }
        story.event("e1", .assault, trigger: "هجوم", clause: words, actors: ["front"], recipients: [recipient], time: "2023-04-04")
        return story.reading
    }
    let digests = [
        attack("state", "بدأ هجوم جبهة الملح على العاصمة الأرخادية", on: "arkhad"), attack("town", "بدأ هجوم جبهة الملح على ساماخ", on: "samakh"),
        attack("beside", "بدأ هجوم جبهة الملح على لورا", on: "lura"), attack("abroad", "بدأ هجوم جبهة الملح على ديمال", on: "dimal"),
    ].map { comparer.digest(of: $0) }
    func why(_ a: String, _ b: String) throws -> MatchExplanation {
        try comparer.explain("\(a)#e1", "\(b)#e1", in: digests.filter { [a, b].contains($0.id) })
    }
    #expect(try why("state", "town").merged)
    for (a, b) in [("state", "abroad"), ("town", "beside"), ("beside", "abroad")] {
        let explanation = try why(a, b)
        #expect(!explanation.merged && explanation.reasonsEnglish == ["another recipient"], "\(a) \(b)")
    }
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

/// What `sanad compare --why A B` prints: the verdict, both accounts with their chains, and every reason in both languages.
@Test func whyIsToldOfMergesAndOfRefusals() throws {
    let digests = visits().map { comparer.digest(of: $0) }
    let merge = ComparisonReport.text(try comparer.explain("one#e1", "two#e1", in: digests)).split(separator: "\n").map(String.init)
    #expect(merge[0].hasPrefix("خبر واحد — one claim ("))
    #expect(merge[1].hasSuffix("[البوصلة] one#e1") && merge[2].hasSuffix("[قناة الضحى] two#e1"))
    #expect(
        merge.contains("- الفاعل واحد (the same actor)") && merge.contains("- المتلقي واحد (the same recipient)")
            && merge.contains("- اليوم واحد (the same day)"))
    let refusal = ComparisonReport.text(try comparer.explain("one#e1", "later#e1", in: digests)).split(separator: "\n").map(String.init)
    #expect(refusal[0].hasPrefix("خبران — two claims ("))
    #expect(refusal.dropFirst(3) == ["- الزمن مختلف (another time)"])
    // The order of the two changes nothing but their order.
    #expect(try comparer.explain("two#e1", "one#e1", in: digests).reasons == comparer.explain("one#e1", "two#e1", in: digests).reasons)
}

@Test func whyNamesWhatSetsAccountsApart() throws {
    func strike(_ id: String, by actor: String, at place: String, toll: Double?, type: PloverType = .assault) -> Reading {
        var story = TestStory(id, publisher: "نشرة \(id)", published: "2023-05-04")
        story.sentence("قصفت القوات مستودعاً في \(place) فجر الخميس.")
        for name in ["north", "south"] { story.entity(name, name == "north" ? "الشماليون" : "الجنوبيون", type: .organization) }
        story.entity("town", "أهل البلدة", type: .organization)
        let figures = toll.map { [EventRecord.Figure(kind: "money", value: $0, unit: "دولار", start: 0, end: 5, text: "قصفت")] }
        story.event(
            "e1", type, trigger: "قصفت", clause: "قصفت القوات مستودعاً في \(place) فجر الخميس", actors: [actor], recipients: ["town"], place: place,
            time: "2023-05-04", figures: figures)
        return story.reading
    }
    let digests = [
        strike("a", by: "north", at: "ميدان", toll: 900), strike("b", by: "south", at: "ميدان", toll: 900),
        strike("c", by: "north", at: "سدرة", toll: 900),
        strike("d", by: "north", at: "ميدان", toll: 40), strike("e", by: "north", at: "ميدان", toll: 900, type: .coerce),
        strike("f", by: "north", at: "ميدان", toll: 905),
    ].map { comparer.digest(of: $0) }
    func why(_ other: String) throws -> MatchExplanation { try comparer.explain("a#e1", "\(other)#e1", in: digests) }
    for (other, reason) in [("b", "another actor"), ("c", "another place"), ("d", "another sum of money"), ("e", "another kind of act")] {
        let explanation = try why(other)
        #expect(!explanation.merged && explanation.reasonsEnglish == [reason])
    }
    #expect(try why("f").merged)
}

@Test func whySaysWhatIsWrongWithAName() throws {
    let digests = visits().map { comparer.digest(of: $0) }
    for name in ["one", "nowhere#e1", "one#e9", "#", ""] {
        let outcome = Result { try comparer.explain(name, "two#e1", in: digests) }
        guard case .failure(let error) = outcome else {
            Issue.record("«\(name)» is no account")
            continue
        }
        #expect((error as? Diagnostic)?.hint != nil)
    }
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
        story.event(
            "e1", .aid, trigger: "سلمت", clause: "أرخاد سلمت الجبهة عشرين عربة مدرعة", actors: ["arkhad"], recipients: ["front"], attribution: "a1")
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
        story.event(
            "e1", .assault, trigger: "قصف", clause: "قصف الجيش السرواني مخزناً للحبوب قرب تل الغار", actors: ["army"], place: "تل الغار",
            time: "2023-05-08")
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

/// A name that nobody knows, spelt nearly as two known bodies are, joins one of them and never both into one.
@Test func knownThingsStayApartWhateverLiesBetweenThem() throws {
    var one = TestStory("one", publisher: "البوصلة", published: "2023-03-10")
    one.sentence("التقى قادة كتائب المحاربين قادة كتائب المحاربون وكتائب المحاربان.")
    one.entity("first-band", "كتائب المحاربين", type: .organization)
    one.entity("second-band", "كتائب المحاربون", type: .organization)
    one.entity("كتائب-المحاربان", "كتائب المحاربان", type: .organization, known: false)
    one.event(
        "e1", .consult, trigger: "التقى", clause: "التقى قادة كتائب المحاربين قادة", actors: ["first-band"],
        recipients: ["second-band", "كتائب-المحاربان"])
    let ids = comparer.compare([one.reading]).entities.map(\.id)
    #expect(ids.contains("first-band") && ids.contains("second-band"))
}

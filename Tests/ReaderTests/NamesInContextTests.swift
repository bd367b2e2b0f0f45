import Readings
import Testing

@testable import Reader

/// Names as the whole program reads them, model and packs together.
@Suite struct NamesInContextTests {
    private static let reader = Reader()

    /// «name → type, entity», in order.
    private func names(_ text: String) -> [String] {
        let reading = Self.reader.read(SourceDocument(id: "a", text: text, published: "2018-06-20"))
        return reading.mentions.filter { $0.form == .name }.map { "\($0.text) → \($0.type.rawValue), \($0.entity)" }
    }

    @Test func aSpellingWithoutALongVowelIsStillTheSameMan() {
        #expect(names("وصل فلاديمير بوتن إلى المطار. وابتسم بوتن للحضور.").allSatisfy { $0.hasSuffix("Person, vladimir-putin") })
    }

    @Test func aVerbIsNoFirstName() {
        #expect(!names("قال الحارس إن المدير تردد قبل أن يقيل ماكماستر من عمله.").contains { $0.hasPrefix("يقيل") })
    }

    @Test func aNameKeepsItsArticleBehindAPreposition() {
        #expect(names("نشر سالم العدني تسجيلا، ثم ظهر تسجيل آخر للعدني أمس.").contains { $0.hasPrefix("للعدني → Person") })
    }

    @Test(arguments: [
        ("قال متحدث إن كارتر سيصل غدا. وهذه أول مقابلة لكارتر منذ عام.", "كارتر"),
        ("منح الاتحاد جائزة العام لصلاح، وصفق الجمهور طويلا.", "صلاح"),
        ("منح الاتحاد جائزة العام أمس، ووصف بسام الصفدي القرار بالعادل.", "بسام الصفدي"),
    ])
    func aPrepositionIsNoLetterOfAName(_ text: String, _ name: String) {
        let people = names(text).filter { $0.contains("→ Person") }
        #expect(!people.isEmpty && people.allSatisfy { $0.hasPrefix(name + " →") })
    }

    @Test func betweenTwoAirportsStandCities() {
        let found = names("تحطمت الطائرة في رحلة بين مطاري موسكو وبكين.")
        #expect(found.allSatisfy { $0.contains("Place") } && found.count == 2)
    }

    @Test func anIndefiniteAdjectiveIsNoState() {
        #expect(names("شملت القائمة 17 مسؤولا روسيا رفيعا.").isEmpty)
    }

    @Test func whatIsLaidOnACapitalIsLaidOnItsState() {
        #expect(names("أعلن البيت الأبيض تشديد العقوبات على طهران.").contains("طهران → Country, iran"))
        #expect(names("شن الطيران هجوما على طرابلس فجرا.").contains { $0.hasPrefix("طرابلس → Place") })
        #expect(names("يسود التوتر علاقات أنقرة بواشنطن منذ عام.").contains("واشنطن → Country, united-states"))
    }

    @Test func theManIsNoOcean() {
        #expect(names("وصل الوزير سالم الهادي إلى المدينة. وقال الهادي إن حكومته باقية.").contains { $0.hasPrefix("الهادي → Person") })
        #expect(names("حذر المجلس من فتور الحماس بين الناخبين.").isEmpty)
    }

    @Test func aMonthWithinADateIsNoFirm() {
        #expect(names("غادر الوفد في 21 أبريل/نيسان.").isEmpty)
    }

    @Test func aQuotedFirmIsNoPersonElsewhere() {
        #expect(!names("أعلنت شركة \"كريم\" أرباحها. وزادت \"كريم\" عدد سائقيها.").contains { $0.contains("Person") })
    }

    @Test func aSurnameThatIsAWordToo() {
        let found = names("التقى الوزير الزعيم الديني مقتدى الصدر في النجف. وتظهر النتائج تقدم تحالف الصدر في العاصمة. وكتب الصدر تغريدة طويلة.")
        #expect(found.filter { $0 == "الصدر → Person, muqtada-al-sadr" }.count == 2)
        #expect(!names("التقى عبد ربه منصور هادي وفدا. وقال هادي إن الوضع هادئ.").contains { $0.hasPrefix("هادئ") })
        #expect(names("انشرح الصدر بعد الخبر، وشعر المريض بألم في الصدر.").isEmpty)
    }

    @Test func aHyphenJoins() {
        let found = names("وصل كيم جونغ-أون إلى سنغافورة. وقال وزير الدفاع سونغ يونغ-مو إن اللقاء مهم.")
        #expect(found.contains("كيم جونغ-أون → Person, kim-jong-un"))
        #expect(found.contains { $0.hasPrefix("سونغ يونغ-مو → Person") })
    }

    @Test func aFirstLetterThatOnlyLooksLikeAPreposition() {
        let found = names("قال روبرت باير إن الرواية ضعيفة. وأضاف باير أن الأدلة قليلة.")
        #expect(found.map { $0.prefix { $0 != "→" } } == ["روبرت باير ", "باير "])
    }

    @Test func aPrepositionEndsTheNameBeforeIt() {
        let found = names("زار بشار الأسد موسكو. وقال بوتين للأسد إن الاتفاق قريب.")
        #expect(found.contains("بوتين → Person, vladimir-putin") && found.contains("للأسد → Person, bashar-al-assad"))
    }

    @Test func anAdjectiveOfTwoWordsBelongsToTheBody() {
        #expect(names("أعلنت وزارة الدفاع الكورية الجنوبية الخبر.").map { $0.prefix { $0 != "→" } } == ["وزارة الدفاع الكورية الجنوبية "])
        #expect(names("تحدث عن الترسانة النووية الكورية الشمالية.").isEmpty)
    }

    @Test func aBodyWithAndWithoutItsAdjectiveIsOne() {
        let found = names("رشحه حزب الرابطة اليميني للمنصب. وكانت الحركة تفاوض حزب الرابطة على برنامج مشترك.")
        #expect(Set(found.compactMap { $0.split(separator: ",").last }).count == 1)
    }

    @Test func relativesShareASurname() {
        let found = names("قال خالها بسام طليب إن القرية فرحت. واحتفلت عائلة رشيدة طليب بالفوز.")
        #expect(found.contains { $0.hasPrefix("رشيدة طليب → Person") })
    }

    @Test(arguments: [
        ("والتقى الوزير وفدا من حزب الكرامة أمس.", "حزب الكرامة"), ("وقالت نقابة الصحفيين إن الجلسة تأجلت.", "نقابة الصحفيين"),
        ("وفاز حزب الأصالة والإصلاح بالمقاعد كلها.", "حزب الأصالة والإصلاح"),
        ("وهاجم مقاتلو جبهة تحرير الوادي الوطنية البلدة.", "جبهة تحرير الوادي الوطنية"),
        ("وانسحب مقاتلو حركة 23 مارس من البلدة.", "حركة 23 مارس"),
    ])
    func aBodyIsNamedAfterWhatItStandsFor(_ text: String, _ name: String) {
        #expect(names(text).contains { $0.hasPrefix(name + " → Organization") })
    }

    @Test(arguments: ["غضب حزب الرئيس من القرار.", "توقفت حركة المرور 3 ساعات."])
    func aPartyOfSomebodyHasNoName(_ text: String) { #expect(!names(text).contains { $0.contains("→ Organization") }) }

    @Test func whatAVerbLeavesBehindANameIsNoPartOfIt() {
        #expect(names("وعين الرئيس عاصم منير مبعوثا خاصا.").contains { $0.hasPrefix("عاصم منير → Person") })
        #expect(names("ودعا أندري يرماك الأطراف إلى التهدئة.").contains { $0.hasPrefix("أندري يرماك → Person") })
    }

    @Test func anAdjectiveThatIsAStatesNameWithoutItsArticle() {
        #expect(names("قالت السلطات السورية إن الوضع هادئ.") == ["السلطات السورية → Country, syria"])
        #expect(names("راجعت اللجنة النظام المالي للشركة.").isEmpty)
    }

    /// Entities of the nominal mentions, by their words.
    private func nominals(_ text: String) -> [String: String] {
        let reading = Self.reader.read(SourceDocument(id: "a", text: text, published: "2018-06-20"))
        return Dictionary(reading.mentions.filter { $0.form == .nominal }.map { ($0.text, $0.entity) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func anEpithetStandsForTheStateToldLast() {
        #expect(nominals("وصل الوزير الأردني إلى القاهرة، وقال إن المملكة سترد.")["المملكة"] == "jordan")
        #expect(nominals("انتقدت كندا السعودية، ثم استدعت المملكة سفيرها.")["المملكة"] == "saudi-arabia")
        #expect(nominals("دخلت القافلة قطاع غزة، ثم عاد الهدوء إلى القطاع.")["القطاع"] == "gaza-strip")
        #expect(nominals("ناقش البرلمان التونسي القانون، ورفع القطاع الخاص مطالبه.")["القطاع"] == nil)
    }
}

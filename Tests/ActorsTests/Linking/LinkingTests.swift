import ArabicText
import Knowledge
import Readings
import Testing

@testable import Actors

@Suite struct LinkingTests {
    private let reading = PackReading.shared

    @Test func corePackIsSound() { #expect(reading.diagnostics.isEmpty) }

    @Test(arguments: [
        ("أعلنت الحكومة اليابانية خطة جديدة.", ["الحكومة اليابانية → japan"]),
        ("ونقلت صحيفة \"لوفيغارو\" الفرنسية الخبر.", ["صحيفة \"لوفيغارو\" الفرنسية → le-figaro"]),
        ("هاجمهم تنظيم «داعش» ليلاً.", ["تنظيم «داعش» → islamic-state"]),
        ("عاد الوفد من إقليم دارفور.", ["دارفور → darfur"]),
        ("زار الوفد مطار بيروت الدولي.", ["مطار بيروت الدولي → مطار-بيروت-الدولي"]),
        ("تحدث الوزير لموسكو وأنقرة.", ["موسكو → russia", "أنقرة → turkey"]),
        ("وللإمارات رأي آخر.", ["للإمارات → united-arab-emirates"]),
        ("كتب أن #البيت_الأبيض صامت.", ["البيت_الأبيض → united-states"]),
        ("حيّا الحشد #محمود_عباس أمس.", ["محمود_عباس → mahmoud-abbas"]),
        ("اختتمت الهيئة العليا للزراعة لقاءها.", ["الهيئة العليا للزراعة → الهييه-العليا-للزراعه"]),
        ("جدد الاتحاد الأوروبي للفترة المقبلة عرضه.", ["الاتحاد الأوروبي → european-union"]),
        ("ردت وزارة خارجية باراغواي سريعاً.", ["وزارة خارجية باراغواي → وزاره-خارجيه-باراغواي@paraguay"]),
        ("انسحبت فصائل سورية من البلدة.", []),
        ("ارتفعت الأسعار في الأسواق السعودية.", []),
        ("هزم باريس الفرنسي ضيفه في الدوري.", ["باريس → باريس"]),
        ("صوروا فيلم \"الطريق الطويل\" هناك.", ["الطريق الطويل → الطريق-الطويل"]),
        ("ردت وزارة الحج والعمرة سريعاً.", ["وزارة الحج والعمرة → وزاره-الحج-والعمره"]),
        ("نفت وزارة الحج والعمرة الاتهامات سريعاً.", ["وزارة الحج والعمرة → وزاره-الحج-والعمره"]),
        ("أجابت هيئة المياه والكهرباء اليابانية.", ["هيئة المياه والكهرباء اليابانية → هييه-المياه-والكهرباء-اليابانيه@japan"]),
        ("أعدت الدورة للمرأة السعودية العاملة.", []),
        ("قطع القطار المسافة بين موسكو وبكين.", ["موسكو → moscow", "بكين → beijing"]),
        ("روت أ.ف.ب ما جرى.", ["أ.ف.ب → afp"]),
        ("نشأ في قرية الجنينة في سوريا.", ["الجنينة → الجنينه", "سوريا → syria"]),
    ])
    func boundaries(_ words: String, _ expected: [String]) { #expect(reading.names(words) == expected) }

    @Test(arguments: [
        ("وصل الوفد إلى موسكو.", "moscow"), ("عقدوا لقاءً في موسكو.", "moscow"), ("بعد زيارة الوفد لموسكو.", "moscow"),
        ("يجتمعون بموسكو غداً.", "moscow"), ("من العاصمة الروسية موسكو.", "moscow"), ("غضب الجميع من موقف موسكو.", "russia"),
        ("طلبوا دعماً من موسكو.", "russia"), ("ظلت العلاقات بين موسكو وحلفائها جيدة.", "russia"),
    ])
    func capitalOrState(_ words: String, _ expected: String) {
        #expect(reading.names(words).first?.hasSuffix("→ " + expected) == true)
    }

    @Test(arguments: [
        ("وصلوا إلى العاصمة عمّان.", "amman"), ("وصلوا إلى سلطنة عمان.", "oman"), ("قال مسؤول أردني إنه في عمان.", "amman"),
        ("انتقلوا من باريس إلى لندن.", "paris"),
    ])
    func homonyms(_ words: String, _ expected: String) {
        #expect(reading.names(words).first?.hasSuffix("→ " + expected) == true)
    }

    @Test func demonymsAloneAreNoMentions() {
        #expect(reading.names("قال المسؤول الروسي إن الموقف الليبي واضح.").isEmpty)
    }

    @Test func adjectivesLeadToTheirState() {
        let (layer, text) = reading.read("قال المسؤول الروسي إنه متفائل.")
        let token = reading.tokens("الروسي", in: text).lowerBound
        #expect(layer.entity(forAdjective: token).map { layer.entities[$0].id } == "russia")
    }

    @Test func accusativeAdjectiveIsNoState() { #expect(reading.names("كان موقفاً روسياً واضحاً.").isEmpty) }

    @Test func surnameFollowsTheFullName() {
        let names = reading.names("التقى إبراهيم الجعفري ضيوفه ثم غادر الجعفري القاعة.")
        #expect(names == ["إبراهيم الجعفري → ibrahim-al-jaafari", "الجعفري → ibrahim-al-jaafari"])
    }

    @Test func spellingsOfOneName() {
        #expect(Transliteration.isVariant("بلومبرغ", "بلومبورغ"))
        #expect(Transliteration.isVariant("بلومبيرغ", "بلومبرج"))
        #expect(!Transliteration.isVariant("حسن", "حسين"))
        #expect(!Transliteration.isVariant("محمود", "محمد"))
        #expect(Transliteration.differsByLongVowel("بوتن", "بوتين"))
        #expect(!Transliteration.differsByLongVowel("حسن", "حسين"))
        #expect(!Transliteration.differsByLongVowel("كامل", "كمال"))
    }

    @Test func homonymsOfWordsNeedSupport() {
        #expect(reading.names("اشتد الحماس في القاعة وظهر حماس الجمهور.").isEmpty)
        #expect(reading.names("أعلنت حركة حماس موقفها.") == ["حركة حماس → ps-hamas"])
    }

    @Test func localNamesNeedTheStory() {
        let here = "قصف الطيران مدينة بنغازي في ليبيا، ثم وصل الجنود إلى مصراتة في ليبيا. وقالت القيادة العامة إن ليبيا آمنة."
        #expect(reading.names(here).contains("القيادة العامة → ly-national-army"))
        #expect(!reading.names("وقالت القيادة العامة إن كل شيء آمن.").contains { $0.hasSuffix("ly-national-army") })
    }

    @Test func shortNameThatTheTextDeclares() {
        let names = reading.names("هاجمتهم جبهة \"الخلاص من أجل الغد\" المعروفة اختصاراً بـ\"خلاص\". ثم انسحبت \"خلاص\" شمالاً.")
        #expect(names.count == 3)
        #expect(Set(names.map { $0.split(separator: "→").last.map(String.init) ?? "" }).count == 1)
    }

    @Test func titlesAndHeadsAreFoundInTheirExamples() {
        let pack = Pack.load()
        let knowledge = reading.reader.knowledge
        for (table, forms) in [("titles", knowledge.titleTable), ("orgheads", knowledge.headTable)] {
            for row in pack.rows(table) {
                guard let example = row["example"] else {
                    Issue.record("row «\(row.id)» of \(table) has no example")
                    continue
                }
                let text = AnalyzedText(TokenizedText(example), lexicon: reading.lexicon, evidence: WordEvidence())
                #expect(text.tokens.indices.contains { text.match(at: $0, in: forms) != nil }, "\(table) \(row.id): \(example)")
            }
        }
    }

    @Test func womenInOffice() {
        let (layer, _) = reading.read("وصلت وزيرة الخارجية الأميركية إلى المدينة.", published: "2018-06-10")
        #expect(!layer.mentions.contains { $0.form == .nominal })
    }

    @Test func rankAloneIsWhoBoreIt() {
        let (layer, text) = reading.read("دخل المشير خليفة حفتر المدينة. ثم خرج المشير منها.")
        let nominal = layer.mentions.first { $0.form == .nominal }
        #expect(nominal.map { text.text.slice($0.range) } == "المشير")
        #expect(nominal.map { layer.entities[$0.entity].id } == "khalifa-haftar")
    }

    @Test func rankAloneStaysOpenBetweenTwo() {
        let (layer, _) = reading.read("التقى اللواء أحمد المسماري باللواء خليفة حفتر. ثم خرج اللواء مسرعاً.")
        #expect(!layer.mentions.contains { $0.form == .nominal })
    }

    @Test func spokesmanIsHeInApposition() {
        let (layer, text) = reading.read("أكد المتحدث باسم الجيش الإسرائيلي، دانيال هاغاري، الخبر.")
        let phrase = reading.tokens("المتحدث باسم الجيش الإسرائيلي، دانيال هاغاري", in: text)
        #expect(layer.resolve(phrase).map { layer.entities[$0].id } == "daniel-hagari")
    }

    @Test func whatBelongsToABodyIsNotTheBody() {
        let (layer, text) = reading.read("أمام مقر الأمم المتحدة تجمعوا.")
        #expect(layer.resolve(reading.tokens("مقر الأمم المتحدة", in: text)) == nil)
    }

    @Test(arguments: [
        ("قال وزير الدفاع التركي إن بلاده ترسل وفداً.", "turkey"), ("أكد الرئيس الروسي، أمس. وأضاف أن بلاده باقية.", "russia"),
    ])
    func hisLandIsTheSpeakersState(_ words: String, _ expected: String) {
        let (layer, text) = reading.read(words)
        let land = layer.mentions.last { $0.form == .nominal && text.text.slice($0.range) == "بلاده" }
        #expect(land.map { layer.entities[$0.entity].id } == expected)
    }

    @Test func hisLandStaysOpenWhereNobodysStateIsKnown() {
        let (layer, text) = reading.read("قال سالم الهادي إن بلاده ترسل وفداً.")
        #expect(!layer.mentions.contains { text.text.slice($0.range) == "بلاده" })
    }

    @Test func noTokensNoLayer() {
        let (layer, _) = reading.read("")
        #expect(layer.entities.isEmpty && layer.mentions.isEmpty)
    }
}

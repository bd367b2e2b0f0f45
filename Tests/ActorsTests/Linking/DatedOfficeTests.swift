import ArabicText
import Knowledge
import Readings
import Testing

@testable import Actors

/// «وزير الدفاع الروسي» on a date: who is meant, or nobody where the packs do not know.
@Suite struct DatedOfficeTests {
    private let reading = PackReading.shared

    struct Question: Sendable, CustomTestStringConvertible {
        let office: String
        let date: String
        /// Id of the holder; nil where the office has no known holder at the date.
        let holder: String?
        var testDescription: String { "\(office), \(date)" }

        init(_ office: String, _ date: String, _ holder: String?) {
            self.office = office
            self.date = date
            self.holder = holder
        }
    }

    static let questions: [Question] = [
        Question("وزير الدفاع الروسي", "2020-02-20", "sergei-shoigu"),
        Question("وزير الدفاع الروسي", "2020-02", "sergei-shoigu"),
        Question("وزير الدفاع الروسي", "2024-06-01", "andrei-belousov"),
        Question("وزير الدفاع الروسي", "2005-03-01", nil),
        Question("وزير الخارجية الروسي", "2018-07-10", "sergei-lavrov"),
        Question("الرئيس الروسي", "2010-05-01", "dmitry-medvedev"),
        Question("وزير الداخلية اليمني", "2013-02-01", "abdulqader-qahtan"),
        Question("وزير الدفاع الإيطالي", "2012-06-01", "giampaolo-di-paola"),
        Question("وزير الدفاع اليوناني", "2016-01-01", "panos-kammenos"),
        Question("وزير الداخلية المصري", "2012-01-15", "mohamed-ibrahim-youssef"),
        Question("وزير الخارجية الموريتاني", "2012-05-05", "hamadi-ould-hamadi"),
        Question("وزير الداخلية الكويتي", "2020-02-02", "anas-al-saleh"),
        Question("وزير الداخلية الأردني", "2012-12-01", "awad-khleifat"),
        Question("وزير الداخلية العراقي", "2012-03-03", "nouri-al-maliki"),
        Question("وزير الداخلية السوداني", "2018-06-20", "ibrahim-mahmoud-hamid"),
        Question("وزير الدفاع الكويتي", "2022-06-01", "talal-khaled-al-sabah"),
        Question("وزير الداخلية اليوناني", "2014-01-10", "yannis-michelakis"),
        Question("وزير خارجية حكومة صنعاء", "2019-05-01", "hisham-sharaf"),
        Question("المبعوث الأميركي إلى سوريا", "2019-06-01", "james-jeffrey"),
        Question("المبعوث الأميركي إلى ليبيا", "2019-06-01", nil),
        Question("المنسقة الخاصة للأمم المتحدة في لبنان", "2022-06-01", "joanna-wronecka"),
        Question("الرئيس الروسي", "2013-05-01", "vladimir-putin"),
        Question("رئيس الوزراء الروسي", "2019-11-11", "dmitry-medvedev"),
        Question("الرئيس الأميركي", "2019-04-21", "donald-trump"),
        Question("الرئيس الأمريكي", "2021-10-03", "joe-biden"),
        Question("الرئيس الأمريكي", "2021-01-20", "joe-biden"),
        Question("الرئيس الأمريكي", "2021-01-19", "donald-trump"),
        Question("الرئيس الأمريكي", "2021-01", nil),
        Question("الرئيس الأميركي", "2016-12-31", "barack-obama"),
        Question("وزير الخارجية الأميركي", "2018-03-10", "rex-tillerson"),
        Question("وزير الخارجية الأميركي", "2018-04-10", nil),
        Question("وزير الخارجية الأميركي", "2018-06-10", "mike-pompeo"),
        Question("وزيرة الخارجية الأميركية", "2011-03-01", "hillary-clinton"),
        Question("وزير الدفاع الأميركي", "2019-04-20", "patrick-shanahan"),
        Question("مستشار الأمن القومي الأميركي", "2018-09-01", "john-bolton"),
        Question("الرئيس التركي", "2013-02-02", "abdullah-gul"),
        Question("الرئيس التركي", "2020-02-19", "recep-tayyip-erdogan"),
        Question("رئيس الوزراء التركي", "2017-09-09", "binali-yildirim"),
        Question("رئيس الوزراء التركي", "2019-09-09", nil),
        Question("وزير الخارجية التركي", "2019-10-09", "mevlut-cavusoglu"),
        Question("وزير الدفاع التركي", "2020-07-04", "hulusi-akar"),
        Question("الرئيس الإيراني", "2022-09-09", "ebrahim-raisi"),
        Question("وزير الخارجية الإيراني", "2019-06-14", "mohammad-javad-zarif"),
        Question("المرشد الإيراني", "2018-08-13", "ali-khamenei"),
        Question("رئيس الوزراء الإسرائيلي", "2021-10-01", "naftali-bennett"),
        Question("رئيس الوزراء الإسرائيلي", "2018-04-30", "benjamin-netanyahu"),
        Question("وزير الدفاع الإسرائيلي", "2018-06-01", "avigdor-lieberman"),
        Question("الرئيس الفرنسي", "2017-01-01", "francois-hollande"),
        Question("الرئيس الفرنسي", "2018-05-29", "emmanuel-macron"),
        Question("وزير الخارجية الفرنسي", "2019-05-08", "jean-yves-le-drian"),
        Question("رئيسة الوزراء البريطانية", "2018-04-14", "theresa-may"),
        Question("رئيس وزراء بريطانيا", "2021-03-03", "boris-johnson"),
        Question("المستشارة الألمانية", "2020-01-19", "angela-merkel"),
        Question("وزير الخارجية الألماني", "2020-01-19", "heiko-maas"),
        Question("رئيس الوزراء الإيطالي", "2018-11-12", "giuseppe-conte"),
        Question("وزير الداخلية الإيطالي", "2018-08-15", "matteo-salvini"),
        Question("رئيس الوزراء اليوناني", "2020-01-17", "kyriakos-mitsotakis"),
        Question("الرئيس المصري", "2012-12-01", "mohamed-morsi"),
        Question("الرئيس المصري", "2013-12-01", "adly-mansour"),
        Question("الرئيس المصري", "2012-03-01", nil),
        Question("وزير الخارجية المصري", "2020-06-06", "sameh-shoukry"),
        Question("رئيس حكومة الوفاق", "2019-05-01", "fayez-al-sarraj"),
        Question("رئيس حكومة الوفاق", "2021-06-01", nil),
        Question("رئيس المجلس الرئاسي الليبي", "2021-05-01", "mohamed-al-menfi"),
        Question("الرئيس السوري", "2018-04-14", "bashar-al-assad"),
        Question("وزير الخارجية السوري", "2021-02-02", "faisal-mekdad"),
        Question("الرئيس اليمني", "2018-06-13", "abdrabbuh-mansur-hadi"),
        Question("رئيس الوزراء العراقي", "2020-01-03", "adil-abdul-mahdi"),
        Question("رئيس الوزراء اللبناني", "2020-08-04", "hassan-diab"),
        Question("العاهل الأردني", "2021-04-04", "abdullah-ii"),
        Question("ولي العهد السعودي", "2018-10-02", "mohammed-bin-salman"),
        Question("ولي العهد السعودي", "2016-10-02", "mohammed-bin-nayef"),
        Question("وزير الخارجية السعودي", "2018-05-05", "adel-al-jubeir"),
        Question("أمير قطر", "2017-06-05", "tamim-bin-hamad"),
        Question("الرئيس التونسي", "2018-09-01", "beji-caid-essebsi"),
        Question("الرئيس التونسي", "2021-07-25", "kais-saied"),
        Question("رئيس الحكومة التونسية", "2018-06-06", "youssef-chahed"),
        Question("الرئيس الجزائري", "2018-02-02", "abdelaziz-bouteflika"),
        Question("وزير الخارجية المغربي", "2020-09-06", "nasser-bourita"),
        Question("الرئيس السوداني", "2018-12-19", "omar-al-bashir"),
        Question("الرئيس السوداني", "2020-12-19", nil),
        Question("الأمين العام للأمم المتحدة", "2019-04-04", "antonio-guterres"),
        Question("أمين عام الجامعة العربية", "2014-03-25", "nabil-elaraby"),
        Question("المبعوث الأممي إلى ليبيا", "2019-07-29", "ghassan-salame"),
        Question("المبعوث الأممي إلى اليمن", "2018-11-21", "martin-griffiths"),
        Question("مبعوث الأمم المتحدة إلى سوريا", "2018-01-25", "staffan-de-mistura"),
        Question("الأمين العام لحزب الله", "2020-01-05", "hassan-nasrallah"),
    ]

    @Test(arguments: questions)
    func holderAtDate(_ question: Question) throws {
        let (layer, _) = reading.read("وفي اليوم نفسه وصل \(question.office) على رأس وفد.", published: question.date)
        let nominal = layer.mentions.first { $0.form == .nominal && $0.type == .person }
        #expect(nominal.map { layer.entities[$0.entity].id } == question.holder)
    }

    @Test func formerHolderIsNotTheHolder() {
        let (layer, _) = reading.read("التقى الرئيس الأميركي السابق عدداً من الطلاب.", published: "2019-04-21")
        #expect(!layer.mentions.contains { $0.form == .nominal })
    }

    @Test func deputyIsNotTheHolder() {
        let (layer, _) = reading.read("وصل نائب وزير الدفاع الروسي إلى دمشق.", published: "2020-02-20")
        #expect(!layer.mentions.contains { $0.form == .nominal })
    }

    @Test func withoutDateNobody() {
        let (layer, _) = reading.read("وصل وزير الدفاع الروسي إلى دمشق.", published: nil)
        #expect(!layer.mentions.contains { $0.form == .nominal })
    }

    @Test func theTextsOwnNameWins() {
        let (layer, text) = reading.read("وصل وزير الدفاع الروسي، سيرغي شويغو، إلى دمشق.", published: "2025-02-20")
        #expect(!layer.mentions.contains { $0.form == .nominal })
        let phrase = reading.tokens("وزير الدفاع الروسي، سيرغي شويغو", in: text)
        #expect(layer.resolve(phrase).map { layer.entities[$0].id } == "sergei-shoigu")
    }

    @Test(
        "an office is held by who held it when the story happened",
        arguments: [
            ("في عام 2005 زار الرئيس الأميركي البلاد.", "george-w-bush"), ("زار الرئيس الأميركي البلاد.", "joe-biden"),
            ("قال الرئيس الأميركي إن الأزمة بدأت في عام 2005.", "joe-biden"),
        ])
    func narratedDate(_ words: String, _ holder: String) {
        let (layer, _) = reading.read(words, published: "2022-05-05", times: [("عام 2005", "2005")])
        #expect(layer.mentions.filter { $0.form == .nominal }.map { layer.entities[$0.entity].id } == [holder])
    }
}

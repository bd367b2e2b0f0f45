import Events
import Readings
import Testing

@testable import Reader

/// Who backs whom, in sentences of the kinds that news writes.
struct AlignmentReadingTests {
    private static let reader = Reader()

    private static func alignments(_ text: String) -> [AlignmentRecord] {
        reader.read(SourceDocument(id: "t", text: text)).alignments
    }

    struct Case: Sendable {
        let text: String
        let from: String
        let to: String
        var relation = Relation.supports
        var phase = Phase.ongoing
    }

    @Test(arguments: [
        Case(text: "أكدت فرنسا دعمها للبنان.", from: "france", to: "lebanon"),
        Case(text: "تلقى لبنان دعما من فرنسا.", from: "france", to: "lebanon"),
        Case(text: "أعلنت فرنسا وقوفها إلى جانب لبنان.", from: "france", to: "lebanon"),
        Case(text: "طلب لبنان دعما من فرنسا.", from: "france", to: "lebanon", phase: .sought),
        Case(text: "حث لبنان فرنسا على دعم العراق.", from: "france", to: "iraq", phase: .sought),
        Case(text: "تدرس فرنسا وقف دعمها للبنان.", from: "france", to: "lebanon", phase: .weakening),
        Case(text: "قررت فرنسا وقف كل أشكال الدعم للبنان.", from: "france", to: "lebanon", phase: .weakening),
        Case(text: "تراجع الدعم الروسي لسوريا واضح.", from: "russia", to: "syria", phase: .weakening),
        Case(text: "لم تقدم فرنسا دعما إلى لبنان ولا تدعم فرنسا العراق.", from: "france", to: "iraq", phase: .denied),
        Case(text: "اتهمت كندا إيران بدعم الحوثيين.", from: "iran", to: "ye-houthis"),
        Case(text: "ويتهم وزير الخارجية الأمريكي، مايك بومبيو، إيران بالتجسس.", from: "mike-pompeo", to: "iran", relation: .opposes),
        Case(text: "فرضت كندا عقوبات على روسيا.", from: "canada", to: "russia", relation: .opposes),
        Case(text: "رفضت موسكو اتهامات لندن لها.", from: "united-kingdom", to: "russia", relation: .opposes),
        Case(text: "ليس فقط دعم قطر للعراق.", from: "qatar", to: "iraq"),
        Case(text: "تقدم الجيش السوري بدعم من روسيا نحو مواقع لتنظيم القاعدة.", from: "russia", to: "syrian-army"),
        Case(text: "وجهت إسرائيل ضربة استهدفت قواعد إيرانية.", from: "israel", to: "iran", relation: .opposes),
        Case(text: "قطعت كندا تمويلها للأونروا.", from: "canada", to: "unrwa", phase: .ended),
        Case(text: "تحدثت تركيا عن غولن، الحليف السابق لأردوغان.", from: "fethullah-gulen", to: "recep-tayyip-erdogan", phase: .ended),
        Case(text: "اتهمت كندا فرنسا بتقديم الدعم للحوثيين.", from: "france", to: "ye-houthis"),
        Case(text: "تنفي دمشق وحليفتها موسكو التهم.", from: "russia", to: "syria"),
        Case(text: "أيدت الكويت قرار الرئيس الفرنسي إيمانويل ماكرون.", from: "kuwait", to: "emmanuel-macron"),
        Case(text: "قدمت كوبا دعما لحكومة الرئيس السوري، بشار الأسد، أمس.", from: "cuba", to: "bashar-al-assad"),
        Case(text: "رفضت بولندا مزاعم روسيا عن تدريب المقاتلين.", from: "russia", to: "poland", relation: .opposes),
        Case(text: "اليابان، حليف كندا، عضو في المنظمة.", from: "canada", to: "japan"),
        Case(text: "تصاعدت التوترات بين تونس ومالي.", from: "mali", to: "tunisia", relation: .opposes),
        Case(text: "طالبت تركيا برحيل الرئيس السوري بشار الأسد.", from: "turkey", to: "bashar-al-assad", relation: .opposes),
        Case(text: "أغلقت كندا مكتب حركة حماس في البلاد.", from: "canada", to: "ps-hamas", relation: .opposes),
        Case(text: "تحدث أردوغان في القمة شاكرا قطر.", from: "recep-tayyip-erdogan", to: "qatar"),
        Case(text: "واتهم الكرملين واشنطن برفض الحوار.", from: "russia", to: "united-states", relation: .opposes),
        Case(text: "هاجم زعيم حركة فتح محمود عباس إسرائيل.", from: "mahmoud-abbas", to: "israel", relation: .opposes),
        Case(text: "شنت كندا غارات على مواقع عسكرية خاضعة لسيطرة الحوثيين.", from: "canada", to: "ye-houthis", relation: .opposes),
        Case(text: "طلبت أوكرانيا دعم فرنسا.", from: "france", to: "ukraine", phase: .sought),
        Case(text: "نال لبنان دعم فرنسا.", from: "france", to: "lebanon"),
        Case(text: "تجددت الحرب بين حركة المقاومة الإسلامية، حماس، وإسرائيل.", from: "israel", to: "ps-hamas", relation: .opposes),
        Case(text: "انسحبت كندا من الاتفاق النووي مع إيران.", from: "canada", to: "iran", relation: .opposes),
        Case(text: "قال أردوغان إن الجرائم الإسرائيلية مستمرة.", from: "recep-tayyip-erdogan", to: "israel", relation: .opposes),
        Case(text: "قالت هيلي إن الصاروخ الذي أطلقه الحوثيون على السعودية إيراني.", from: "ye-houthis", to: "saudi-arabia", relation: .opposes),
        Case(text: "شكر وزير الخارجية الأمريكي، مايك بومبيو، قطر، على جهودها.", from: "mike-pompeo", to: "qatar"),
        Case(text: "انتقدت اليونان تصريحات أدلى بها أردوغان.", from: "greece", to: "recep-tayyip-erdogan", relation: .opposes),
        Case(text: "رفضت بولندا مزاعم كررتها روسيا.", from: "poland", to: "russia", relation: .opposes),
        Case(text: "بعد الغارات التي نفذتها كندا وبلجيكا على أهداف للحوثيين.", from: "belgium", to: "ye-houthis", relation: .opposes),
        Case(text: "تعهدت كوبا بمساعدة حركة طالبان التي تشن عليها كندا حملة واسعة.", from: "canada", to: "taliban", relation: .opposes),
        Case(text: "تصاعد الخلاف بين كوبا وكل من كندا وبلجيكا.", from: "belgium", to: "cuba", relation: .opposes),
        Case(text: "حملت كندا، على لسان وزير خارجيتها، إيران مسؤولية الهجوم.", from: "canada", to: "iran", relation: .opposes),
        Case(text: "نفذت كندا عملية كبيرة في العراق، في يناير الماضي، ضد حركة طالبان.", from: "canada", to: "taliban", relation: .opposes),
        Case(text: "رحب السكان بتقدم للجيش السوري بإسناد من روسيا.", from: "russia", to: "syrian-army"),
        Case(text: "تعتبر كندا حركة طالبان منظمة إرهابية، تدعمها باكستان.", from: "pakistan", to: "taliban"),
        Case(text: "تحدث الوزير عن العملية التي اتهمت كندا كوبا بالوقوف وراءها.", from: "canada", to: "cuba", relation: .opposes),
        Case(text: "استهدفت كندا مواقع عسكرية تابعة لحركة طالبان.", from: "canada", to: "taliban", relation: .opposes),
        Case(text: "علق لافروف على قرار كندا فرض عقوبات على إيران.", from: "canada", to: "iran", relation: .opposes),
        Case(text: "كتبت الصحيفة عن حزب العمال الكردستاني الذي شن تمردا على تركيا.", from: "pkk", to: "turkey", relation: .opposes),
        Case(text: "قال الوزير إن اشتباكات اندلعت بين حركة أمل وحركة فتح.", from: "ps-fatah", to: "lb-amal", relation: .opposes),
        Case(text: "واتهم ترامب في خطابه كوبا بالخداع.", from: "donald-trump", to: "cuba", relation: .opposes),
        Case(text: "واتهمت كندا الاثنين الماضي (9 أبريل) كوبا بالتجسس.", from: "canada", to: "cuba", relation: .opposes),
        Case(text: "بنى أردوغان علاقات وثيقة مع نظيره، فلاديمير بوتين.", from: "vladimir-putin", to: "recep-tayyip-erdogan"),
        Case(text: "العلاقات بين كندا وكوبا تشهد توترا.", from: "cuba", to: "canada", relation: .opposes),
        Case(text: "زار وزير كندا كوبا رغم التوتر بين البلدين.", from: "cuba", to: "canada", relation: .opposes),
        Case(text: "شن الجيش السوري عملية لطرد حركة حماس من المدينة.", from: "syrian-army", to: "ps-hamas", relation: .opposes),
        Case(text: "هدد ترامب إيران أمس.", from: "donald-trump", to: "iran", relation: .opposes),
    ])
    func theClauseSaysWhoBacksWhom(_ expected: Case) {
        let found = Self.alignments(expected.text)
        #expect(
            found.contains {
                $0.from == expected.from && $0.to == expected.to && $0.relation == expected.relation && $0.phase == expected.phase
            }, "\(found.map { "\($0.from) \($0.relation) \($0.to) \($0.phase)" })")
    }

    @Test func actorsOfACoordinationAreBackedAlike() {
        let found = Self.alignments("تدعم إيران وروسيا لبنان والعراق.")
        for from in ["iran", "russia"] {
            for to in ["lebanon", "iraq"] { #expect(found.contains { $0.from == from && $0.to == to && $0.relation == .supports }) }
        }
    }

    @Test(arguments: [
        "دعم البنك المركزي الليرة التركية في الأسواق.", "انتقدت فرنسا أداء منتخب ألمانيا.", "هاجم متمردون سوريون قافلة في تركيا.",
        "وصلت مساعدات إنسانية من الكويت إلى اليمن.", "ينفي محمد بن سلمان أي خلاف بين ترامب والسعودية.",
        "تحدث خبير عن مقاتلين تدعمهم أمريكا.", "قال الوزير من يحتل قبرص.",
        "تحركت تركيا ردا على قصف استهدف السعودية.", "أعلنت تركيا استقالة الحكومة المصرية.", "أغلقت كندا معابر مصر.",
        "وصلت حملة في اليمن ضد الفقر.", "وهو اتهام رفضته طهران.", "لعب إدين هازارد في بلجيكا.",
        "علقت كندا الهجوم على مدينة الحديدة لفتح الباب أمام وساطة للأمم المتحدة.",
        "اعتقلت كندا رجلا بتهمة التجسس على الناس في كوبا.", "قال رجل في كوبا إن أيدي كندا نظيفة.",
        "زار ترامب كوبا وكندا. واحتج مهاجرون على الحكومة ووصفوها بالكاذبة.", "تعرضت كوبا لغزو، أطاح بحاكمها.",
        "في كوبا مدارس مولتها جمعية خيرية في كندا.", "بحثت كندا مع كوبا وقف الأعمال في المصنع.",
        "وصل خبير إلى كندا. وسيواصل المدربون تدريب الجنود في كوبا.", "تم استهداف سفينة كوبية قرب كندا.",
    ])
    func whatIsNoBackingIsLeft(_ text: String) { #expect(Self.alignments(text).isEmpty) }

    @Test func followersOfALeaderAreOneMovement() {
        let reading = Self.reader.read(SourceDocument(id: "t", text: "تدعم روسيا أنصار النظام السابق. وقاتل أنصار النظام السابق إلى جانب روسيا."))
        let movement = reading.entities.first { $0.name == "أنصار النظام السابق" }
        #expect(movement?.type == .organization)
        #expect(reading.alignments.contains { $0.from == "russia" && $0.to == movement?.id })
        #expect(!reading.mentions.contains { $0.entity == movement?.id && $0.form == .name })
    }

    @Test func theListNamesThePartiesTheirWordsAndWhoSaysSo() {
        let reading = Self.reader.read(SourceDocument(id: "t", text: "قالت تركيا إن فرنسا تدعم لبنان.", published: "2020-08-14"))
        let rows = AllianceList(of: "لبنان").rows(of: reading)
        #expect(rows.first.map { Array($0.prefix(5)) } == ["2020-08-14", "فرنسا", "supports", "لبنان", "ongoing"])
        #expect(rows.allSatisfy { $0.count == AllianceList.columns.count })
        #expect(AllianceList(of: "مصر").rows(of: reading).isEmpty)
        #expect(AllianceList(of: "لبنان").names(reading) && !AllianceList(of: "اليابان").names(reading))
        #expect(!AllianceList(of: "لبنان", since: PartialDate("2021")).names(reading))
        var kept = Self.reader.read(SourceDocument(id: "t", text: "فيما انتقدت فرنسا حليفتها تركيا أمس.", published: "2020-08-14T10:00:00Z"))
        kept.document.text = "فيما انتقدت فرنسا حليفتها تركيا أمس."
        let allied = AllianceList(of: "تركيا").rows(of: kept).first { $0[2] == "supports" }
        #expect(allied?[0] == "2020-08-14")
        #expect(allied?[5] == "«حليفتها»")
        #expect(allied?[8] == kept.document.text)
        #expect(AllianceList(of: "لبنان", since: PartialDate("2021")).rows(of: reading).isEmpty)
    }
}

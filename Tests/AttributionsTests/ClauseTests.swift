import Readings
import Testing

@Suite("Attributions: whose words a clause holds and where they end")
struct ClauseTests {
    /// Cues with their sources and contents.
    private func found(_ text: String) -> [[String]] {
        AttributionSample.attributions(text).map { [$0.cue.text, $0.source?.text ?? "-", $0.content.text] }
    }

    @Test("no cue lies in a name")
    func inName() {
        #expect(found("قال سمير حسب الله إن المدرسة ستفتح في الخريف.") == [["قال", "سمير حسب الله", "المدرسة ستفتح في الخريف"]])
        #expect(found("حسب البلدية، فإن الجسر مغلق.") == [["حسب", "البلدية", "الجسر مغلق"]])
    }

    @Test("what belongs to somebody does not go on speaking")
    func belonging() {
        #expect(found("كانت القرية مركزا صغيرا تابعا للميناء وتوصف بأنها هادئة.").isEmpty)
    }

    @Test("the genitive of an act does not speak, the subject of the clause does")
    func genitive() {
        #expect(found("وقال الوزير: \"اعتقال سمير حداد يؤكد أن القانون فوق الجميع\".").map { $0[0] } == ["قال"])
        #expect(found("وقال الوزير إن سمير حداد يؤكد أن الجسر آمن.").map { $0[1] } == ["الوزير", "سمير حداد"])
        #expect(found("وهذا يؤكد أن الطريق مغلق.").isEmpty)
    }

    @Test("a noun of saying without anything said is no cue")
    func nothingSaid() {
        #expect(found("وقالت المنظمة: \"انتقاد الوزيرة قبل الاقتراع أمر محرم\".").map { $0[0] } == ["قالت"])
        #expect(found("مع تشديد الحراسة على الحدود توقف العبور.").isEmpty)
    }

    @Test("in the middle of its clause a phrase tells the whole of it")
    func middle() {
        #expect(
            found("وستمثل القمة وفقا لموقع \"الأفق\" فرصة فريدة للطرفين.")
                == [["وفقا", "موقع \"الأفق\"", "ستمثل القمة وفقا لموقع \"الأفق\" فرصة فريدة للطرفين"]])
    }

    @Test("what is added of a source ends where the clause begins")
    func described() {
        #expect(found("ووفقا لتقرير للبلدية، ومقرها الميناء، فقد غرق قاربان في الخليج.").map { $0[2] } == ["غرق قاربان في الخليج"])
    }

    @Test("a report in a subordinate clause ends before the main one")
    func subordinate() {
        #expect(
            found("وبعد أن طلب الوزير من البلدية فتح الطريق، أكد أن الجسر آمن.").map { $0[2] } == ["البلدية فتح الطريق", "الجسر آمن"])
        #expect(found("عندما أعلن الوزير عن استقالته، لم يكن النواب في القاعة.").map { $0[2] } == ["استقالته"])
    }

    @Test("whom a question names does not answer it")
    func question() {
        let text = "قال الوزير سمير حداد إن الجسر آمن. وردا على سؤال عما يقال عن أن ليلى خوري غاضبة، اعتبر أن الأمر محسوم."
        let entities = AttributionSample.attributions(text).map { $0.source?.entity }
        #expect(entities.count == 2 && entities[0] != nil && entities[0] == entities[1])
    }

    @Test("whom the last words only speak of does not go on")
    func spokenOf() {
        let text = "وقال مسؤول عسكري إن السفن عادت. ولفت إلى أن قائد البحرية، سمير حداد، توجه إلى الميناء. وأضاف: \"سنرى ما يحدث غدا\"."
        #expect(AttributionSample.attributions(text).last?.source?.entity == nil)
    }

    @Test("of a site that tells of somebody he goes on, within what it tells")
    func ofSite() {
        let lines = AttributionSample.lines("وذكر موقع \"الأفق\" أن سمير حداد أعرب عن غضبه من القرار، قائلا: \"القرار لا يناسب المدينة\".")
        #expect(lines.map { $0.hasPrefix("  ") } == [false, true, true])
    }

    @Test("sources in full: an office that serves another, a language, a name in marks")
    func offices() {
        #expect(found("أعلن مستشار الأمن القومي للرئيس الكوري، كيم هونغ، عن لقاء قريب.").map { $0[2] } == ["لقاء قريب"])
        #expect(
            found("وقال سمير حداد: \"القرار لا يناسب المدينة\"، بحسب ما نقلت عنه صحيفة \"الأفق\" التركية الناطقة بالعربية.").last?[1]
                == "صحيفة \"الأفق\" التركية الناطقة بالعربية")
        #expect(
            found("وقال المتحدث باسم \"غرفة العمليات الكبرى\" سمير حداد إن القتال توقف.").map { $0[1] }
                == ["المتحدث باسم \"غرفة العمليات الكبرى\" سمير حداد"])
    }

    @Test("a jussive stands behind a negation alone, and «إن لم» is a condition")
    func moods() {
        #expect(found("وصلت حافلات تقل مقاتلين قبل أن تنطلق نحو الشمال.").isEmpty)
        #expect(
            found("ودعا الوزير النقابة إلى وقف الإضراب مهددا بالتدخل إن لم تفعل.").map { $0[2] } == ["وقف الإضراب", "التدخل إن لم تفعل"])
    }

    @Test("what is held to be something is held so by nobody who is named")
    func held() {
        #expect(found("عثر الحراس على جسم يعتقد أنه قنبلة.").isEmpty)
        #expect(found("يعتقد الحراس أنه قنبلة.").map { $0[1] } == ["الحراس"])
    }

    @Test("a verb takes its own preposition, also joined to a short noun and behind an aside")
    func prepositions() {
        #expect(found("هدد القائد بشن حرب على الجيران.").map { $0[2] } == ["شن حرب على الجيران"])
        #expect(found("وكانت الرابطة كشفت في آذار الماضي، عن انتشار الأمراض في السجن.").map { $0[2] } == ["انتشار الأمراض في السجن"])
    }

    @Test("those of whom a man tells go on behind «لكنهم»")
    func however() {
        #expect(
            AttributionSample.lines("قال المصدر إن المحققين يجهلون هويته، لكنهم رجحوا أنه غريب.").map { $0.hasPrefix("  ") } == [false, true])
    }

    @Test("any verb of a paper passes on what its source said")
    func passedOn() {
        #expect(
            AttributionSample.lines("ذكرت صحيفة \"الأفق\" عن مصدر أمني أن الميناء مغلق.").map { $0.hasPrefix("  ") } == [false, true])
    }

    @Test("his own house is whom an order is given to")
    func ownHouse() {
        #expect(found("وكان الوزير قد أمر إدارته بمراجعة اللوائح.").map { $0[1] } == ["الوزير"])
    }

    @Test("blame that is laid on a pronoun, and a denial beside another")
    func besides() {
        #expect(found("اتهمت الوزارة الشركة بالإهمال، وحملتها مسؤولية الحريق.").map { $0[2] } == ["الشركة بالإهمال", "مسؤولية الحريق"])
        #expect(
            found("نفت روسيا التدخل في الاقتراع كما نفى الوزير وجود أي اتصال.").map { $0[2] } == ["التدخل في الاقتراع", "وجود أي اتصال"])
    }
}

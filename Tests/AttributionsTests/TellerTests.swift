import Readings
import Testing

@Suite("Attributions: who tells of whom")
struct TellerTests {
    @Test("whom it is said to stands between verb and content and is no source")
    func addressee() {
        #expect(AttributionSample.lines("حثت النقابة أعضاءها على الإضراب.") == ["حثت | النقابة | الإضراب | demands | indirect"])
        #expect(
            AttributionSample.lines("طالبت الوزارة السكان بالبقاء في بيوتهم.") == [
                "طالبت | الوزارة | البقاء في بيوتهم | demands | indirect"
            ])
        #expect(
            AttributionSample.lines("قال الوزير إن الوفد عاد. وطالب مساعديه بإعداد تقرير شامل.").last
                == "طالب | – | إعداد تقرير شامل | demands | indirect")
    }

    @Test("a subject between أن and its verb tells, not the one behind it")
    func subjectOfThat() {
        #expect(
            AttributionSample.lines("ذكرت الصحيفة أن ضابطاً كبيراً في الحرس، أبلغ النواب أن السلاح مفقود.") == [
                "ذكرت | الصحيفة | ضابطاً كبيراً في الحرس، أبلغ النواب أن السلاح مفقود | asserts | indirect",
                "  أبلغ | ضابطاً كبيراً في الحرس | السلاح مفقود | asserts | indirect",
            ])
    }

    @Test("a resumptive clause denies what stands before it and does not tell it")
    func resumptive() {
        #expect(
            AttributionSample.lines("سقط الجسر القديم وهو ما نفته البلدية.") == ["نفت | البلدية | سقط الجسر القديم | denies | indirect"])
        #expect(
            AttributionSample.lines("قال الوزير إن الجسر سقط وهو ما نفته البلدية.").map { $0.hasPrefix("  ") } == [false, false])
    }

    @Test("a text in which something is said belongs to the subject of its sentence")
    func withinText() {
        #expect(
            AttributionSample.lines("أصدرت الوزارة بياناً أشارت فيه إلى أن المخزون يكفي شهرين.") == [
                "أشارت | الوزارة | المخزون يكفي شهرين | asserts | indirect"
            ])
    }

    @Test("«كما يوضح» leads the clause behind its source in")
    func asHeExplains() {
        #expect(
            AttributionSample.lines("لكن كما يوضح المتحدث، لا تزال الطريق مغلقة.") == [
                "كما يوضح | المتحدث | لا تزال الطريق مغلقة | asserts | indirect"
            ])
    }

    @Test("a contrast ends what is said")
    func contrast() {
        #expect(
            AttributionSample.lines("قالت الوزارة إن الميناء مفتوح، بينما أغلق التجار محالهم.") == [
                "قالت | الوزارة | الميناء مفتوح | asserts | indirect"
            ])
    }

    @Test("behind a whole sentence the outlet tells of its source")
    func tellerBehind() {
        #expect(
            AttributionSample.lines("أغلقت المدارس أبوابها، بحسب الوكالة نقلاً عن مصدر محلي.") == [
                "بحسب | الوكالة | أغلقت المدارس أبوابها | asserts | indirect",
                "  نقلاً عن | مصدر محلي | أغلقت المدارس أبوابها | asserts | indirect",
            ])
    }

    @Test("«نقلت عنه» tells of the last speaker")
    func toldOfHim() {
        #expect(
            AttributionSample.lines("قال متحدث باسم الحزب إن اللقاء تأجل. ونقلت عنه الصحيفة قوله إن الموعد لم يحدد.").suffix(2) == [
                "نقلت | الصحيفة | قوله إن الموعد لم يحدد | asserts | indirect", "  قول | – | الموعد لم يحدد | asserts | indirect",
            ])
    }

    @Test("words between قوله and إن do not part them")
    func sayingApart() {
        #expect(
            AttributionSample.lines("نقل الموقع الرسمي عن القائد قوله، السبت، إن الحدود آمنة.") == [
                "نقل | الموقع الرسمي | القائد قوله، السبت، إن الحدود آمنة | asserts | indirect",
                "  قول | القائد | الحدود آمنة | asserts | indirect",
            ])
    }

    @Test("«حيث قال» has the subject of the clause before it")
    func whereHeSaid() {
        #expect(
            AttributionSample.lines("زار الوزير المخيم، حيث قال إن المساعدات ستصل.") == ["قال | الوزير | المساعدات ستصل | asserts | indirect"])
    }

    @Test("parents never make a circle, whoever names whom")
    func acyclic() {
        let text = String(
            repeating: "قال المتحدث، نقلاً عن مصدر، إن النائب أكد أن الوكالة نقلت عن تاجر قوله إن السوق مغلق، بحسب الصحيفة نقلاً عن شاهد. ", count: 40)
        let found = AttributionSample.attributions(text)
        let parents = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.parent) })
        for attribution in found {
            var above: String? = attribution.id
            var steps = 0
            while let id = above, steps <= found.count {
                above = parents[id] ?? nil
                steps += 1
            }
            #expect(above == nil)
        }
    }

    @Test("by saying so he speaks himself, not whom he speaks to; what another has revealed does not take his turn")
    func whoGoesOn() {
        let warned = AttributionSample.attributions(
            "حذر الرئيس الفرنسي إيمانويل ماكرون الرئيس التركي رجب طيب أردوغان بالقول إن الهدنة هشة. وأضاف أن الوفد سيصل غدا.")
        #expect(warned.count == 3)
        #expect(Set(warned.map { $0.source?.entity }).count == 1)
        let revealed = AttributionSample.attributions("قالت كندا إن السفينة غرقت، وهو ما كشفته فرنسا أمس. وأضافت أن التحقيق مستمر.")
        #expect(revealed.first?.source?.entity == revealed.last?.source?.entity)
    }
}

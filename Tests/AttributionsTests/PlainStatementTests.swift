import Readings
import SentenceTables
import Testing

/// One sentence in which somebody says something: the table names cue, source, content and stance. A second statement may lie within it or around it.
struct PlainStatementTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let sentence: String
        let statement: [String]

        var testDescription: String { sentence }
    }

    static let rows: [Row] = {
        SentenceTable.rows("statements.tsv").map { fields in
            return Row(sentence: fields[0], statement: Array(fields.dropFirst()))
        }
    }()

    @Test func theTableIsThere() { #expect(Self.rows.count > 80) }

    @Test(arguments: rows)
    func whoSaysWhat(_ row: Row) {
        let found = AttributionSample.attributions(row.sentence).map {
            [$0.cue.text, $0.source?.text ?? "-", $0.content.text, $0.stance.rawValue]
        }
        #expect(found.contains(row.statement) && found.count <= 2)
    }

    @Test(
        "what is held in the hand, what is suspected by the many, what a thing is held to be and a state that is acknowledged are no statements",
        arguments: [
            "وكان أنصاره يلوحون بالأعلام في الساحة.", "اعتقلت الشرطة رجلا يشتبه بأنه سرق السيارة.", "الميناء يعد بمثابة رئة للجزيرة.",
            "ثلاث ممالك اعترفت بكوسوفو.", "والسد متصدع، الأمر الذي يهدد بغرق القرى.",
            "وتعثرت الشركة لعجزها عن دفع الأجور، كما أنها تعرقل الصيانة.",
            "وباع القطعان التي تعتبر في السنغال ثروة ضخمة.", "هبط محصول القطن، الذي يعتبر مصدر الدخل الأول.",
            "وأقر المجلس بالإجماع مشروع قرار جديد.",
            "حيث علق رجال من «الخوذ البيضاء» في المدينة.", "ما يسمى اللجنة العليا انعقد في المدينة.",
            "ويأتي إعلان سمير حداد بعد أن غادر الوفد المدينة.",
        ])
    func nothingSaid(_ sentence: String) { #expect(AttributionSample.attributions(sentence).isEmpty) }

    @Test("what is still to be said is no statement")
    func outlook() { #expect(AttributionSample.attributions("ومن المتوقع أن تعلن الحكومة النتائج غدا.").isEmpty) }
}

import Readings
import Testing

@testable import Reader

/// Groups that act without a name, and who is for and against them.
struct UnnamedGroupTests {
    private static let reader = Reader()

    private static func read(_ text: String) -> Reading { reader.read(SourceDocument(id: "t", text: text)) }

    @Test func aGroupIsOneThroughoutItsDocument() throws {
        let reading = Self.read("قصف الجيش السوري مواقع للمسلحين في سوريا. ثم هاجم المسلحون الجيش السوري.")
        let group = try #require(reading.entities.first { $0.name == "المسلحون" })
        #expect(group.type == .organization && group.country == "syria" && group.known == false)
        #expect(reading.alignments.contains { $0.from == group.id && $0.relation == .opposes })
        #expect(reading.alignments.contains { $0.to == group.id && $0.relation == .opposes })
        // Descriptions are no names.
        #expect(reading.mentions.filter { $0.entity == group.id }.allSatisfy { $0.form == .nominal })
    }

    @Test func theStateOfAGroupIsWhatItsAdjectiveSays() {
        let reading = Self.read("تدعم تركيا المعارضة السورية منذ سنوات.")
        #expect(
            reading.alignments.contains { alignment in
                alignment.from == "turkey" && reading.entities.contains { $0.id == alignment.to && $0.country == "syria" && $0.type == .organization }
            })
    }

    @Test func aHeadNounAloneLeadsBackToTheBodyNamed() {
        let reading = Self.read("دخلت حركة حماس المدينة أمس. ودانت إسرائيل الحركة.")
        let hamas = reading.entities.first { $0.name == "حركة حماس" }?.id
        #expect(hamas != nil && reading.alignments.contains { $0.from == "israel" && $0.to == hamas && $0.relation == .opposes })
    }

    @Test func aCommonNounAloneIsNoNameOfTheBodyItLeadsBackTo() throws {
        let reading = Self.read("دخلت حركة حماس المدينة أمس. ودانت إسرائيل الحركة. ورحب البرلمان العراقي بالهدنة، ثم عاد البرلمان إلى جلسته.")
        for body in reading.entities where body.type == .organization {
            #expect(!(body.aliases + [body.name]).contains { ["الحركة", "البرلمان", "للحركة"].contains($0) })
        }
        let hamas = try #require(reading.entities.first { $0.name == "حركة حماس" })
        #expect(reading.mentions.filter { $0.entity == hamas.id }.count == 2)
    }

    @Test(arguments: ["عاد التنظيم إلى العراق وقصف الجيش مواقع للتنظيم.", "صوت البرلمان على القانون بعد عودة الوفد من العراق."])
    func aCommonNounIsNobodyWhereTheTextHasNotNamedHim(_ text: String) {
        #expect(!Self.read(text).entities.contains { $0.type == .organization && $0.known })
    }

    @Test(arguments: [
        "وصل مسلحون إلى القرية.", "قال العسكريون المتمردون شيئا.", "تحدث الرجال المسلحون.", "كتب الثوار رسالة.",
        "تشهد الحركة التجارية ركودا في تونس.",
    ])
    func whatNobodyCanTellApartIsNoEntity(_ text: String) {
        #expect(!Self.read(text).entities.contains { $0.type == .organization })
    }
}

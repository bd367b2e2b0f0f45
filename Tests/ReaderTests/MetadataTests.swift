import Readings
import Testing

@testable import Reader

@Suite struct MetadataTests {
    static let reader = Reader()

    @Test func headlineCreditAndFurnitureAreTold() {
        let text = """
            وصول وفد التفاوض إلى العاصمة

            وصول وفد التفاوض إلى العاصمة

            12 مارس 2021
            الوفد عند وصوله (سمير حداد/ فرانس برس)
            + الخط -
            وصل وفد التفاوض إلى العاصمة صباح اليوم، وقال رئيسه إن الجولة تدوم يومين.

            المساهمون
            """
        let reading = Self.reader.read(SourceDocument(id: "x", text: text))
        let source = SourceText(text)
        #expect(reading.document.title == "وصول وفد التفاوض إلى العاصمة")
        #expect(reading.document.language == "ar")
        #expect(
            reading.boilerplate.map { source.slice($0) } == [
                "وصول وفد التفاوض إلى العاصمة", "(سمير حداد/ فرانس برس)", "+ الخط -", "المساهمون",
            ])
    }

    @Test func theOutletIsTheOneThatSignsOrIsSpokenTo() {
        let signed = "وصل الوفد إلى العاصمة صباح اليوم.\nرويترز"
        #expect(Self.reader.read(SourceDocument(id: "x", text: signed)).document.publisher == "رويترز")
        let spoken = "قال الوزير لـ\"الجزيرة\" إن الوفد وصل. وأضاف نائبه لـ\"الجزيرة\" أن الجولة تدوم يومين."
        #expect(Self.reader.read(SourceDocument(id: "x", text: spoken)).document.publisher == "الجزيرة")
        let cited = "قالت رويترز إن الوفد وصل."
        #expect(Self.reader.read(SourceDocument(id: "x", text: cited)).document.publisher == nil)
    }

    @Test func whatIsGivenStands() {
        let given = SourceDocument(id: "x", text: "خبر قصير.", title: "عنوان", publisher: "الأفق", published: "2020-08")
        let document = Self.reader.read(given).document
        #expect(document.title == "عنوان" && document.publisher == "الأفق" && document.published == "2020-08")
    }
}

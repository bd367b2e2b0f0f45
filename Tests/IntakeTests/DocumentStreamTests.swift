import Foundation
import Readings
import ScratchFiles
import Testing

@testable import Intake

@Suite struct DocumentStreamTests {
    let folder: URL

    init() throws {
        folder = URL(fileURLWithPath: Scratch.path(""), isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file.path
    }

    func all(_ paths: [String], _ format: InputFormat = .auto) -> (documents: [SourceDocument], notes: [Diagnostic], faults: [Diagnostic]) {
        let stream = DocumentStream(paths: paths, format: format)
        var result: (documents: [SourceDocument], notes: [Diagnostic], faults: [Diagnostic]) = ([], [], [])
        while let element = stream.next() {
            switch element {
            case .document(let document, let notes):
                result.documents.append(document)
                result.notes += notes
            case .fault(let diagnostic): result.faults.append(diagnostic)
            }
        }
        return result
    }

    @Test func aTextFileIsOneDocumentNamedByItsFile() throws {
        let path = try write("خبر-1.txt", Array("وصل الوفد.".utf8))
        let result = all([path])
        #expect(result.documents == [SourceDocument(id: "خبر-1", text: "وصل الوفد.")])
        #expect(result.faults.isEmpty)
    }

    @Test func windows1256IsRecognisedConvertedAndNoted() throws {
        let path = try write("old.txt", [0xDE, 0xC7, 0xE1, 0x20, 0xC7, 0xE1, 0xE6, 0xD2, 0xED, 0xD1, 0x20, 0xC5, 0xE4, 0xE5])
        let result = all([path])
        #expect(result.documents.first?.text == "قال الوزير إنه")
        #expect(result.notes.first?.severity == .note)
    }

    @Test func bytesThatAreNoTextAreRefusedWithTheirLine() throws {
        let path = try write("noise.txt", Array("سطر سليم\n".utf8) + [0xFF, 0x00, 0x80, 0x9F, 0x01, 0xFE])
        let fault = try #require(all([path]).faults.first)
        #expect(fault.file == path && fault.line == 2 && fault.hint != nil)
    }

    @Test func readingsInAPileAreHandedOverAsSuchAndRefusedAmongArticles() throws {
        let text = #"{"id": "خبر", "text": "تحدث البيان عن \"sanad.reading/1\" مراراً."}"#
        let reading = String(decoding: Reading(document: DocumentRecord(id: "ق")).json(), as: UTF8.self)
        let path = try write("pile.jsonl", Array((text + "\n" + reading + "\n").utf8))
        let stream = DocumentStream(paths: [path])
        guard case .document(let document, _) = stream.nextOfPile() else { throw Diagnostic("no article") }
        #expect(document.id == "خبر")
        guard case .reading(let json, path, 2) = stream.nextOfPile() else { throw Diagnostic("no reading") }
        #expect(try Reading(json: Data(json)).document.id == "ق")
        #expect(stream.nextOfPile() == nil)
        let fault = try #require(all([path]).faults.first)
        #expect(fault.line == 2 && fault.hint != nil)
    }

    @Test func brokenLinesAreNamedAndTheRestIsRead() throws {
        let lines = """
            {"id": "a", "text": "نص أول"}
            {"id": "b", "text": "مقطو
            [1, 2]
            {"id": "c", "title": "بلا نص"}

            {"_id": 7, "text": "نص أخير", "published": "غداً"}
            """
        let path = try write("pile.jsonl", Array(lines.utf8))
        let result = all([path])
        #expect(result.documents.map(\.id) == ["a", "7"])
        #expect(result.faults.map(\.line) == [2, 3, 4])
        #expect(result.notes.map(\.line) == [6])
        #expect(result.documents.last?.published == nil)
    }

    @Test func marksWithinATextKeepTheirPlaceSoThatOffsetsHold() throws {
        let text = "\u{FEFF}قال \"\u{FEFF}نعم\" ثم مضى"
        let line = "{\"id\": \"a\", \"text\": \"\u{FEFF}قال \\\"\u{FEFF}نعم\\\" ثم مضى\"}\n"
        let result = all([try write("marks.jsonl", Array(line.utf8))])
        #expect(result.documents.map { Array($0.text.utf8) } == [Array(text.utf8)])
    }

    @Test func emptyAndMissingFilesAreFaultsOfTheirOwn() throws {
        let empty = try write("empty.txt", [])
        let good = try write("good.txt", Array("خبر".utf8))
        let result = all([empty, folder.path + "/absent.txt", folder.path, good])
        #expect(result.documents.map(\.id) == ["good"])
        #expect(result.faults.count == 3)
        #expect(result.faults.allSatisfy { $0.hint != nil })
    }

    @Test func conllSentencesBecomeDocuments() throws {
        let path = try write("x.conll", Array("وصل O\nالوفد O\n\nعاد\tO\n".utf8))
        #expect(all([path]).documents.map(\.text) == ["وصل الوفد", "عاد"])
        #expect(all([path]).documents.map(\.id) == ["s0", "s1"])
    }

    @Test func htmlGivesItsArticleAndMetadata() throws {
        let page = """
            <html><head><title>الأفق | خبر</title><meta property="og:title" content="وصول الوفد">
            <meta property="og:site_name" content="الأفق"><meta property="article:published_time" content="2021-03-12T08:00:00Z">
            <script>var x = "لا يقرأ";</script></head><body><nav>الرئيسية</nav>
            <article><h1>وصول الوفد</h1><p>وصل وفد التفاوض إلى العاصمة صباح اليوم بعد رحلة طويلة دامت ساعات، وقال رئيسه إن الجولة تدوم يومين وإن الطرفين قبلا جدول الأعمال الذي وضعه الوسيط قبل أسبوع.</p>
            <p>وأضاف أن الخلاف باقٍ على ملف واحد، وأن الوسيط سيعرض صيغة جديدة غداً على الطرفين قبل أن تبدأ الجلسة المغلقة.</p></article>
            <footer>جميع الحقوق محفوظة</footer></body></html>
            """
        let path = try write("page.html", Array(page.utf8))
        let document = try #require(all([path]).documents.first)
        #expect(document.title == "وصول الوفد" && document.publisher == "الأفق" && document.published == "2021-03-12T08:00:00Z")
        #expect(document.text.hasPrefix("وصول الوفد\nوصل وفد التفاوض"))
        #expect(!document.text.contains("لا يقرأ") && !document.text.contains("الرئيسية") && !document.text.contains("الحقوق"))
    }

    @Test func manifestsCompleteDocumentsAndNameBadDates() throws {
        let path = try write("manifest.csv", Array("file,publisher,published\na.txt,\"الأفق, الطبعة الثانية\",2020-08\nb.txt,,أمس\n".utf8))
        let manifest = try Manifest(path: path)
        let document = manifest.completing(SourceDocument(id: "a", text: "نص"))
        #expect(document.publisher == "الأفق, الطبعة الثانية" && document.published == "2020-08")
        #expect(manifest.diagnostics.map(\.line) == [3])
    }
}

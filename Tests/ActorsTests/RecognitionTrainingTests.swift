import ArabicText
import Foundation
import Testing

@testable import Actors

@Suite("Learning to find names")
struct RecognitionTrainingTests {
    private static let conll = """
        زار O
        سليم B-PERS
        مدينة O
        رامة B-LOC
        . O

        قالت O
        ليلى B-PERS
        حداد I-PERS
        في O
        رامة B-LOC
        . O

        وصل O
        سليم B-PERS
        إلى O
        رامة B-LOC

        """

    private func model() throws -> [UInt8] {
        var training = NameTraining(conll: Self.conll, lists: "given\tسليم\t3\nplace\tرامة\t1\nnowhere\tكلمة\t1\n")
        for _ in 0..<4 { training.add("زار سليم مدينة رامة. وقال سليم إن رامة بعيدة. وصل سليم إلى رامة.") }
        return try training.model { _ in }
    }

    @Test("the same data give the same bytes, and the model knows what it was taught")
    func reproducible() throws {
        let bytes = try model()
        #expect(try bytes == model())
        let text = TokenizedText("زار سليم رامة.")
        let found = try NameRecognizer(bytes: bytes).names(in: text).map { "\($0.type) \(text.slice($0.range))" }
        #expect(found == ["person سليم", "location رامة"])
    }

    @Test("a corpus token that is cut finer here keeps one tag, and a name goes on through its parts")
    func alignment() {
        let sentence = NameCorpus.conll("اعتقل19\tO\nأبو-ليلى\tB-PERS\nحداد\tI-PERS\nرامة\tB-LOC\n")[0]
        #expect(sentence.text.tokens.count == sentence.tags.count)
        #expect(sentence.names.map { sentence.text.slice(sentence.text.range($0.tokens)) }.sorted() == ["أبو-ليلى حداد", "رامة"])
    }

    @Test("labels hold no text and give the same sentences back from the same articles")
    func labels() throws {
        var sentence = NameCorpus.conll("زار\tO\nسليم\tB-PERS\n(\tO\nالحداد\tB-PERS\n)\tO\nرامة\tB-LOC\n.\tO\n")[0]
        sentence.weight = NameLabels.weight
        let articles = ["عنوان\nنص آخر.", "خبر\nقيل. زار سليم (الحداد) رامة. وعاد."].map { Array($0.utf8) }
        let (bytes, lost) = NameLabels.encode([sentence, NameCorpus.conll("نص\tO\nليس\tO\nهنا\tO\nأبدا\tO\n")[0]], articles: articles)
        #expect(lost == 1)
        let again = try #require(NameLabels.decode(bytes, articles: articles))
        #expect(again.map(\.text.utf8) == [sentence.text.utf8])
        #expect(again.map(\.tags) == [sentence.tags])
        #expect(NameLabels.decode(bytes, articles: articles.reversed()) == nil)
        for end in bytes.indices.dropFirst(17) { _ = NameLabels.decode(Array(bytes[..<end]), articles: articles) }
    }

    @Test("broken opinions of a teacher are left out")
    func teacherLabels() {
        var bytes: [UInt8] = [5, 0, 0, 0, 1, 0, 0, 0] + Array("abcde".utf8)
        for _ in 0..<NameTag.count { bytes += [0, 0, 0, 0] }
        #expect(TeacherLabels(bytes: bytes).sentences.count == 1)
        #expect(TeacherLabels(bytes: bytes.dropLast() + []).sentences.isEmpty)
        #expect(TeacherLabels(bytes: bytes + [255, 255, 255, 255, 255, 255, 255, 255]).sentences.count == 1)
        #expect(TeacherLabels(bytes: []).sentences.isEmpty)
    }
}

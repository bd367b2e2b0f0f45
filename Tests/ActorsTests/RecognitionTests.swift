import ArabicText
import CoreModels
import Foundation
import Testing

@testable import Actors

@Suite("Finding names with the learnt model")
struct RecognitionTests {
    private func recognizer() throws -> NameRecognizer {
        let url = try #require(CoreModels.file("names.bin"))
        return try NameRecognizer(contentsOf: url)
    }

    private func names(_ text: String) throws -> [String] {
        let tokens = TokenizedText(text)
        return try recognizer().names(in: tokens).map { "\($0.type) \(tokens.slice($0.range))" }
    }

    @Test("people, places and bodies in a plain sentence")
    func plainSentence() throws {
        let found = try names("وصل وزير الخارجية المصري سامح شكري إلى باريس يوم الأحد، والتقى مسؤولين في الاتحاد الأوروبي.")
        #expect(found.contains("person سامح شكري"))
        #expect(found.contains("location باريس"))
        #expect(found.contains("organization الاتحاد الأوروبي"))
    }

    @Test("proclitics stay outside the span")
    func procliticsOutside() throws {
        #expect(try names("وغادر الوفد عمان متوجها لبيروت ثم إلى دمشق وبغداد.").contains("location بغداد"))
    }

    @Test("the same text gives the same names, and spans lie inside the text in order")
    func determinism() throws {
        let text = TokenizedText("قال محمد علي في القاهرة إن شركة النفط ستعود. وأضاف علي أن القاهرة تنتظر.")
        let recognizer = try recognizer()
        let first = recognizer.names(in: text)
        #expect(first == recognizer.names(in: text))
        var end = 0
        for name in first {
            #expect(name.range.lowerBound >= end && name.range.upperBound <= text.utf8.count)
            #expect(name.confidence > 0 && name.confidence <= 1)
            end = name.range.upperBound
        }
    }

    @Test("any bytes are read without a trap")
    func anyBytes() throws {
        let recognizer = try recognizer()
        var random = SplitMix(seed: 3)
        for _ in 0..<300 {
            let bytes = (0..<Int(random.next() % 400)).map { _ in
                let value = random.next()
                return value & 1 == 0 ? UInt8(truncatingIfNeeded: value >> 8) : 0xD8 | UInt8(truncatingIfNeeded: value >> 8) & 1
            }
            let text = TokenizedText(bytes)
            for name in recognizer.names(in: text) { #expect(name.range.upperBound <= bytes.count) }
        }
        #expect(recognizer.names(in: TokenizedText("")).isEmpty)
    }

    @Test("a damaged model is an error, not a trap")
    func damagedModel() throws {
        let url = try #require(CoreModels.file("names.bin"))
        let bytes = Array(try Data(contentsOf: url))
        #expect(throws: NameModelError.notAModel) { try NameRecognizer(bytes: Array("no model at all".utf8)) }
        for length in [13, 20, 1000, bytes.count / 2, bytes.count - 1] {
            #expect(throws: NameModelError.self) { try NameRecognizer(bytes: Array(bytes[0..<length])) }
        }
    }
}

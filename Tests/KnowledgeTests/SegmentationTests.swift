import ArabicText
import CoreModels
import Foundation
import Testing

@testable import Knowledge

/// Cuts of clitics by evidence: word, proclitics, stem, enclitic.
@Suite struct SegmentationTests {
    let evidence: WordEvidence
    let lexicon = LexiconBuilder().build()

    init() throws {
        let file = try #require(CoreModels.file("forms.bin"))
        evidence = try #require(WordEvidence(bytes: Array(try Data(contentsOf: file))))
    }

    func cut(_ word: String) -> String {
        let bytes = Folding.fold(word)[...]
        let cut = evidence.segmentation(of: bytes, lexicon: lexicon)
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        var parts: [String] = []
        if cut.stem.lowerBound > 0 { parts.append(part(0..<cut.stem.lowerBound)) }
        parts.append(part(cut.stem))
        if cut.stem.upperBound < bytes.count { parts.append(part(cut.stem.upperBound..<bytes.count)) }
        return parts.joined(separator: "+")
    }

    @Test(
        "Words that begin like a clitic stay whole",
        arguments: [
            "وزارة", "وزير", "وكالة", "ولاية", "وفد", "وصل", "وقف", "والد", "وسائل", "واحد", "ورقة", "وحدة", "فرنسا", "فريق", "في",
            "فلسطين", "بيان", "بلاد", "بغداد", "باريس", "بين", "بعد", "بعض", "كبير", "كانت", "كما", "كتيبة", "كل", "لبنان", "ليبيا",
            "لقاء", "لجنة", "لندن", "سوريا", "سلاح", "سفير", "سيطرة", "سياسي", "المانيا", "التي", "الذي", "الله", "إلى", "ألف", "أمام",
            "وكيل", "وثيقة", "وفاة", "بريطانيا", "بوتين", "كوريا", "فاز", "فيديو", "ليلة", "لاعب", "به", "هذه", "قيادة", "دولة", "قناة",
            "اتجاه", "انتباه", "وجه", "شبه", "أعضاء", "اثنين", "برلمان", "يمكن", "تمكن", "المشترك", "إنهاء", "لها",
        ])
    func staysWhole(_ word: String) {
        #expect(cut(word).split(separator: "+").last.map(String.init) == cut(word) || cut(word).hasPrefix("ال+"), "\(cut(word))")
    }

    @Test(
        "Clitics are cut where the rest is a word",
        arguments: [
            ("وأكد", "و+اكد"), ("وقال", "و+قال"), ("للحكومة", "لل+حكومه"), ("بالقوات", "بال+قوات"), ("والرئيس", "و+الرييس"),
            ("وللمرة", "ولل+مره"), ("بموسكو", "ب+موسكو"), ("لموسكو", "ل+موسكو"), ("سيزور", "س+يزور"), ("وسيلتقي", "وس+يلتقي"),
            ("قواته", "قوات+ه"), ("حكومته", "حكومت+ه"), ("بلادها", "بلاد+ها"), ("وزارتهم", "وزارت+هم"), ("فقال", "ف+قال"),
            ("ولكن", "و+لكن"), ("وفي", "و+في"), ("بأن", "ب+ان"), ("لأن", "ل+ان"), ("كرئيس", "ك+رييس"), ("ورئيس", "و+رييس"),
            ("وبحسب", "و+بحسب"), ("رئيسها", "رييس+ها"), ("والتي", "و+التي"),
        ])
    func cuts(_ word: String, _ expected: String) {
        let found = cut(word)
        // An article within a preposition's cut may stay with the stem: both say the same.
        #expect(found == expected, "\(word): \(found)")
    }
}

import ArabicText
import Foundation
import Knowledge

/// Keys and spellings under which names are compared.
enum NameKey {
    /// The folded words of a name, quotation marks and other punctuation left out.
    static func words(of form: String) -> [String] {
        let text = TokenizedText(form)
        return text.tokens.indices.filter { text.tokens[$0].kind != .punctuation && text.tokens[$0].kind != .symbol }.map {
            text.foldedWord($0)
        }
    }

    /// One hash over the hashes of a name's words.
    static func key(of form: String) -> UInt64 { key(words(of: form).map { FormHash(Folding.fold($0)).value }) }

    static func key(_ words: some Sequence<UInt64>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in words { hash = (hash ^ word) &* 0x0000_0100_0000_01B3 }
        return hash
    }

    /// Words that are never written together with «الله».
    private static let fixed = ["حزب", "آية", "روح", "أنصار", "رام", "سبيل", "الحمد", "جند"]

    /// Spellings of one name: «عبد الله» is written «عبدالله» as well, «أبو ظبي» is «أبوظبي».
    static func variants(of form: String) -> [String] {
        var result = [form]
        if form.contains("عبد ال") { result.append(form.replacing("عبد ال", with: "عبدال")) }
        if let place = form.range(of: " الله"), !Self.fixed.contains(where: { form[..<place.lowerBound].hasSuffix($0) }), !form.contains("عبد الله") {
            result.append(form.replacing(" الله", with: "الله"))
        }
        if form.contains("عبد ربه") { result.append(form.replacing("عبد ربه", with: "عبدربه")) }
        if form.contains("عبدال") { result.append(form.replacing("عبدال", with: "عبد ال")) }
        return result
    }

    /// «للحكومه» → «الحكومه»: the first word of a name whose article a preposition swallows.
    static func restoringArticle(_ folded: String) -> String {
        folded.hasPrefix("لل") && folded.unicodeScalars.count > 4 ? "ال" + folded.dropFirst(2) : folded
    }

    /// A form and, where it begins with the article, the same without it: «للرئيس» swallows the article's alif.
    static func withBare(_ form: String) -> [(form: String, isBare: Bool)] {
        let folded = words(of: form)
        guard let first = folded.first, first.hasPrefix("ال"), first.unicodeScalars.count > 4 else { return [(form, false)] }
        return [(form, false), (([String(first.dropFirst(2))] + folded.dropFirst()).joined(separator: " "), true)]
    }

    /// Forms of a bare nisba: «روسي» → روسي، روسية، روسيين، روسيون، روسيان، روسيتان، روسيات.
    static func adjectiveForms(_ nisba: String) -> [(text: String, features: WordFeatures)] {
        let words = words(of: nisba)
        guard let first = words.first, first.unicodeScalars.count >= 2 else { return [] }
        if words.count == 1 {
            return Inflection.participle(first, aspect: .adjective)
                .filter { $0.text != first + "ي" && $0.text != first + "و" && $0.text != first + "ا" }.map { ($0.text, $0.features) }
        }
        // «كوري شمالي»: the second word agrees with the first.
        let rest = words.dropFirst().joined(separator: " ")
        let masculine = WordFeatures(.adjective, .none, .masculine, .singular)
        let feminine = WordFeatures(.adjective, .none, .feminine, .singular)
        return [
            (first + " " + rest, masculine), (first + " ال" + rest, masculine), (first + "ه " + rest + "ه", feminine),
            (first + "ه ال" + rest + "ه", feminine),
        ]
    }
}

import ArabicText
import Knowledge

/// Keys and spellings under which names are compared.
enum NameKey {
    /// The folded words of a name, quotation marks and other punctuation left out.
    static func words(of form: String) -> [String] {
        if let plain = Folding.plainWords(form) { return plain.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) } }
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

    /// Folded words that are never written together with «الله».
    private static let apart: Set<String> = ["حزب", "ايه", "روح", "انصار", "رام", "سبيل", "الحمد", "جند"]

    /// Spellings of one name, given and returned in folded words: «عبد الله» is written «عبدالله» as well, «نصر الله» is «نصرالله».
    static func variants(of words: [String]) -> [[String]] {
        var joined: [String] = []
        var index = 0
        while index < words.count {
            if index + 1 < words.count {
                let word = words[index]
                let next = words[index + 1]
                if word == "عبد" && (next.hasPrefix("ال") || next == "ربه") || next == "الله" && !apart.contains(word) {
                    joined.append(word + next)
                    index += 2
                    continue
                }
            }
            joined.append(words[index])
            index += 1
        }
        let split = words.flatMap { $0.hasPrefix("عبدال") ? ["عبد", String($0.dropFirst(3))] : [$0] }
        var result = [words]
        if joined.count != words.count { result.append(joined) }
        if split.count != words.count { result.append(split) }
        return result
    }

    static func key(ofWords words: [String]) -> UInt64 { key(words.map { FormHash($0.utf8).value }) }

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
            let forms = Inflection.participle(first, aspect: .adjective)
                .filter { $0.text != first + "ي" && $0.text != first + "و" }.map { ($0.text, $0.features) }
            // A nisba keeps its yāʾ where a participle loses it: «إيرانيون», «قاضون».
            return first.hasSuffix("ي") ? forms + [(first + "ون", WordFeatures(.adjective, .none, .masculine, .plural))] : forms
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

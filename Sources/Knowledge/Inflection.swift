import ArabicText

/// Forms of Arabic words derived from the few that a table gives. All forms are folded; clitics are not attached here (the lexicon
/// cuts them from the text).
public enum Inflection {
    public struct Form: Sendable, Hashable {
        public let text: String
        public let features: WordFeatures
    }

    /// Perfect forms of a verb from its third person masculine singular: «أكد», «قال», «نفى», «دعا», «رأى».
    /// `present` decides the short stem of hollow verbs.
    public static func past(_ lemma: String, present: String? = nil) -> [Form] {
        let stem = Folding.folded(lemma)
        guard stem.count >= 2 else { return [] }
        var forms: [Form] = []
        func add(_ text: String, _ person: WordFeatures.Person, _ gender: WordFeatures.Gender, _ number: WordFeatures.Number) {
            forms.append(Form(text: text, features: WordFeatures(.past, person, gender, number)))
        }
        let letters = Array(stem)
        let last = letters[letters.count - 1]
        let original = Array(lemma.filter { !$0.isHarakah })
        let weakFinal = original.last == "ى" || original.last == "ا" && letters.count >= 3
        if weakFinal {
            let base = String(letters.dropLast())
            let glide = original.last == "ى" || letters.count > 3 ? "ي" : "و"
            add(stem, .third, .masculine, .singular)
            // The alif returns before a pronoun: «نفاه», which the clitic cut restores.
            add(base + "ت", .third, .feminine, .singular)
            add(base + "وا", .third, .masculine, .plural)
            add(base + "و", .third, .masculine, .plural)
            add(base + glide + "ا", .third, .masculine, .dual)
            add(base + "تا", .third, .feminine, .dual)
            add(base + glide + "ت", .first, .none, .singular)
            add(base + glide + "نا", .first, .none, .plural)
            add(base + glide + "ن", .third, .feminine, .plural)
            return forms
        }
        add(stem, .third, .masculine, .singular)
        add(stem + "ت", .third, .feminine, .singular)
        add(stem + "وا", .third, .masculine, .plural)
        add(stem + "و", .third, .masculine, .plural)
        add(stem + "ا", .third, .masculine, .dual)
        add(stem + "تا", .third, .feminine, .dual)
        var short = stem
        if letters.count >= 3, letters[letters.count - 2] == "ا", last != "ا" {
            // Hollow: «قال» → «قلت»; «أشار» → «أشرت».
            short = String(letters.dropLast(2)) + String(last)
        }
        add(short + "ت", .first, .none, .singular)
        add(short + (last == "ن" ? "ا" : "نا"), .first, .none, .plural)
        add(short + (last == "ن" ? "" : "ن"), .third, .feminine, .plural)
        return forms
    }

    /// Imperfect forms from the third person masculine singular: «يؤكد», «يقول», «ينفي», «يدعو», «يرى».
    public static func present(_ lemma: String) -> [Form] {
        let folded = Folding.folded(lemma)
        guard folded.first == "ي", folded.count >= 3 else { return [] }
        let stem = String(folded.dropFirst())
        let letters = Array(stem)
        let last = letters[letters.count - 1]
        let original = lemma.filter { !$0.isHarakah }.last
        var forms: [Form] = []
        func add(
            _ text: String, _ aspect: WordFeatures.Aspect, _ person: WordFeatures.Person, _ gender: WordFeatures.Gender,
            _ number: WordFeatures.Number
        ) {
            forms.append(Form(text: text, features: WordFeatures(aspect, person, gender, number)))
        }
        add("ي" + stem, .present, .third, .masculine, .singular)
        add("ت" + stem, .present, .third, .feminine, .singular)
        add("ن" + stem, .present, .first, .none, .plural)
        add("ا" + stem, .present, .first, .none, .singular)
        let weak = original == "ى" || (original == "ي" || original == "و") && letters.count >= 3
        let base = weak ? String(letters.dropLast()) : stem
        add("ي" + base + "ون", .present, .third, .masculine, .plural)
        add("ي" + base + "وا", .jussive, .third, .masculine, .plural)
        add("ت" + base + "ون", .present, .second, .masculine, .plural)
        let glide = original == "ى" ? base + "ي" : stem
        add("ي" + glide + "ان", .present, .third, .masculine, .dual)
        add("ت" + glide + "ان", .present, .third, .feminine, .dual)
        add("ي" + glide + "ا", .jussive, .third, .masculine, .dual)
        add("ت" + glide + "ا", .jussive, .third, .feminine, .dual)
        add("ي" + glide + (last == "ن" && !weak ? "" : "ن"), .present, .third, .feminine, .plural)
        if weak {
            add("ي" + base, .jussive, .third, .masculine, .singular)
            add("ت" + base, .jussive, .third, .feminine, .singular)
            add("ن" + base, .jussive, .first, .none, .plural)
        } else if letters.count >= 3, ["و", "ي", "ا"].contains(letters[letters.count - 2]) {
            // Hollow: «لم يقل», «لم يشر».
            let short = String(letters.dropLast(2)) + String(last)
            add("ي" + short, .jussive, .third, .masculine, .singular)
            add("ت" + short, .jussive, .third, .feminine, .singular)
            add("ن" + short, .jussive, .first, .none, .plural)
        }
        return forms
    }

    /// Participle or adjective in gender, number and the accusative's alif: «مضيف» → مضيفا، مضيفة، مضيفين، مضيفون, مضيفتان.
    public static func participle(_ lemma: String, aspect: WordFeatures.Aspect = .activeParticiple) -> [Form] {
        let stem = Folding.folded(lemma)
        guard stem.count >= 2 else { return [] }
        var forms: [Form] = []
        func add(_ text: String, _ gender: WordFeatures.Gender, _ number: WordFeatures.Number) {
            forms.append(Form(text: text, features: WordFeatures(aspect, .none, gender, number)))
        }
        let weak = stem.last == "ي"
        let base = weak ? String(stem.dropLast()) : stem
        add(stem, .masculine, .singular)
        add(stem + "ا", .masculine, .singular)
        add(stem + "ه", .feminine, .singular)
        add(base + "ون", .masculine, .plural)
        add(stem + "ين", .masculine, .plural)
        add(stem + "ان", .masculine, .dual)
        add(stem + "تين", .feminine, .dual)
        add(stem + "تان", .feminine, .dual)
        add(stem + "ات", .feminine, .plural)
        add(stem + "و", .masculine, .plural)
        add(stem + "ي", .masculine, .plural)
        return forms
    }

    /// A noun in the singular with the accusative's alif, the forms before a pronoun («لقائه»), the dual, and the sound feminine plural where
    /// it ends in ة; broken plurals are given by the tables.
    public static func noun(_ lemma: String, aspect: WordFeatures.Aspect = .noun) -> [Form] {
        let stem = Folding.folded(lemma)
        guard stem.count >= 2 else { return [] }
        var forms: [Form] = []
        func add(_ text: String, _ gender: WordFeatures.Gender, _ number: WordFeatures.Number) {
            forms.append(Form(text: text, features: WordFeatures(aspect, .none, gender, number)))
        }
        let original = lemma.filter { !$0.isHarakah }.last
        if original == "ة" {
            let base = String(stem.dropLast())
            add(stem, .feminine, .singular)
            add(base + "ات", .feminine, .plural)
            add(base + "تان", .feminine, .dual)
            add(base + "تين", .feminine, .dual)
            add(base + "تي", .feminine, .dual)
            add(base + "تا", .feminine, .dual)
        } else {
            add(stem, .masculine, .singular)
            if original != "ى", original != "ا", original != "ء" || stem.dropLast().last != "ا" {
                add(stem + "ا", .masculine, .singular)
            }
            add(stem + "ان", .masculine, .dual)
            add(stem + "ين", .masculine, .dual)
            // Before a pronoun: «لقائه», «لقاؤه», «شكواها».
            if original == "ء", stem.dropLast().last == "ا", stem.count >= 4 {
                add(stem.dropLast() + "ي", .masculine, .singular)
                add(stem.dropLast() + "و", .masculine, .singular)
            } else if original == "ى", stem.count >= 4 {
                add(stem.dropLast() + "ا", .masculine, .singular)
            }
        }
        return forms
    }

    /// The relative adjective of a place or state name: «روسيا» → روسي, «ليبيا» → ليبي, «السعودية» → سعودي, «مصر» → مصري,
    /// «أمريكا» → أمريكي, «الإمارات» → إماراتي, «فرنسا» → فرنسي. Unfolded, bare masculine singular.
    public static func nisba(_ name: String) -> String? {
        guard !name.contains(" ") else { return nil }
        var stem = name.filter { !$0.isHarakah }
        if stem.hasPrefix("ال"), stem.count > 4 { stem.removeFirst(2) }
        if stem.hasSuffix("يا") || stem.hasSuffix("ية") {
            stem.removeLast(2)
        } else if stem.hasSuffix("ا") || stem.hasSuffix("ة") || stem.hasSuffix("ى") || stem.hasSuffix("ه") {
            stem.removeLast()
        }
        guard stem.count >= 2 else { return nil }
        return stem.hasSuffix("ي") ? stem : stem + "ي"
    }
}

extension Character {
    /// Short vowels and their kin, which tables may carry to tell forms apart.
    var isHarakah: Bool { unicodeScalars.allSatisfy { (0x64B...0x65F).contains($0.value) || $0.value == 0x670 } }
}

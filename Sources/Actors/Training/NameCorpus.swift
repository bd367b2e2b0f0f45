import ArabicText

/// Reads the annotated corpora that the recogniser is trained on and measured by.
enum NameCorpus {
    /// A token a line, the tag last (`B-PERS`), an empty line between sentences (ANERcorp).
    static func conll(_ text: String) -> [LabelledSentence] {
        rows(text).map { rows in LabelledSentence(words: rows.map { ($0.form, type($0.tag), $0.tag.hasPrefix("B")) }) }
    }

    /// NewsFANE: clitics stand as tokens of their own and are joined again; its fifty classes fall into four types or none.
    static func newsfane(_ text: String) -> [LabelledSentence] {
        rows(text).map { rows in
            var words: [(form: String, type: NameType?, begins: Bool)] = []
            var held = ""
            for row in rows {
                let form = String(row.form.unicodeScalars.filter { !(0x200B...0x200F).contains($0.value) })
                if proclitics.contains(form) {
                    held += form
                    continue
                }
                if held.isEmpty, enclitics.contains(form), let last = words.last,
                    last.form.unicodeScalars.last.map(isLetter) == true
                {
                    words[words.count - 1].form += form
                    continue
                }
                var whole = held + form
                if held.hasSuffix("ل"), form.hasPrefix("ال") { whole = held + String(form.dropFirst()) }
                if held.isEmpty, form.hasPrefix("لال"), form.count > 5 { whole = "لل" + String(form.dropFirst(3)) }
                let fine = row.tag.dropFirst(2)
                words.append((whole, fineClasses[String(fine)] ?? nil, row.tag.hasPrefix("B")))
                held = ""
            }
            if !held.isEmpty { words.append((held, nil, false)) }
            return LabelledSentence(words: words)
        }
    }

    /// The sentences that share no long run of letters with `others`: text that both hold must not lie in training and in testing.
    static func without(_ others: [LabelledSentence], _ sentences: [LabelledSentence], share: Double) -> [LabelledSentence] {
        var seen: Set<UInt32> = []
        for sentence in others { shingles(sentence) { seen.insert($0) } }
        return sentences.filter { sentence in
            var all = 0
            var known = 0
            shingles(sentence) {
                all += 1
                if seen.contains($0) { known += 1 }
            }
            return all == 0 || Double(known) <= share * Double(all)
        }
    }

    private static func shingles(_ sentence: LabelledSentence, _ body: (UInt32) -> Void) {
        let letters = sentence.letters
        let size = 20
        letters.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            if buffer.count <= size {
                body(NameHash.word(base, buffer.count))
                return
            }
            for start in 0...(buffer.count - size) { body(NameHash.word(base + start, size)) }
        }
    }

    private static func rows(_ text: String) -> [[(form: String, tag: Substring)]] {
        var result: [[(form: String, tag: Substring)]] = []
        var current: [(form: String, tag: Substring)] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard let cut = line.lastIndex(where: { $0 == " " || $0 == "\t" }) else {
                if !current.isEmpty { result.append(current) }
                current = []
                continue
            }
            let form = String(line[..<cut])
            current.append((form.isEmpty ? "-" : form, line[line.index(after: cut)...]))
        }
        if !current.isEmpty { result.append(current) }
        return result
    }

    private static func type(_ tag: Substring) -> NameType? {
        switch tag.dropFirst(2) {
        case "PERS": .person
        case "LOC": .location
        case "ORG": .organization
        case "MISC": .misc
        default: nil
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { (0x621...0x64A).contains(scalar.value) }

    private static let proclitics: Set<String> = ["و", "ف", "ب", "ل", "ك"]
    private static let enclitics: Set<String> = ["ه", "ها", "هم", "هما", "هن", "نا", "كم"]

    /// NewsFANE's classes by type, where most of their names have that type in ANERcorp; buildings, roads and peoples have none.
    private static let fineClasses: [String: NameType?] = [
        "Politician": .person, "Athlete": .person, "Artist": .person, "Other_PER": .person, "Religious_PER": .person,
        "Scientist": .person, "Businessperson": .person, "Lawyer": .person, "Engineer": .person, "Police": .person,
        "Nation": .location, "Population-Center": .location, "State-or-Province": .location, "GPE-Cluster": .location,
        "Water-Body": .location, "Continent": .location, "County-or-District": .location, "Land-Region-Natural": .location,
        "Non-Governmental": .organization, "Sports": .organization, "Media": .organization, "Commercial": .organization,
        "Educational": .organization, "Government": .organization, "Medical-Science": .organization,
        "Religious_ORG": .organization, "Entertainment": .organization,
        "Book": .misc, "Movie": .misc, "Land": .misc, "Air": .misc, "Software": .misc, "Hardware": .misc, "Food": .misc,
        "Drug": .misc,
        "Water": .misc, "Projectile": .misc, "Shooting": .misc,
    ]
}

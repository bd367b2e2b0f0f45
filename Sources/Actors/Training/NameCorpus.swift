/// Reads the annotated corpus that the recogniser is trained on and measured by.
enum NameCorpus {
    /// A token a line, the tag last (`B-PERS`), an empty line between sentences (ANERcorp).
    static func conll(_ text: String) -> [LabelledSentence] {
        rows(text).map { rows in LabelledSentence(words: rows.map { ($0.form, type($0.tag), $0.tag.hasPrefix("B")) }) }
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
}

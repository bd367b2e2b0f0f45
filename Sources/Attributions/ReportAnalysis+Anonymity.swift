import ArabicText
import Knowledge
import Readings

/// The clause by which a source asks not to be named: «مسؤول، طلب عدم ذكر اسمه، …». It is part of the source's description, and its
/// verb reports nothing.
struct AnonymityTable: Sendable {
    enum Word: String, Sendable, CaseIterable {
        case ask
        /// Asks and negates in one: «رفض ذكر اسمه».
        case refuse
        case without, telling
        /// Tells and carries the source's pronoun itself: «تسميته».
        case naming
        case identity
    }

    private(set) var words: [Word] = []
    let table: LexiconTable

    init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {
        table = lexicon.register("anonymity-requests")
        for row in pack.rows("anonymity-requests") {
            guard let word = row["class"].flatMap(Word.init) else {
                let hint = "use " + Word.allCases.map(\.rawValue).joined(separator: ", ")
                diagnostics.append(row.diagnostic("the row has no known class", column: "class", hint: hint))
                continue
            }
            if let past = row["past"], let present = row["present"] {
                lexicon.add(Inflection.past(past, present: present), table: table, row: words.count)
                lexicon.add(Inflection.present(present), table: table, row: words.count)
            }
            if let participle = row["participle"] { lexicon.add(Inflection.participle(participle), table: table, row: words.count) }
            for form in row.list("forms") { lexicon.add(form, table: table, row: words.count) }
            words.append(word)
        }
    }
}

extension ReportAnalysis {
    /// Finds the clauses of anonymity, so that phrases pass over them and no verb in them reports.
    mutating func markAnonymity() {
        var token = 0
        while token < count {
            guard let end = anonymity(at: token) else {
                token += 1
                continue
            }
            asides[token] = end
            asideStart[end] = token
            for inner in token..<end {
                roles[inner] = .adverb
                heads[inner] = -1
                verbs[inner] = nil
                nouns[inner] = nil
                phrases[inner] = nil
            }
            token = end
        }
    }

    /// One past the clause that begins at a token, if one does.
    private func anonymity(at start: Int) -> Int? {
        let refuses = match(start, .refuse)
        guard refuses || match(start, .ask), text.segmentations[start].enclitic == .none else { return nil }
        var token = start + 1
        if text.text.token(token, is: "ب") || text.text.token(token, is: "ان") { token += 1 }
        if match(token, .without) {
            token += 1
        } else if !refuses {
            return nil
        }
        if match(token, .naming) { return text.segmentations[token].enclitic.isThirdPerson ? token + 1 : nil }
        guard match(token, .telling) else { return nil }
        token += 1
        if text.text.token(token, is: "عن") { token += 1 }
        guard match(token, .identity), text.segmentations[token].enclitic.isThirdPerson else { return nil }
        return token + 1
    }

    /// Whether a word of the table stands at a token.
    private func match(_ token: Int, _ word: AnonymityTable.Word) -> Bool {
        guard token < count else { return false }
        return text.matches(at: token).contains {
            $0.entry.table == tables.anonymity.table && $0.tokenCount == 1 && tables.anonymity.words[Int($0.entry.row)] == word
        }
    }

    /// Back over a clause of anonymity that ends at a token, and the comma before it.
    func beforeAside(_ end: Int) -> Int? {
        let last = has(end - 1, .comma) ? end - 1 : end
        guard let start = asideStart[last] else { return nil }
        return has(start - 1, .comma) ? start - 1 : start
    }
}

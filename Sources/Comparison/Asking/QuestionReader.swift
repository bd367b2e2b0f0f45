import ArabicText
import Readings

/// Reads a question with the names of a comparison and the words of the tables.
struct QuestionReader {
    let comparison: Comparison
    let tables: ComparisonTables
    /// Accounts that name each entity, by id; nil to count them in the comparison.
    var told: [String: Int]?

    private static let words: [String: Question.Kind] = [
        "هل": .whether, "ا": .whether, "من": .who, "متي": .when, "اين": .place, "كم": .howMany, "ماذا": .said, "ما": .said, "did": .whether,
        "does": .whether, "do": .whether,
        "is": .whether, "has": .whether, "was": .whether, "who": .who, "when": .when, "where": .place, "what": .said,
    ]
    private static let receiving: Set<String> = ["get", "got", "receive", "received", "gets", "receives"]
    private static let backing: Set<String> = ["support", "supports", "supported", "supporting", "back", "backs", "backed", "backing", "help", "aid"]
    private static let opposing: Set<String> = [
        "oppose", "opposes", "opposed", "opposing", "opponent", "opponents", "enemy", "enemies", "rival", "rivals",
    ]

    private static let telling = WordSkeleton.hash("concept:announce".utf8)
    private static let saying: Set<String> = [
        "say", "says", "said", "tell", "told", "claim", "claimed", "راي", "يقول", "تقول", "قالت", "قاله", "قالته", "موقف",
    ]

    func read(_ text: String) -> Question {
        let tokens = TokenizedText(text)
        let folded = tokens.tokens.indices.map { tokens.foldedWord($0) }
        var question = Question(text: text, kind: .whether, actors: [], isBacking: false, keys: [])
        if let first = folded.first, let kind = Self.words[first] { question.kind = kind }
        if folded.first == "how", ["many", "much"].contains(folded.dropFirst().first) { question.kind = .howMany }
        var places: [(token: Int, id: String)] = []
        var taken = Set<Int>()
        let names = nameIndex()
        var token = 0
        while token < folded.count {
            var found: (id: String, length: Int)?
            for length in stride(from: min(6, folded.count - token), through: 1, by: -1) {
                let words = (token..<token + length).map { Self.bare(folded[$0]) }
                for start in Self.variants(words[0]) {
                    let key = ([start] + words.dropFirst()).joined(separator: " ")
                    if let id = names[key] {
                        found = (id, length)
                        break
                    }
                }
                if found != nil { break }
            }
            if let found, !(found.length == 1 && Self.words[folded[token]] != nil) {
                places.append((token, found.id))
                for index in token..<token + found.length { taken.insert(index) }
                token += found.length
            } else {
                token += 1
            }
        }
        let lands = Dictionary(
            comparison.entities.filter { $0.type == .country }.map { (WordSkeleton.hash("land:\($0.id)".utf8), $0.id) },
            uniquingKeysWith: { first, _ in first })
        let bag = tables.bag(of: tokens, tokens: tokens.tokens.indices, keepsGrammar: true)
        var isReceived = false
        var verb: (token: Int, form: VerbForm)?
        for (position, word) in bag.words.enumerated() {
            let token = bag.tokens[position]
            if taken.contains(token) { continue }
            let surface = tokens.foldedBytes(token)
            if let land = tables.lands[WordSkeleton.key(surface)] ?? tables.lands[ComparisonTables.stemKey(surface)], let id = lands[land] {
                places.append((token, id))
                continue
            }
            if token == 0, Self.words[folded[0]] != nil { continue }
            if question.kind == .howMany, token < 2, folded[0] == "how" { continue }
            if Self.backing.contains(folded[token]) || isBacking(folded[token], before: folded[(token + 1)...].prefix(4)) {
                question.isBacking = true
            }
            if Self.opposing.contains(folded[token]) || isOpposing(folded[token], before: folded[(token + 1)...].prefix(3)) {
                question.relation = .opposes
            }
            if Self.receiving.contains(folded[token])
                || Self.forms(folded[token]).contains(where: { tables.receiving.contains(WordSkeleton.key(ArraySlice($0.utf8))) })
            {
                isReceived = true
            }
            let form = verbForm(folded[token])
            // «قتلته»: by the verb without its pronoun.
            let bare = form.flatMap { $0.hasPronoun ? tables.bag(of: $0.bare).words.first?.key : nil }
            let types = Self.forms(form?.bare ?? folded[token]).lazy.compactMap { tables.actTypes[WordSkeleton.key(ArraySlice($0.utf8))] }.first
            if let types, question.types.isEmpty || !question.types.isDisjoint(with: types) {
                question.types = question.types.isEmpty ? types : question.types.intersection(types)
            }
            if let form, verb == nil { verb = (token, form) }
            if word.flags.contains(.number), let year = PartialDate(folded[token]) {
                question.since = year
                question.until = year
            } else if !word.flags.contains(.grammar), !word.flags.contains(.negator) {
                question.keys.append(word.flags.contains(.concept) ? word.key : Self.concept(of: folded[token], tables) ?? bare ?? word.key)
            }
        }
        // «ماذا قصفت …؟» asks for what was done, not for words.
        if question.kind == .said, !bag.words.contains(where: { $0.key == Self.telling }), !folded.contains(where: Self.saying.contains) {
            question.kind = .whether
        }
        for place in places.sorted(by: { $0.token < $1.token }) where !question.actors.contains(place.id) { question.actors.append(place.id) }
        if let verb {
            // «قُتل»: the second letter is written with its vowel.
            let isPassive = tokens.utf8[tokens.tokens[verb.token].range].dropFirst(2).starts(with: [0xD9, 0x8F])
            settleParties(&question, verb: verb, places.sorted { $0.token < $1.token }, folded, isPassive: isPassive)
        }
        // «دعم من أرخاد», «support from Arkhad», «backed by Arkhad».
        if let giver = places.first(where: { $0.token > 1 && ["من", "from", "by"].contains(folded[$0.token - 1]) })?.id, question.actors.count > 1 {
            isReceived = question.actors[0] != giver
        }
        // Who is asked for may be backed in the words beside: «من يعارض دعم …» is no question of backing.
        if question.relation == .opposes { question.isBacking = true }
        if question.isBacking {
            switch (question.kind, question.actors.count) {
            case (.who, 1...): question.to = question.actors.first
            case (_, 2...):
                question.from = isReceived ? question.actors[1] : question.actors[0]
                question.to = isReceived ? question.actors[0] : question.actors[1]
            case (_, 1): if isReceived { question.to = question.actors[0] } else { question.from = question.actors[0] }
            default: break
            }
        }
        return question
    }

    /// Who does what is asked about and on whom it falls, where a verb says it: «هل قصفت أرخاد سروان؟», «هل قُصفت سروان على يد أرخاد؟»,
    /// «هل سروان قصفتها أرخاد؟», «من قصف سروان؟». Nouns of action leave it open.
    private func settleParties(
        _ question: inout Question, verb: (token: Int, form: VerbForm), _ places: [(token: Int, id: String)], _ folded: [String], isPassive: Bool
    ) {
        var parties: [(token: Int, id: String)] = []
        for place in places where place.token == 0 || !Self.within.contains(folded[place.token - 1]) {
            if !parties.contains(where: { $0.id == place.id }) { parties.append(place) }
        }
        if let agent = parties.first(where: { isAgent($0.token, folded) }) {
            question.doer = agent.id
            question.target = parties.first { $0.id != agent.id }?.id
            return
        }
        if isPassive {
            question.target = parties.first?.id
            return
        }
        let before = parties.last { $0.token < verb.token }, behind = parties.first { $0.token > verb.token }
        if verb.form.hasPronoun {
            question.doer = behind?.id
            question.target = before?.id
        } else if question.kind == .who {
            // «من هاجمت أرخاد؟»: «من» is masculine.
            if verb.form.isFeminine { question.doer = behind?.id } else { question.target = behind?.id }
        } else if parties.count > 1 {
            question.doer = (before ?? behind)?.id
            question.target = parties.first { $0.token > verb.token && $0.id != question.doer }?.id
        }
        question.isVisit = verb.form.isVisit
    }

    /// Prepositions behind which a name is a place.
    private static let within: Set<String> = ["في", "داخل", "خارج", "قرب"]

    /// «على يد», «بأيدي عملاء», «من قبل»: whoever did it stands behind, or one or two words farther on.
    private func isAgent(_ token: Int, _ folded: [String]) -> Bool {
        (max(1, token - 3)..<max(1, token)).contains { place in
            ["يد", "ايدي", "بيد", "بايدي", "بواسطه"].contains(folded[place])
                || ["قبل", "جانب", "طرف"].contains(folded[place]) && folded[place - 1] == "من"
        }
    }

    /// How a verb of an act stands in a question.
    private struct VerbForm {
        /// The masculine form without a pronoun.
        let bare: String
        var isFeminine = false
        var hasPronoun = false
        var isVisit = false
    }

    /// Nil for a word that is no such verb.
    private func verbForm(_ word: String) -> VerbForm? {
        func form(_ word: String) -> VerbForm? {
            if tables.actVerbs.contains(word) { return VerbForm(bare: word, isVisit: tables.visitVerbs.contains(word)) }
            let masculine = word.hasSuffix("ت") ? String(word.dropLast()) : word.hasPrefix("ت") ? "ي" + word.dropFirst() : ""
            return tables.actVerbs.contains(masculine)
                ? VerbForm(bare: masculine, isFeminine: true, isVisit: tables.visitVerbs.contains(masculine)) : nil
        }
        if let plain = form(word) { return plain }
        for pronoun in ["ه", "ها", "هم"] where word.hasSuffix(pronoun) {
            guard var found = form(String(word.dropLast(pronoun.count))) else { continue }
            found.hasPronoun = true
            return found
        }
        return nil
    }

    /// A word of standing against, with what must stand behind it.
    private func isOpposing(_ word: String, before next: ArraySlice<String>) -> Bool {
        [word, Self.bare(word)].contains { tables.opposing[$0]?.contains { next.starts(with: $0) } ?? false }
    }

    /// A word of backing; one that needs a preposition («يقف إلى جانب») has it near by.
    private func isBacking(_ word: String, before next: ArraySlice<String>) -> Bool {
        Self.forms(word).contains { form in
            if let needed = tables.backing[WordSkeleton.key(ArraySlice(form.utf8))] { return needed.isEmpty || next.contains { needed.contains($0) } }
            return tables.bag(of: form).sides.contains { tables.antonymNames[$0.side.row].first == "دعم" && $0.side.isFirst }
        }
    }

    /// The concept of a verb in its masculine form, where the word itself has none: «قصفت».
    static func concept(of word: String, _ tables: ComparisonTables) -> UInt32? {
        forms(word).dropFirst().lazy.compactMap { form in
            tables.bag(of: form).words.first.flatMap { $0.flags.contains(.concept) ? $0.key : nil }
        }.first
    }

    /// With the particles that a noun may have joined, and as a masculine verb: «بدعم», «دعمت», «تقف».
    private static func forms(_ word: String) -> [String] {
        var forms = [word]
        if word.hasSuffix("ت"), word.count >= 4 { forms.append(String(word.dropLast())) }
        if word.hasPrefix("ت"), word.count >= 3 { forms.append("ي" + word.dropFirst()) }
        if ["و", "ف"].contains(where: { word.hasPrefix($0) }), word.hasSuffix("ت"), word.count >= 5 {
            forms.append(String(word.dropFirst().dropLast()))
        }
        if ["ب", "ل", "و", "ا"].contains(where: { word.hasPrefix($0) }), word.count >= 4 { forms.append(String(word.dropFirst())) }
        return forms
    }

    /// The names, as keys of folded words without the article, that a question may hold.
    static func names(in text: String) -> [String] {
        let tokens = TokenizedText(text)
        let folded = tokens.tokens.indices.map { bare(tokens.foldedWord($0)) }
        var names: [String] = []
        var seen = Set<String>()
        for start in folded.indices {
            for length in 1...min(6, folded.count - start) {
                for first in variants(folded[start]) {
                    let key = ([first] + folded[(start + 1)..<(start + length)]).joined(separator: " ")
                    if seen.insert(key).inserted { names.append(key) }
                }
            }
        }
        return names
    }

    /// With and without a joined particle.
    private static func variants(_ word: String) -> [String] {
        var result = [word]
        for particle in ["و", "ل", "ب", "ف"] where word.hasPrefix(particle) && word.count > 3 { result.append(bare(String(word.dropFirst()))) }
        return result
    }

    private static func bare(_ word: String) -> String { word.hasPrefix("ال") && word.count > 4 ? String(word.dropFirst(2)) : word }

    /// Names, the most told actor first where several share one.
    private func nameIndex() -> [String: String] {
        var told = told ?? [:]
        if self.told == nil {
            for claim in comparison.claims { for id in claim.actors + claim.recipients { told[id, default: 0] += claim.accounts.count } }
        }
        var names: [String: String] = [:]
        for entity in comparison.entities.sorted(by: { (told[$1.id] ?? 0, $0.id) < (told[$0.id] ?? 0, $1.id) }) {
            for name in [entity.name, entity.nameEnglish?.lowercased() ?? ""] + entity.aliases {
                let words = EntityMerger.words(name)
                guard !words.isEmpty else { continue }
                let key = words.joined(separator: " ")
                if names[key] == nil { names[key] = entity.id }
                if entity.type == .person, words.count > 1, let last = words.last, names[last] == nil { names[last] = entity.id }
            }
        }
        return names
    }
}

import ArabicText
import Knowledge
import Readings

extension NameScanner {
    /// The state of a definite adjective: «الروسية», and «المالي», which means it only beside the state's name.
    func stateOfDefinite(_ token: Int) -> Int? {
        if let found = definiteAdjective(token) { return found.country }
        guard token >= 0, token < text.tokens.count, isDefinite(token), let found = stateWithArticle(token),
            found.match.segmentation.proclitics == .article
        else { return nil }
        return found.country
    }

    /// «"منظمة إرهابية"», «تنظيما إرهابيا»: what somebody calls a body, in marks or not, is no name.
    func isDescription(_ candidate: NameCandidate) -> Bool {
        guard candidate.type == .organization, candidate.known.isEmpty else { return false }
        let words = candidate.tokens.filter { text.tokens[$0].kind == .word }
        guard words.count == 2, !isDefinite(words[0]), !isDefinite(words[1]), head(words[0]) != nil else { return false }
        return text.match(at: words[1], in: knowledge.groups.qualifiers).map { $0.segmentation.isWhole } ?? false
    }
}

/// Definite plurals and collectives that act and are acted upon without a name: «المتمردون», «المعارضة السورية», «الجماعات المسلحة».
struct UnnamedGroups: Sendable {
    enum Kind: String, Sendable {
        /// A description by itself.
        case alone
        /// A description by itself, or one for the only band or movement of its state that the text has named.
        case faction
        /// A description only with a qualifier: «الجماعات المسلحة».
        case qualified
        /// The people of a state, with its adjective: «الشعب السوري».
        case people
        /// The head of a name, which alone stands for the body named with it before: «حركة حماس … الحركة».
        case short
        /// What states or lands of a kind are called, for the one of which the text speaks: «المملكة», «القطاع».
        case epithet
        /// What rules a state, with its adjective, and stands for it: «القيادة الإيرانية».
        case organ
    }

    /// What a ``Kind/short`` noun stands for where the text names no such body and is about one state beyond doubt.
    enum Alone: String, Sendable {
        /// The state itself: «السلطات».
        case state
        /// That state's own: «الشرطة».
        case body
    }

    struct Row: Sendable {
        let id: String
        let kind: Kind
        let alone: Alone?
        let subtype: String?
        /// The words by which a group goes in every document.
        let name: [String]
        /// The state or land of the group, where the words alone tell it: «الفلسطينيون».
        let country: Int?
        /// For an ``Kind/epithet``: the states or lands that it may mean.
        let lands: [Int]
        /// Folded forms, without an article.
        let forms: Set<String>
        /// The words of each form, in the table's order.
        let heads: [[String]]
        /// Hashes of words behind which the noun is another: «القضاء على الفساد».
        let unless: Set<UInt64>
    }

    let nouns: LexiconTable
    let qualifiers: LexiconTable
    private(set) var rows: [Row] = []

    init(lexicon: inout LexiconBuilder) {
        nouns = lexicon.register("unnamed groups")
        qualifiers = lexicon.register("unnamed groups (qualifiers)")
    }

    /// - Parameter states: indices of states by their ids.
    mutating func load(_ pack: Pack, _ lexicon: inout LexiconBuilder, _ diagnostics: inout [Diagnostic], states: [String: Int]) {
        for row in pack.rows("unnamed-groups") {
            let forms = row.list("forms")
            if row["kind"] == "qualifier" {
                for form in forms { lexicon.add(form, table: qualifiers, row: 0) }
                continue
            }
            guard let kind = row["kind"].flatMap(Kind.init(rawValue:)), let first = forms.first else {
                diagnostics.append(
                    row.diagnostic(
                        "unknown kind of group", column: "kind", hint: "alone, faction, qualified, people, short, epithet, organ or qualifier"))
                continue
            }
            if let alone = row["alone"], Alone(rawValue: alone) == nil {
                diagnostics.append(row.diagnostic("unknown owner of a noun alone", column: "alone", hint: "state or body"))
            }
            let ids = row.list("country")
            for id in ids where states[id] == nil {
                diagnostics.append(row.diagnostic("«\(id)» is no state", column: "country", hint: "use an id of countries.tsv, such as libya"))
            }
            let lands = ids.compactMap { states[$0] }
            for form in forms { lexicon.add(form, table: nouns, row: rows.count) }
            let words = first.split(separator: " ").map { Folding.folded($0) }
            rows.append(
                Row(
                    id: row.id, kind: kind, alone: row["alone"].flatMap(Alone.init(rawValue:)), subtype: row["subtype"],
                    name: words.count == 1 ? ["ال" + words[0]] : words,
                    country: kind == .epithet ? nil : lands.first, lands: kind == .epithet ? lands : [],
                    forms: Set(forms.map { Folding.folded($0) }), heads: forms.map { NameKey.words(of: $0) },
                    unless: Set(row.list("unless").map { FormHash(Folding.fold($0)).value })))
        }
    }
}

import Readings

extension Dossier {
    /// Entities of the FollowTheMoney model (followthemoney.tech, which Aleph and OpenSanctions exchange), one JSON object a line: people,
    /// organisations and states; the articles; and each pair of backing as an `UnknownLink` whose role is relation and phase, with its
    /// articles as proof.
    public func followTheMoney() -> [UInt8] {
        var lines: [UInt8] = []
        let used = Set(backing.flatMap { [$0.from, $0.to] } + actors.map(\.entity))
        for name in entities where used.contains(name.id) {
            let aliases = name.forms.filter { $0 != name.name } + [name.nameEnglish].compactMap { $0 }
            Self.append("sanad-entity-" + name.id, name.followTheMoneySchema, [("alias", aliases), ("name", [name.name])], &lines)
        }
        for article in documents {
            Self.append(
                "sanad-article-" + article.id, "Article",
                [
                    ("date", [article.published?.description].compactMap { $0 }), ("publisher", [article.publisher].compactMap { $0 }),
                    ("sourceUrl", [article.url].compactMap { $0 }), ("title", [article.title ?? article.opening ?? article.id]),
                ], &lines)
        }
        for pair in backing {
            for relation in Relation.allCases { Self.append(pair, relation, &lines) }
        }
        return lines
    }

    private static func append(_ pair: Pair, _ relation: Relation, _ lines: inout [UInt8]) {
        let told = pair.statements.filter { $0.relation == relation }
        guard let last = told.last else { return }
        let dates = told.compactMap(\.time)
        append(
            "sanad-\(relation.rawValue)-\(pair.from)-\(pair.to)", "UnknownLink",
            [
                ("endDate", last.phase == .ended ? [dates.max()?.description].compactMap { $0 } : []),
                ("object", ["sanad-entity-" + pair.to]), ("proof", Set(told.map { "sanad-article-" + $0.account.document }).sorted()),
                ("role", ["\(relation.rawValue), \(last.phase.rawValue)"]), ("startDate", [dates.min()?.description].compactMap { $0 }),
                ("subject", ["sanad-entity-" + pair.from]), ("summary", told.map(\.account.excerpt.words)),
            ], &lines)
    }

    private static func append(_ id: String, _ schema: String, _ properties: [(StaticString, [String])], _ lines: inout [UInt8]) {
        var writer = JSONWriter()
        writer.object { w in
            w.key("id")
            w.string(id)
            w.key("properties")
            w.object { w in
                for (key, values) in properties where !values.isEmpty {
                    w.key(key)
                    w.strings(values)
                }
            }
            w.key("schema")
            w.string(schema)
        }
        lines += writer.bytes + [0x0A]
    }
}

extension Dossier.Name {
    fileprivate var followTheMoneySchema: String {
        switch type {
        case .person: "Person"
        case .country: "PublicBody"
        case .organization: subtype == "company" ? "Company" : "Organization"
        case .place, .other: "LegalEntity"
        }
    }
}

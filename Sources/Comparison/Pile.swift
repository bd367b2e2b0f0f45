import ArabicText
import Readings

/// All digests laid side by side: entities and sources merged, tellings in one list, dates made comparable.
struct Pile {
    /// A telling in its place.
    struct Entry {
        let document: Int
        /// Index into the digest's tellings.
        let telling: Int
        let actors: [Int]
        let recipients: [Int]
        let about: [Int]
        /// Sources by index, outermost first, the document's outlet among them; -1 for what cannot be named.
        let chain: [Int]
        /// Key of the root: equal for accounts that rest on one mouth.
        let root: Int
        /// The days that the act may lie in; nil when nothing dates it.
        let when: DateRange?
        /// The words themselves date the act.
        let isDated: Bool
        let continuity: Continuity
    }

    struct Source {
        var id: String
        var name: String
        var aliases: [String]
        var kind: SourceKind
        var entity: Int?
    }

    let digests: [DocumentDigest]
    /// Gives the words of tellings that do not hold them.
    let texts: Comparer.Texts?
    let entities: EntityMerger
    private(set) var sources: [Source] = []
    private(set) var entries: [Entry] = []
    /// Index of the document that stands for each document's copies.
    let original: [Int]
    let copies: [CopyGroup]
    private(set) var publisher: [Int?] = []
    /// For each document and each of its sources the merged source, or -1 for what cannot be named.
    private(set) var localSource: [[Int]] = []
    /// Entry indices by document.
    private(set) var entriesOf: [Range<Int>] = []
    private var sourceByID: [String: Int] = [:]
    private var personByName: [String: Int] = [:]
    private var entityByID: [String: Int] = [:]

    /// - Parameter digests: in any order; they are put in the order of date and id.
    init(_ unordered: [DocumentDigest], tables: ComparisonTables, texts: Comparer.Texts? = nil) {
        self.texts = texts
        digests = unordered.sorted { a, b in
            (a.date?.first ?? a.notBefore ?? Int.max, a.id) < (b.date?.first ?? b.notBefore ?? Int.max, b.id)
        }
        entities = EntityMerger(digests)
        (copies, original) = Self.copies(digests)
        for (index, record) in entities.records.enumerated() {
            if entityByID[record.id] == nil { entityByID[record.id] = index }
            for name in [record.name] + record.aliases {
                let words = EntityMerger.words(name)
                if record.type == .person ? words.count >= 2 : !words.isEmpty {
                    let key = words.joined(separator: " ")
                    if personByName[key] == nil { personByName[key] = index }
                }
            }
        }
        for document in digests.indices { lay(document, tables: tables) }
    }

    private mutating func lay(_ document: Int, tables: ComparisonTables) {
        let digest = digests[document]
        let lower = entries.count
        var outlet: Int?
        if let name = digest.document.publisher, !name.isEmpty { outlet = outletSource(name, tables: tables) }
        publisher.append(outlet)
        let local = digest.sources.map { source(for: $0, document: document) }
        localSource.append(local)
        let merged = entities.index[document]
        func things(_ list: [Int]) -> [Int] {
            var result: [Int] = []
            for item in list where item < merged.count && merged[item] >= 0 && !result.contains(merged[item]) { result.append(merged[item]) }
            return result
        }
        for (index, telling) in digest.tellings.enumerated() {
            var chain: [Int] = outlet.map { [$0] } ?? []
            var continuity = Continuity.connected
            for (link, kind) in zip(telling.chain, telling.chainKinds) {
                let source = link >= 0 ? local[link] : -1
                if chain.last != source { chain.append(source) }
                let hasName = source >= 0 && sources[source].entity != nil
                switch kind {
                case .anonymous: continuity = max(continuity, .obscured)
                case .collective: if !hasName { continuity = max(continuity, .broken) }
                case .named, .outlet: break
                }
            }
            // What no one can name is a mouth of its own document, and of its copies.
            let root = chain.last.map { $0 >= 0 ? $0 : -2 - original[document] } ?? -2 - original[document]
            let (when, isDated) = placeInTime(telling, digest)
            entries.append(
                Entry(
                    document: document, telling: index, actors: things(telling.actors), recipients: things(telling.recipients),
                    about: things(telling.about), chain: chain, root: root, when: when, isDated: isDated, continuity: continuity))
        }
        entriesOf.append(lower..<entries.count)
    }

    private func placeInTime(_ telling: Telling, _ digest: DocumentDigest) -> (DateRange?, Bool) {
        if let date = telling.date, date.last - date.first <= 31 { return (date, true) }
        guard let document = digest.date else {
            return (telling.date, false)
        }
        let open = telling.status == .planned || telling.status == .hypothetical
        // News tells of the last weeks; what is planned lies ahead.
        var range = DateRange(first: document.first - (open ? 14 : 45), last: document.last + (open ? 120 : 0))
        if let date = telling.date {
            let first = max(range.first, date.first), last = min(range.last, date.last)
            range = first <= last ? DateRange(first: first, last: last) : date
        }
        return (range, false)
    }

    // MARK: Sources

    private mutating func outletSource(_ name: String, tables: ComparisonTables) -> Int {
        let key = EntityMerger.words(name).joined(separator: " ")
        if let known = tables.outlets[key] {
            if let entity = entityByID[known.id] { return entitySource(entity, kind: .outlet, alias: name) }
            return addSource(Source(id: known.id, name: known.name, aliases: [], kind: .outlet, entity: nil), alias: name)
        }
        if let entity = personByName[key], entities.records[entity].type != .person { return entitySource(entity, kind: .outlet, alias: name) }
        return addSource(
            Source(id: "x-" + Folding.folded(name).split(separator: " ").joined(separator: "-"), name: name, aliases: [], kind: .outlet, entity: nil),
            alias: name)
    }

    private mutating func entitySource(_ entity: Int, kind: SourceKind, alias: String?) -> Int {
        let record = entities.records[entity]
        return addSource(Source(id: record.id, name: record.name, aliases: record.aliases, kind: kind, entity: entity), alias: alias)
    }

    private mutating func addSource(_ source: Source, alias: String?) -> Int {
        let index: Int
        if let found = sourceByID[source.id] {
            index = found
        } else {
            index = sources.count
            sourceByID[source.id] = index
            sources.append(source)
        }
        if let alias, alias != sources[index].name, !sources[index].aliases.contains(alias), sources[index].entity == nil {
            sources[index].aliases.append(alias)
        }
        return index
    }

    /// -1 for what cannot be named.
    private mutating func source(for local: LocalSource, document: Int) -> Int {
        if local.kind == .anonymous {
            // Copies share their unnamed sources.
            let home = digests[original[document]].id
            return addSource(Source(id: "anon:\(home)#\(local.ordinal)", name: local.name, aliases: [], kind: .anonymous, entity: nil), alias: nil)
        }
        if let entity = local.entity, entities.index[document][entity] >= 0 {
            return entitySource(entities.index[document][entity], kind: local.kind, alias: nil)
        }
        if local.kind == .collective { return -1 }
        // A name behind its titles: «المتحدث باسم الوزارة، سالم الهادي».
        let words = EntityMerger.words(local.name)
        for length in stride(from: min(5, words.count), through: 2, by: -1) {
            if let entity = personByName[words.suffix(length).joined(separator: " ")] {
                return entitySource(entity, kind: local.kind, alias: nil)
            }
        }
        guard !words.isEmpty else { return -1 }
        return addSource(
            Source(id: "x-" + words.joined(separator: "-"), name: local.name, aliases: [], kind: local.kind, entity: nil), alias: local.name)
    }

    // MARK: Copies

    private static func copies(_ digests: [DocumentDigest]) -> ([CopyGroup], [Int]) {
        let edges = CopyDetector.edges(digests.map(\.sketch))
        var parent = Array(digests.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parent[index] != index { index = parent[index] }
            return index
        }
        var weakest: [Int: CopyGroup.Kind] = [:]
        for edge in edges where edge.kind != .excerpt {
            let a = root(edge.a), b = root(edge.b)
            let low = min(a, b)
            let kind: CopyGroup.Kind = edge.kind == .edited || weakest[a] == .edited || weakest[b] == .edited ? .edited : .verbatim
            parent[max(a, b)] = low
            weakest[low] = kind
        }
        var members: [Int: [Int]] = [:]
        for index in digests.indices { members[root(index), default: []].append(index) }
        var groups: [CopyGroup] = []
        for key in members.keys.sorted() {
            guard let list = members[key], list.count > 1 else { continue }
            let ids = list.map { digests[$0].id }
            groups.append(CopyGroup(documents: ids, first: ids[0], kind: weakest[key] ?? .edited))
        }
        for edge in edges where edge.kind == .excerpt && root(edge.a) != root(edge.b) {
            groups.append(CopyGroup(documents: [digests[edge.a].id, digests[edge.b].id], first: digests[edge.a].id, kind: .excerpt))
        }
        return (groups, digests.indices.map { root($0) })
    }
}

extension Pile {
    func telling(_ entry: Int) -> Telling { digests[entries[entry].document].tellings[entries[entry].telling] }

    /// The words of a telling: its own, else those of the document's text.
    func words(of entry: Int) -> String {
        let telling = telling(entry)
        return telling.text ?? texts?(digests[entries[entry].document].id, Span(start: telling.start, end: telling.end)) ?? ""
    }

    /// The account as it is written out.
    func account(_ index: Int) -> Account {
        let entry = entries[index]
        let telling = telling(index)
        var chain: [ChainLink] = []
        if let outlet = publisher[entry.document] {
            chain.append(ChainLink(source: sources[outlet].id, name: digests[entry.document].document.publisher ?? sources[outlet].name, kind: .outlet))
        }
        var reasons: [String] = []
        let digest = digests[entry.document]
        for (local, kind) in zip(telling.chain, telling.chainKinds) {
            let name = local >= 0 ? digest.sources[local].name : "لم يُسمَّ"
            let id = local >= 0 ? sourceID(local, document: entry.document) : nil
            if let id, chain.last?.source == id { continue }
            chain.append(ChainLink(source: id, name: name, kind: kind))
            switch kind {
            case .anonymous: reasons.append("«\(name)» بلا اسم")
            case .collective: if id == nil { reasons.append("«\(name)» لا يُعرف قائله") }
            case .named, .outlet: break
            }
        }
        return Account(
            document: digest.id, start: telling.start, end: telling.end, text: words(of: index), record: telling.record, stance: telling.stance,
            continuity: entry.continuity, chain: chain, time: telling.time, reasons: reasons)
    }

    private func sourceID(_ local: Int, document: Int) -> String? {
        localSource[document][local] >= 0 ? sources[localSource[document][local]].id : nil
    }
}

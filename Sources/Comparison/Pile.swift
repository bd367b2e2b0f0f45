import ArabicText
import Readings

/// All digests laid side by side: entities and sources merged, tellings in one list, dates made comparable.
struct Pile: Sendable {
    /// What tells most tellings apart.
    struct Traits: Sendable {
        let kind: Telling.Kind
        let status: EventStatus
        let stance: Stance
        let hasSides: Bool
        let hasFigures: Bool
        let isTurned: Bool
        /// It says itself that something is false, or not so.
        let isDenying: Bool
        /// It stands on a row of antonyms that hold for good.
        let isFinal: Bool

        /// - Parameter finalRows: antonyms that hold for good.
        init(_ telling: Telling, _ tables: DenyingRows, finalRows: RowSet) {
            kind = telling.kind
            status = telling.status
            stance = telling.stance
            hasSides = telling.hasSides
            hasFigures = telling.hasFigures
            isTurned = telling.isTurned
            var isDenying = telling.isTurned, isFinal = false
            if hasSides {
                telling.forEachSide { side in
                    if finalRows.contains(side.row) { isFinal = true }
                    if !isDenying { isDenying = tables.denies(side, telling.words) }
                }
            }
            self.isDenying = isDenying
            self.isFinal = isFinal
        }

        /// Somebody says so.
        var isTold: Bool { stance == .asserts || stance == .accuses }
    }

    struct Source: Sendable {
        var id: String
        var name: String
        var aliases: [String]
        var kind: SourceKind
        var entity: Int?
    }

    let digests: [DocumentDigest]
    /// By document, beside one another in memory.
    let dates: [DateRange?]
    /// Gives the words of tellings that do not hold them.
    let texts: Comparer.Texts?
    let entities: EntityMerger
    private(set) var sources: [Source] = []
    /// For each source the thing that it is; -1 for none.
    private(set) var thingOfSource: [Int32] = []
    private(set) var entries = PileEntries([])
    /// The telling of each entry: entries are weighed by the million.
    private let tellings: [Telling]
    /// What is asked of every entry before one is looked at, beside one another in memory.
    let traits: [Traits]
    /// Names of the types of tellings, and for each entry the number of its own.
    let types: StringTable
    let typeOf: [UInt16]
    /// By which statements meet.
    let rarest: Deferred<RarestWords>
    /// What is denied in all of it.
    let denials: Deferred<DenialIndex>
    /// Index of the document that stands for each document's copies.
    let original: [Int]
    let copies: [CopyGroup]
    /// How much words tell apart in all of it.
    let words: StoryWords
    private(set) var publisher: [Int?] = []
    /// For each document and each of its sources the merged source, or -1 for what cannot be named.
    private(set) var localSource: [[Int]] = []
    /// Entry indices by document.
    private(set) var entriesOf: [Range<Int>] = []
    /// Ids of the sources, in their order.
    private var sourceIDs = StringTable()
    private var entityIDs = StringTable()
    private var thingOfID: [Int] = []
    /// For each number of ``EntityNames/keys`` the first thing of that name; -1 for none.
    private var thingOfName: [Int32] = []
    /// For each thing a hash of what accounts are matched by.
    private var thingMarks: [UInt64] = []
    /// For each thing the state that it is, the one for which it acts, and the one in which it lies, by number; -1 for none.
    private(set) var lands: [(own: Int32, served: Int32, around: Int32)] = []
    /// What the names of sources that no entity stands for come to.
    private var strangers = StringTable()
    private var strangerThings: [(entity: Int?, id: String)] = []
    /// Their numbers in the order in which sources are looked for, and the next of them.
    private var strangerOf: [Int32] = []
    private var nextStranger = 0
    /// The sources that they, things and names of outlets have become.
    private var strangerSources: [Int?] = []
    private var sourceOfThing: [Int32] = []
    private var outlets = StringTable()
    private var sourceOfOutlet: [Int] = []

    /// - Parameters:
    ///   - digests: in any order; they are put in the order of date and id.
    ///   - meanwhile: work for the cores that are idle while things are brought together, which one does alone.
    init(_ unordered: [DocumentDigest], tables: ComparisonTables, texts: Comparer.Texts? = nil, meanwhile: (@Sendable () -> Void)? = nil) {
        self.texts = texts
        let digests = Self.inOrder(unordered)
        self.digests = digests
        dates = digests.map(\.date)
        let denying = DenyingRows(tables), finalRows = RowSet(tables.finalRows)
        let aside = Aside {
            let (copies, original) = Self.copies(digests)
            let words = StoryWords(digests, of: digests.indices.filter { original[$0] == $0 }, beside: 1)
            var tellings: [Telling] = []
            tellings.reserveCapacity(digests.reduce(0) { $0 + $1.tellings.count })
            for digest in digests { tellings += digest.tellings }
            let traits = Concurrently.map(tellings, sharing: 4096, beside: 1) { Traits($0, denying, finalRows: finalRows) }
            var types = StringTable()
            let typeOf = tellings.map { UInt16(truncatingIfNeeded: types.number($0.type)) }
            // While things are named, which one core does alone.
            // What tellings look at lives as long as their digests.
            let rarest = Deferred { [tellings] in withExtendedLifetime(digests) { RarestWords(tellings, beside: 1) } }
            let denials = Deferred { [tellings] in withExtendedLifetime(digests) { DenialIndex(tellings, traits, isSmall: words.isSmall, beside: 1) }
            }
            _ = Aside {
                meanwhile?()
                _ = (rarest.value, denials.value)
            }
            return (copies, original, words, tellings, traits, rarest, types, typeOf, denials)
        }
        entities = EntityMerger(digests)
        (copies, original, words, tellings, traits, rarest, types, typeOf, denials) = aside.value
        nameThings()
        nameStrangers()
        for document in digests.indices {
            publisher.append(digests[document].document.publisher.flatMap { $0.isEmpty ? nil : outlet($0, tables: tables) })
            localSource.append(digests[document].sources.map { source(for: $0, document: document) })
        }
        let shares = stride(from: 0, to: digests.count, by: 256).map { $0..<min(digests.count, $0 + 256) }
        let drafts = Concurrently.map(shares, sharing: 1) { [self] share in
            var draft = PileEntries.Draft()
            for document in share { addEntries(of: document, to: &draft) }
            return draft
        }
        entries = PileEntries(drafts)
        var end = 0
        for digest in digests {
            entriesOf.append(end..<end + digest.tellings.count)
            end += digest.tellings.count
        }
    }

    @inline(__always)
    func telling(_ entry: Int) -> Telling { tellings[entry] }

    /// What is denied, as it counts in a story that is small or is not.
    func denials(isSmall: Bool) -> DenialIndex { DenialIndex(tellings, traits, isSmall: isSmall) }

    /// In the order of date and id.
    private static func inOrder(_ digests: [DocumentDigest]) -> [DocumentDigest] {
        // As an unsigned number, so that days before 1970 come first.
        let days = digests.map { UInt64(bitPattern: Int64($0.day)) ^ 1 << 63 }, ids = digests.map(\.id)
        let byDay = KeyedOrder(days, digests.indices.map { UInt32($0) })
        var order: [Int] = []
        order.reserveCapacity(digests.count)
        byDay.forEachRun { _, run in order += run.map { Int(byDay.numbers[$0]) }.sorted { ids[$0].precedes(ids[$1]) } }
        return order.map { digests[$0] }
    }

    private mutating func nameThings() {
        thingOfName = [Int32](repeating: -1, count: entities.names.keys.count)
        var states = StringTable()
        for index in entities.records.indices {
            // A record is dozens of references: it is looked at where it lies.
            let id = entities.records[index].id, type = entities.records[index].type
            let country = entities.records[index].country, role = entities.records[index].role
            var mark = Mark()
            for part in [id, type.rawValue, country, role] { mark.add(part) }
            thingMarks.append(mark.value)
            let served = role == "GOV" || role == "MIL" ? country : nil
            let around = type == .place ? country : nil
            lands.append(
                (
                    type == .country ? Int32(states.number(id)) : -1, served.map { Int32(states.number($0)) } ?? -1,
                    around.map { Int32(states.number($0)) } ?? -1
                ))
            if entityIDs.number(id) == thingOfID.count { thingOfID.append(index) }
            for name in entities.namesOf[index] {
                let form = entities.names.forms[Int(name)]
                if form.words >= (type == .person ? 2 : 1), thingOfName[form.key] < 0 { thingOfName[form.key] = Int32(index) }
            }
        }
    }

    private func thing(named key: String) -> Int? { entities.names.keys.find(key).flatMap { thingOfName[$0] >= 0 ? Int(thingOfName[$0]) : nil } }

    /// Names of sources that no entity stands for, each looked at once.
    private mutating func nameStrangers() {
        for (document, digest) in digests.enumerated() {
            for local in digest.sources where local.kind != .anonymous && local.kind != .collective {
                if let entity = local.entity, entities.index[document, entity] >= 0 { continue }
                strangerOf.append(Int32(truncatingIfNeeded: strangers.number(local.name)))
            }
        }
        strangerThings = Concurrently.map(strangers.strings, sharing: 64) { [self] name in
            // A name behind its titles: «المتحدث باسم الوزارة، سالم الهادي».
            let words = EntityMerger.words(name)
            for length in stride(from: min(5, words.count), through: 2, by: -1) {
                if let entity = thing(named: words.suffix(length).joined(separator: " ")) { return (entity, "") }
            }
            return (nil, words.isEmpty ? "" : "x-" + words.joined(separator: "-"))
        }
        strangerSources = [Int?](repeating: nil, count: strangers.count)
        sourceOfThing = [Int32](repeating: -1, count: entities.records.count)
    }

    private func addEntries(of document: Int, to draft: inout PileEntries.Draft) {
        let digest = digests[document]
        let outlet = publisher[document], local = localSource[document], merged = entities.index[document]
        var home = Mark()
        home.add(digest.id)
        home.add(digest.date?.first ?? Int.min)
        home.add(digest.date?.last ?? Int.min)
        for (index, telling) in digest.tellings.enumerated() {
            draft.open()
            telling.forEachThing { role, item in
                guard item < merged.count else { return }
                let thing = merged[merged.startIndex + item]
                if thing >= 0 { draft.add(thing, to: role) }
            }
            var continuity = Continuity.connected
            if let outlet { draft.addLink(outlet) }
            telling.forEachLink { link, kind in
                let source = link >= 0 ? local[link] : -1
                draft.addLink(source)
                switch kind {
                case .anonymous: continuity = max(continuity, .obscured)
                case .collective: if source < 0 || sources[source].entity == nil { continuity = max(continuity, .broken) }
                case .named, .outlet: break
                }
            }
            // What no one can name is a mouth of its own document, and of its copies.
            let root = draft.lastLink.map { $0 >= 0 ? $0 : -2 - original[document] } ?? -2 - original[document]
            let (when, isDated) = placeInTime(telling, digest)
            let mark = telling.mark.map { own in
                var mark = home
                mark.add(own)
                mark.add(when?.first ?? Int.min)
                mark.add(when?.last ?? Int.min)
                mark.add(draft.actors.count)
                for thing in draft.actors { mark.add(thingMarks[Int(thing)]) }
                for thing in draft.recipients { mark.add(thingMarks[Int(thing)]) }
                return mark.value
            }
            draft.close(document: document, telling: index, root: root, when: when, isDated: isDated, continuity: continuity, mark: mark)
        }
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

    /// The source of an outlet's name, looked for once.
    private mutating func outlet(_ name: String, tables: ComparisonTables) -> Int {
        let number = outlets.number(name)
        if number == sourceOfOutlet.count { sourceOfOutlet.append(outletSource(name, tables: tables)) }
        return sourceOfOutlet[number]
    }

    private mutating func outletSource(_ name: String, tables: ComparisonTables) -> Int {
        let key = EntityMerger.words(name).joined(separator: " ")
        if let known = tables.outlets[key] {
            if let entity = entityIDs.find(known.id).map({ thingOfID[$0] }) { return entitySource(entity, kind: .outlet, alias: name) }
            return addSource(Source(id: known.id, name: known.name, aliases: [], kind: .outlet, entity: nil), alias: name)
        }
        if let entity = thing(named: key), entities.records[entity].type != .person { return entitySource(entity, kind: .outlet, alias: name) }
        return addSource(
            Source(id: "x-" + Folding.folded(name).split(separator: " ").joined(separator: "-"), name: name, aliases: [], kind: .outlet, entity: nil),
            alias: name)
    }

    private mutating func entitySource(_ entity: Int, kind: SourceKind, alias: String?) -> Int {
        if alias == nil, sourceOfThing[entity] >= 0 { return Int(sourceOfThing[entity]) }
        let record = entities.records[entity]
        let source = addSource(Source(id: record.id, name: record.name, aliases: record.aliases, kind: kind, entity: entity), alias: alias)
        sourceOfThing[entity] = Int32(source)
        return source
    }

    private mutating func addSource(_ source: Source, alias: String?) -> Int {
        let index = sourceIDs.number(source.id)
        if index == sources.count {
            sources.append(source)
            thingOfSource.append(Int32(source.entity ?? -1))
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
        if let entity = local.entity, entities.index[document, entity] >= 0 {
            return entitySource(entities.index[document, entity], kind: local.kind, alias: nil)
        }
        if local.kind == .collective { return -1 }
        let stranger = Int(strangerOf[nextStranger])
        nextStranger += 1
        if let known = strangerSources[stranger] { return known }
        let (entity, id) = strangerThings[stranger]
        let source =
            if let entity { entitySource(entity, kind: local.kind, alias: nil) } else if id.isEmpty { -1 } else {
                addSource(Source(id: id, name: local.name, aliases: [], kind: local.kind, entity: nil), alias: local.name)
            }
        strangerSources[stranger] = source
        return source
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
            chain.append(
                ChainLink(source: sources[outlet].id, name: digests[entry.document].document.publisher ?? sources[outlet].name, kind: .outlet))
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
            continuity: entry.continuity, chain: chain, time: telling.time, reasons: reasons,
            doubtful: telling.isDoubtful ? true : nil)
    }

    private func sourceID(_ local: Int, document: Int) -> String? {
        localSource[document][local] >= 0 ? sources[localSource[document][local]].id : nil
    }
}

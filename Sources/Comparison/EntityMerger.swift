import ArabicText
import Readings

/// One record a thing over all documents.
///
/// Things that a pack knows merge by id. Unknown ones merge by folded name and compatible type; spellings merge when they differ in
/// weak letters only (``NameSpelling``); a lone family name joins the one full name of the pile that ends with it.
struct EntityMerger: Sendable {
    private(set) var records: [EntityRecord] = []
    /// For each record its names by number: that by which it goes first.
    private(set) var namesOf: [[Int32]] = []
    /// For each digest and each of its entities the index of the merged record.
    private(set) var index: [[Int]] = []
    let names: EntityNames
    private var parent: [Int] = []

    /// A key of names under which things meet: persons meet persons only.
    private struct NameKey: Hashable {
        let value: Int
        init(_ key: Int, _ type: EntityType) { value = key * 2 + (type == .person ? 1 : 0) }
    }

    /// Complexity: linear in the number of entities but for sorting.
    init(_ digests: [DocumentDigest]) {
        names = EntityNames(digests)
        var groups: [Group] = []
        var local: [[Int]] = []
        local.reserveCapacity(digests.count)
        var ids = StringTable()
        var groupOfID: [Int] = []
        var byName: [NameKey: [Int]] = [:]
        // Documents name most things as others have named them: what a list of names came to is not asked again.
        var told = Set<UInt64>()
        var groupOfNames: [UInt64: Int] = [:]
        // Known things first, so that unknown ones find them.
        for document in digests.indices {
            // By index: a record is a dozen references, each of which a copy would count.
            let entities = digests[document].entities
            var row = [Int](repeating: -1, count: entities.count)
            for position in entities.indices where entities[position].known {
                let number = ids.number(entities[position].id)
                if number == groupOfID.count {
                    groupOfID.append(groups.count)
                    groups.append(Group(first: entities[position]))
                }
                let group = groupOfID[number], own = names.names(document, position)
                if told.insert(Self.mark(own, group)).inserted { groups[group].add(own, names) }
                groups[group].complete(entities, position)
                row[position] = group
            }
            local.append(row)
        }
        let known = groups.count
        for (index, group) in groups.enumerated() {
            for name in group.names { byName[NameKey(names.forms[Int(name)].key, group.first.type), default: []].append(index) }
        }
        var lone: [(document: Int, position: Int)] = []
        for document in digests.indices {
            let entities = digests[document].entities
            for position in entities.indices where !entities[position].known {
                let own = names.names(document, position)
                let mark = Self.mark(own, EntityType.allCases.firstIndex(of: entities[position].type) ?? 0)
                if let group = groupOfNames[mark] {
                    groups[group].complete(entities, position)
                    local[document][position] = group
                    continue
                }
                let entity = entities[position]
                // A person's single name is shared by many; a body's is its own.
                let full = own.filter { entity.type != .person || names.forms[Int($0)].words >= 2 }
                guard !full.isEmpty else {
                    lone.append((document, position))
                    continue
                }
                var found: Int?
                for name in full {
                    if let group = byName[NameKey(names.forms[Int(name)].key, entity.type)]?.first(where: { Self.compatible(groups[$0].first, entity) }) {
                        found = group
                        break
                    }
                }
                let group = found ?? groups.count
                if found == nil { groups.append(Group(first: entity)) }
                groupOfNames[mark] = group
                groups[group].add(own, names)
                groups[group].complete(entities, position)
                for name in full {
                    let key = NameKey(names.forms[Int(name)].key, entity.type)
                    if byName[key]?.contains(group) != true { byName[key, default: []].append(group) }
                }
                local[document][position] = group
            }
        }
        // Spellings.
        parent = Array(groups.indices)
        var bySound: [Int: [Int]] = [:]
        for index in groups.indices where groups[index].first.type == .person || groups[index].first.type == .organization {
            for name in groups[index].names {
                let key = names.forms[Int(name)].sound
                if key >= 0, bySound[key]?.last != index { bySound[key, default: []].append(index) }
            }
        }
        for key in bySound.filter({ $0.value.count > 1 }).keys.sorted(by: { names.keys[$0].precedes(names.keys[$1]) }) {
            let members = bySound[key] ?? []
            guard members.count <= 12 else { continue }
            for i in members.indices {
                for j in members.indices.dropFirst(i + 1) {
                    let a = groups[members[i]], b = groups[members[j]]
                    guard !(a.first.known && b.first.known), Self.compatible(a.first, b.first), a.first.type == b.first.type,
                        NameSpelling.areSpellings(a.names.map { names.names[Int($0)] }, b.names.map { names.names[Int($0)] })
                    else { continue }
                    // Something unknown whose spellings lie near to two things that the packs tell apart joins one of them. Known things
                    // have the lowest numbers, so that they are the roots of what they are united with.
                    let one = root(members[i]), other = root(members[j])
                    guard one >= known || other >= known else { continue }
                    unite(one, other)
                }
            }
        }
        // Lone names.
        var familyOf: [Int: Set<Int>] = [:]
        for index in groups.indices where groups[index].first.type == .person {
            for name in groups[index].names where names.forms[Int(name)].words > 1 { familyOf[names.forms[Int(name)].last, default: []].insert(root(index)) }
        }
        for (document, position) in lone {
            let entity = digests[document].entities[position]
            let own = names.names(document, position)
            let form = names.forms[Int(own[own.startIndex])]
            let key = NameKey(form.key, entity.type)
            var group: Int
            let families = entity.type == .person ? familyOf[form.last] ?? [] : []
            if families.count == 1, let only = families.first {
                group = only
            } else if let found = byName[key]?.first(where: { Self.compatible(groups[$0].first, entity) }) {
                group = found
            } else {
                group = groups.count
                groups.append(Group(first: entity))
                parent.append(group)
                byName[key, default: []].append(group)
            }
            groups[group].add(own, names)
            groups[group].complete(digests[document].entities, position)
            local[document][position] = group
        }
        // Records in the order of first appearance.
        var position = [Int](repeating: -1, count: groups.count)
        var members: [[Int]] = []
        for row in local {
            index.append(
                row.map { group in
                    guard group >= 0 else { return -1 }
                    let root = root(group)
                    if position[root] < 0 {
                        position[root] = members.count
                        members.append([])
                    }
                    return position[root]
                })
        }
        for group in groups.indices where position[root(group)] >= 0 { members[position[root(group)]].append(group) }
        let merged = Concurrently.map(members, sharing: 256) { [groups, names] list in Self.record(list.map { groups[$0] }, names) }
        var usedIDs = StringTable()
        for (record, own) in merged {
            var record = record
            if !record.known {
                let base = record.id
                var number = 2
                while usedIDs.find(record.id) != nil {
                    record.id = base + "-\(number)"
                    number += 1
                }
            }
            _ = usedIDs.number(record.id)
            records.append(record)
            namesOf.append(own)
        }
    }

    private static func mark(_ names: ArraySlice<Int32>, _ place: Int) -> UInt64 {
        var mark = Mark()
        mark.add(place)
        for name in names { mark.add(Int(name)) }
        mark.add(names.count)
        return mark.value
    }

    private mutating func root(_ index: Int) -> Int {
        var index = index
        while parent[index] != index {
            parent[index] = parent[parent[index]]
            index = parent[index]
        }
        return index
    }

    private mutating func unite(_ a: Int, _ b: Int) {
        let a = root(a), b = root(b)
        if a != b { parent[max(a, b)] = min(a, b) }
    }

    private struct Group: Sendable {
        let first: EntityRecord
        /// In the order of first appearance.
        var names: [Int32] = []
        private var seen = Set<Int32>()
        var english: String?
        var country: String?
        var role: String?
        var subtype: String?

        init(first: EntityRecord) { self.first = first }

        mutating func add(_ own: ArraySlice<Int32>, _ table: EntityNames) {
            for name in own where !seen.contains(name) && !table.names[Int(name)].isEmpty {
                seen.insert(name)
                names.append(name)
            }
        }

        mutating func complete(_ entities: [EntityRecord], _ position: Int) {
            if english == nil { english = entities[position].nameEnglish }
            if country == nil { country = entities[position].country }
            if role == nil { role = entities[position].role }
            if subtype == nil { subtype = entities[position].subtype }
        }
    }

    /// - Returns: the record, whose id others may have too, and the numbers of its names.
    private static func record(_ groups: [Group], _ table: EntityNames) -> (EntityRecord, [Int32]) {
        let lead = groups.first { $0.first.known } ?? groups[0]
        var record = lead.first
        var names: [Int32] = []
        var seen = Set<Int32>()
        for group in groups { for name in group.names where seen.insert(name).inserted { names.append(name) } }
        if !record.known {
            // The fullest name stands for the thing.
            let best = names.max { a, b in
                let x = table.names[Int(a)], y = table.names[Int(b)]
                return (table.forms[Int(a)].words, x.utf8.count, y) < (table.forms[Int(b)].words, y.utf8.count, x)
            }
            record.name = best.map { table.names[Int($0)] } ?? record.name
            record.id = "x-" + Folding.folded(record.name).split(separator: " ").joined(separator: "-")
        }
        let title = record.name
        let others = names.filter { table.names[Int($0)] != title }
        record.aliases = others.map { table.names[Int($0)] }
        for group in groups {
            record.nameEnglish = record.nameEnglish ?? group.english
            record.country = record.country ?? group.country
            record.role = record.role ?? group.role
            record.subtype = record.subtype ?? group.subtype
        }
        return (record, (table.names.find(title).map { [Int32($0)] } ?? []) + others)
    }

    /// Folded words of a name without the article.
    static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var length = 0
        func close() {
            guard length > 0 else { return }
            let whole = String(word)
            words.append(length > 4 && whole.hasPrefix("ال") ? String(whole.unicodeScalars.dropFirst(2)) : whole)
            word = String.UnicodeScalarView()
            length = 0
        }
        for letter in Folding.folded(name).unicodeScalars {
            switch kind(letter) {
            case .letter:
                word.append(letter)
                length += 1
            case .mark: if length > 0 { word.append(letter) }
            case .other: close()
            }
        }
        close()
        return words
    }

    private enum Kind { case letter, mark, other }

    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x620...0x64A, 0x660...0x669, 0x671...0x6D3: return .letter
        case 0..<0x80: return .other
        default:
            let properties = scalar.properties
            switch properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .spacingMark: return .mark
            default: return properties.isAlphabetic || properties.numericType != nil ? .letter : .other
            }
        }
    }

    private static func compatible(_ a: EntityRecord, _ b: EntityRecord) -> Bool {
        if a.type == b.type { return true }
        let loose: Set<EntityType> = [.organization, .other]
        if loose.contains(a.type), loose.contains(b.type) { return true }
        let lands: Set<EntityType> = [.country, .place]
        return lands.contains(a.type) && lands.contains(b.type)
    }
}

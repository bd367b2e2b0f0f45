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
    private(set) var index = NumberLists()
    let names: EntityNames
    private var parent: [Int] = []

    /// Complexity: linear in the number of entities but for sorting.
    init(_ digests: [DocumentDigest]) {
        // What documents name in the same words is looked at once; kinds lie in the order of first appearance.
        let kinds = EntityKinds(digests)
        let names = EntityNames(kinds.records)
        self.names = names
        var groups: [Group] = []
        groups.reserveCapacity(kinds.records.count)
        var groupOf = [Int](repeating: -1, count: kinds.records.count)
        var ids = StringTable()
        var groupOfID: [Int] = []
        // By the key of a name: persons meet persons only.
        var byName = [[Int]](repeating: [], count: names.keys.count * 2)
        func place(_ name: Int32, _ type: EntityType) -> Int { names.forms[Int(name)].key * 2 + (type == .person ? 1 : 0) }
        // Known things first, so that unknown ones find them.
        for kind in kinds.records.indices where kinds.records[kind].known {
            let number = ids.number(kinds.records[kind].id)
            if number == groupOfID.count {
                groupOfID.append(groups.count)
                groups.append(Group(first: kinds.records[kind]))
            }
            let group = groupOfID[number]
            groups[group].add(names.names(kind), names)
            groups[group].complete(kinds.records[kind])
            groupOf[kind] = group
        }
        let known = groups.count
        for (index, group) in groups.enumerated() {
            for name in group.names { byName[place(name, group.first.type)].append(index) }
        }
        var groupOfNames: [UInt64: Int] = [:]
        var lone: [Int] = []
        for kind in kinds.records.indices where !kinds.records[kind].known {
            let own = names.names(kind), entity = kinds.records[kind]
            let mark = Self.mark(own, EntityType.allCases.firstIndex(of: entity.type) ?? 0)
            if let group = groupOfNames[mark] {
                groups[group].complete(entity)
                groupOf[kind] = group
                continue
            }
            // A person's single name is shared by many; a body's is its own.
            let full = own.filter { entity.type != .person || names.forms[Int($0)].words >= 2 }
            guard !full.isEmpty else {
                lone.append(kind)
                continue
            }
            var found: Int?
            for name in full {
                if let group = byName[place(name, entity.type)].first(where: { Self.compatible(groups[$0].first, entity) }) {
                    found = group
                    break
                }
            }
            let group = found ?? groups.count
            if found == nil { groups.append(Group(first: entity)) }
            groupOfNames[mark] = group
            groups[group].add(own, names)
            groups[group].complete(entity)
            for name in full {
                let key = place(name, entity.type)
                if !byName[key].contains(group) { byName[key].append(group) }
            }
            groupOf[kind] = group
        }
        // Spellings.
        parent = Array(groups.indices)
        var bySound = [[Int]](repeating: [], count: names.keys.count)
        for index in groups.indices where groups[index].first.type == .person || groups[index].first.type == .organization {
            for name in groups[index].names {
                let key = names.forms[Int(name)].sound
                if key >= 0, bySound[key].last != index { bySound[key].append(index) }
            }
        }
        for key in bySound.indices.filter({ bySound[$0].count > 1 }).sorted(by: { names.keys[$0].precedes(names.keys[$1]) }) {
            let members = bySound[key]
            guard members.count <= 12 else { continue }
            for i in members.indices {
                for j in members.indices.dropFirst(i + 1) {
                    // Something unknown whose spellings lie near to two things that the packs tell apart joins one of them. Known things
                    // have the lowest numbers, so that they are the roots of what they are united with.
                    guard !(groups[members[i]].first.known && groups[members[j]].first.known) else { continue }
                    let one = root(members[i]), other = root(members[j])
                    guard one != other, one >= known || other >= known, groups[members[i]].first.type == groups[members[j]].first.type,
                        names.areSpellings(groups[members[i]].names, groups[members[j]].names)
                    else { continue }
                    unite(one, other)
                }
            }
        }
        // Lone names.
        var families = [Family](repeating: .none, count: names.keys.count)
        for index in groups.indices where groups[index].first.type == .person {
            for name in groups[index].names where names.forms[Int(name)].words > 1 { families[names.forms[Int(name)].last].add(root(index)) }
        }
        for kind in lone {
            let entity = kinds.records[kind], own = names.names(kind)
            let name = own[own.startIndex]
            var group: Int
            if entity.type == .person, case .one(let only) = families[names.forms[Int(name)].last] {
                group = only
            } else if let found = byName[place(name, entity.type)].first(where: { Self.compatible(groups[$0].first, entity) }) {
                group = found
            } else {
                group = groups.count
                groups.append(Group(first: entity))
                parent.append(group)
                byName[place(name, entity.type)].append(group)
            }
            groups[group].add(own, names)
            groups[group].complete(entity)
            groupOf[kind] = group
        }
        // Records in the order of first appearance.
        var position = [Int](repeating: -1, count: groups.count)
        var members: [[Int]] = []
        for kind in kinds.records.indices {
            let root = root(groupOf[kind])
            if position[root] < 0 {
                position[root] = members.count
                members.append([])
            }
            groupOf[kind] = position[root]
        }
        index = kinds.ofDocuments.mapNumbers { Int32(groupOf[Int($0)]) }
        for group in groups.indices where position[root(group)] >= 0 { members[position[root(group)]].append(group) }
        let merged = Concurrently.map(members, sharing: 256) { [groups, names] list in Self.record(list.map { groups[$0] }, names) }
        records.reserveCapacity(merged.count)
        namesOf.reserveCapacity(merged.count)
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

    /// The things that bear one family name.
    private enum Family {
        case none, one(Int), many

        mutating func add(_ thing: Int) {
            switch self {
            case .none: self = .one(thing)
            case .one(let other): if other != thing { self = .many }
            case .many: break
            }
        }
    }

    private struct Group: Sendable {
        let first: EntityRecord
        /// In the order of first appearance.
        var names: [Int32] = []
        /// All of them once they are many.
        private var seen = Set<Int32>()
        var english: String?
        var country: String?
        var role: String?
        var subtype: String?

        init(first: EntityRecord) { self.first = first }

        mutating func add(_ own: ArraySlice<Int32>, _ table: EntityNames) {
            for name in own where !holds(name) && !table.names[Int(name)].isEmpty {
                names.append(name)
                if names.count == 17 { seen.formUnion(names) } else if names.count > 17 { seen.insert(name) }
            }
        }

        private func holds(_ name: Int32) -> Bool { names.count > 16 ? seen.contains(name) : names.contains(name) }

        mutating func complete(_ entity: EntityRecord) {
            if english == nil { english = entity.nameEnglish }
            if country == nil { country = entity.country }
            if role == nil { role = entity.role }
            if subtype == nil { subtype = entity.subtype }
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
            record.id = "x-" + Folding.folded(record.name).unicodeScalars.split(separator: " ").map { String($0) }.joined(separator: "-")
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

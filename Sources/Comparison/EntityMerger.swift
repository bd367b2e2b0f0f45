import ArabicText
import Readings

/// One record a thing over all documents.
///
/// Things that a pack knows merge by id. Unknown ones merge by folded name and compatible type; spellings merge when they differ in
/// weak letters only (``NameSpelling``); a lone family name joins the one full name of the pile that ends with it.
struct EntityMerger {
    private(set) var records: [EntityRecord] = []
    /// For each digest and each of its entities the index of the merged record.
    private(set) var index: [[Int]] = []
    private var byKey: [String: Int] = [:]
    private var parent: [Int] = []

    /// Complexity: linear in the number of entities but for sorting.
    init(_ digests: [DocumentDigest]) {
        var groups: [Group] = []
        var local: [[Int]] = []
        var byName: [String: [Int]] = [:]
        // Known things first, so that unknown ones find them.
        for digest in digests {
            local.append([Int](repeating: -1, count: digest.entities.count))
            let document = local.count - 1
            for (position, entity) in digest.entities.enumerated() where entity.known {
                let group: Int
                if let found = byKey[entity.id] {
                    group = found
                } else {
                    group = groups.count
                    byKey[entity.id] = group
                    groups.append(Group(first: entity))
                }
                groups[group].add(entity)
                local[document][position] = group
            }
        }
        for (index, group) in groups.enumerated() {
            for name in group.names { byName[Self.nameKey(name, group.first.type), default: []].append(index) }
        }
        var lone: [(document: Int, position: Int)] = []
        for (document, digest) in digests.enumerated() {
            for (position, entity) in digest.entities.enumerated() where !entity.known {
                let names = [entity.name] + entity.aliases
                let full = names.filter { Self.isFull($0, entity.type) }
                guard !full.isEmpty else {
                    lone.append((document, position))
                    continue
                }
                var found: Int?
                for name in full {
                    if let group = byName[Self.nameKey(name, entity.type)]?.first(where: { Self.compatible(groups[$0].first, entity) }) {
                        found = group
                        break
                    }
                }
                let group = found ?? groups.count
                if found == nil { groups.append(Group(first: entity)) }
                groups[group].add(entity)
                for name in full where byName[Self.nameKey(name, entity.type)]?.contains(group) != true {
                    byName[Self.nameKey(name, entity.type), default: []].append(group)
                }
                local[document][position] = group
            }
        }
        // Spellings.
        parent = Array(groups.indices)
        var bySound: [String: [Int]] = [:]
        for (index, group) in groups.enumerated() where group.first.type == .person || group.first.type == .organization {
            for key in Set(group.names.map { NameSpelling.soundKey($0) }) where key.utf8.count >= 6 { bySound[key, default: []].append(index) }
        }
        for key in bySound.keys.sorted() {
            let members = bySound[key] ?? []
            guard members.count > 1, members.count <= 12 else { continue }
            for i in members.indices {
                for j in members.indices.dropFirst(i + 1) {
                    let a = groups[members[i]], b = groups[members[j]]
                    guard !(a.first.known && b.first.known), Self.compatible(a.first, b.first), a.first.type == b.first.type,
                        NameSpelling.areSpellings(a.names, b.names)
                    else { continue }
                    unite(members[i], members[j])
                }
            }
        }
        // Lone names.
        var familyOf: [String: Set<Int>] = [:]
        for (index, group) in groups.enumerated() where group.first.type == .person {
            for name in group.names {
                let words = Self.words(name)
                if words.count > 1, let last = words.last { familyOf[last, default: []].insert(root(index)) }
            }
        }
        for (document, position) in lone {
            let entity = digests[document].entities[position]
            let key = Self.nameKey(entity.name, entity.type)
            var group: Int
            let families = entity.type == .person ? familyOf[Self.words(entity.name).last ?? ""] ?? [] : []
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
            groups[group].add(entity)
            local[document][position] = group
        }
        // Records in the order of first appearance.
        var position: [Int: Int] = [:]
        var members: [Int: [Int]] = [:]
        for group in groups.indices { members[root(group), default: []].append(group) }
        var usedIDs = Set<String>()
        for document in digests.indices {
            index.append(
                local[document].map { group in
                    guard group >= 0 else { return -1 }
                    let root = root(group)
                    if let found = position[root] { return found }
                    position[root] = records.count
                    records.append(Self.record((members[root] ?? []).map { groups[$0] }, usedIDs: &usedIDs))
                    return records.count - 1
                })
        }
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

    private struct Group {
        let first: EntityRecord
        var names: [String] = []
        var counts: [String: Int] = [:]
        var english: String?
        var country: String?
        var role: String?
        var subtype: String?

        init(first: EntityRecord) { self.first = first }

        mutating func add(_ entity: EntityRecord) {
            for name in [entity.name] + entity.aliases where !name.isEmpty {
                if counts[name] == nil { names.append(name) }
                counts[name, default: 0] += 1
            }
            english = english ?? entity.nameEnglish
            country = country ?? entity.country
            role = role ?? entity.role
            subtype = subtype ?? entity.subtype
        }
    }

    private static func record(_ groups: [Group], usedIDs: inout Set<String>) -> EntityRecord {
        let lead = groups.first { $0.first.known } ?? groups[0]
        var record = lead.first
        var names: [String] = []
        var seen = Set<String>()
        for group in groups { for name in group.names where seen.insert(name).inserted { names.append(name) } }
        if !record.known {
            // The fullest name stands for the thing.
            let best = names.max { (words($0).count, $0.utf8.count, $1) < (words($1).count, $1.utf8.count, $0) }
            record.name = best ?? record.name
            var id = "x-" + Folding.folded(record.name).split(separator: " ").joined(separator: "-")
            var number = 2
            let base = id
            while usedIDs.contains(id) {
                id = base + "-\(number)"
                number += 1
            }
            record.id = id
        }
        usedIDs.insert(record.id)
        record.aliases = names.filter { $0 != record.name }
        for group in groups {
            record.nameEnglish = record.nameEnglish ?? group.english
            record.country = record.country ?? group.country
            record.role = record.role ?? group.role
            record.subtype = record.subtype ?? group.subtype
        }
        return record
    }

    /// Folded words of a name without the article.
    static func words(_ name: String) -> [String] {
        Folding.folded(name).split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { word in
            word.hasPrefix("ال") && word.count > 4 ? String(word.dropFirst(2)) : String(word)
        }
    }

    private static func nameKey(_ name: String, _ type: EntityType) -> String {
        words(name).joined(separator: " ") + (type == .person ? "|p" : "|o")
    }

    /// A person's single name is shared by many; a body's is its own.
    private static func isFull(_ name: String, _ type: EntityType) -> Bool { type != .person || words(name).count >= 2 }

    private static func compatible(_ a: EntityRecord, _ b: EntityRecord) -> Bool {
        if a.type == b.type { return true }
        let loose: Set<EntityType> = [.organization, .other]
        if loose.contains(a.type), loose.contains(b.type) { return true }
        let lands: Set<EntityType> = [.country, .place]
        return lands.contains(a.type) && lands.contains(b.type)
    }
}

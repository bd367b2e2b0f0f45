import Readings

/// Which thing of the comparison an entity of one reading is, and how it is written.
struct EntityDirectory {
    private let global: [String: EntityRecord]
    private let local: [String: [String: String]]
    private(set) var forms: [String: [String]] = [:]
    private(set) var mentions: [String: Int] = [:]

    init(_ entities: [EntityRecord], _ readings: [Reading]) {
        var global: [String: EntityRecord] = [:]
        var byName: [String: String] = [:]
        for entity in entities {
            global[entity.id] = entity
            for name in [entity.name] + entity.aliases where byName[name] == nil { byName[name] = entity.id }
        }
        var local: [String: [String: String]] = [:]
        var counts: [String: [String: Int]] = [:]
        for reading in readings {
            var ids: [String: String] = [:]
            for entity in reading.entities {
                let names = Set([entity.name] + entity.aliases)
                if let same = global[entity.id], names.contains(same.name) || !names.isDisjoint(with: same.aliases) {
                    ids[entity.id] = entity.id
                } else if let named = byName[entity.name] ?? entity.aliases.lazy.compactMap({ byName[$0] }).first {
                    ids[entity.id] = named
                } else {
                    ids[entity.id] = entity.id
                    if global[entity.id] == nil { global[entity.id] = entity }
                }
            }
            for mention in reading.mentions {
                let id = ids[mention.entity] ?? mention.entity
                mentions[id, default: 0] += 1
                if mention.form == .name { counts[id, default: [:]][mention.text, default: 0] += 1 }
            }
            local[reading.document.id] = ids
        }
        self.global = global
        self.local = local
        for (id, byForm) in counts {
            forms[id] = byForm.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        }
    }

    func id(_ entity: String, in document: String) -> String { local[document]?[entity] ?? entity }

    func record(_ id: String) -> EntityRecord? { global[id] }

    /// Ids in a fixed order.
    var ids: [String] { global.keys.sorted() }
}

import ArabicText
import Knowledge
import Readings

/// All word forms of the time tables with every clitic that may stand before them, in one open-addressing hash table: one look-up a
/// token, on the hash that the text carries already.
struct TimeLexicon: Sendable {
    static let tables = ["time-calendar", "time-units", "time-numbers", "time-words", "time-holidays", "time-contexts"]

    private var keys: [UInt64] = []
    private var places: [Range<Int32>] = []
    private var masks: [TimeRoles] = []
    private var slotMask = 0
    private(set) var senses: [TimeSense] = []
    private(set) var rest: [UInt64] = []

    init(pack: Pack, diagnostics: inout [Diagnostic]) {
        let roles = Dictionary(TimeRole.allCases.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var grouped: [UInt64: [TimeSense]] = [:]
        for table in Self.tables {
            for row in pack.rows(table) {
                guard let name = row["role"], let role = roles[name] else {
                    diagnostics.append(
                        row.diagnostic(
                            "«\(row["role"] ?? "")» is no role of the grammar of time", column: "role",
                            hint: "use one of the roles that the rows around it have"))
                    continue
                }
                guard let evidence = row["needs"].map({ TimeSense.Evidence(rawValue: $0) }) ?? TimeSense.Evidence.none else {
                    diagnostics.append(
                        row.diagnostic(
                            "«\(row["needs"] ?? "")» is no kind of evidence", column: "needs", hint: "leave it empty or write preposition or date"))
                    continue
                }
                if row.list("forms").isEmpty {
                    diagnostics.append(row.diagnostic("the row has no forms", column: "forms", hint: "write the forms, separated by |"))
                }
                for form in row.list("forms") {
                    add(form, role: role, code: row["value"] ?? "", evidence: evidence, to: &grouped)
                }
            }
        }
        freeze(grouped)
    }

    private mutating func add(
        _ form: String, role: TimeRole, code: String, evidence: TimeSense.Evidence, to grouped: inout [UInt64: [TimeSense]]
    ) {
        let text = TokenizedText(form)
        guard !text.tokens.isEmpty else { return }
        let first = Array(text.foldedBytes(0))
        let start = Int32(rest.count)
        for token in text.tokens.indices.dropFirst() { rest.append(FormHash(text.foldedBytes(token)).value) }
        let range = start..<Int32(rest.count)
        for (base, definite) in Self.bases(form, first, role: role, isPhrase: !range.isEmpty, code: code) {
            for conjunction in ["", "و", "ف"] {
                for preposition in role.isFunctionWord ? [""] : ["", "ب", "ل", "ك"] {
                    var bytes = Folding.fold(conjunction + preposition)
                    let cut = bytes.count
                    bytes += preposition == "ل" && definite ? Array(base.dropFirst(2)) : base
                    let sense = TimeSense(
                        role: role, number: Int(code) ?? 0, code: code, evidence: evidence, hasConjunction: !conjunction.isEmpty,
                        hasPreposition: !preposition.isEmpty, isDefinite: definite, cut: cut, rest: range)
                    grouped[FormHash(bytes).value, default: []].append(sense)
                }
            }
        }
    }

    /// The form, with the article where the grammar gives one, and with the alif of the accusative.
    private static func bases(
        _ form: String, _ folded: [UInt8], role: TimeRole, isPhrase: Bool, code: String
    ) -> [(bytes: [UInt8], isDefinite: Bool)] {
        // «ألف» folds to letters that look like the article: the unfolded form decides.
        if form.unicodeScalars.starts(with: "ال".unicodeScalars) { return [(folded, true)] }
        var bases = [(folded, false)]
        let takesAlif = role == .unit || role == .units || role == .rate || role == .filler || role == .cardinal && code == "1"
        if takesAlif, !isPhrase, !folded.ends(with: Folding.fold("ه")), !folded.ends(with: Folding.fold("ا")) {
            bases.append((folded + Folding.fold("ا"), false))
        }
        if !role.isFunctionWord { bases += bases.map { (Folding.fold("ال") + $0.0, true) } }
        return bases
    }

    private mutating func freeze(_ grouped: [UInt64: [TimeSense]]) {
        var capacity = 64
        while capacity < grouped.count * 2 { capacity *= 2 }
        slotMask = capacity - 1
        keys = [UInt64](repeating: 0, count: capacity)
        places = [Range<Int32>](repeating: 0..<0, count: capacity)
        masks = [TimeRoles](repeating: TimeRoles(), count: capacity)
        for key in grouped.keys.sorted() {
            // Longest phrases first, then the reading with the fewest clitics, then the order of the tables.
            let ordered = (grouped[key] ?? []).enumerated().sorted {
                ($1.element.tokenCount, $0.element.cut, $0.offset) < ($0.element.tokenCount, $1.element.cut, $1.offset)
            }.map(\.element)
            var slot = Int(truncatingIfNeeded: key) & slotMask
            while keys[slot] != 0 { slot = (slot + 1) & slotMask }
            keys[slot] = key
            places[slot] = Int32(senses.count)..<Int32(senses.count + ordered.count)
            for sense in ordered { masks[slot].insert(sense.role) }
            senses += ordered
        }
    }

    /// The slot of a word form, -1 when no table has it.
    @inline(__always)
    func slot(_ key: UInt64) -> Int32 {
        var slot = Int(truncatingIfNeeded: key) & slotMask
        while true {
            if keys[slot] == key { return Int32(truncatingIfNeeded: slot) }
            if keys[slot] == 0 { return -1 }
            slot = (slot + 1) & slotMask
        }
    }

    @inline(__always) func roles(_ slot: Int32) -> TimeRoles { slot < 0 ? TimeRoles() : masks[Int(slot)] }
    @inline(__always) func senses(_ slot: Int32) -> Range<Int32> { slot < 0 ? 0..<0 : places[Int(slot)] }
}

extension Array where Element == UInt8 {
    func ends(with suffix: [UInt8]) -> Bool { count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix) }
}

import ArabicText
import Knowledge
import Readings

/// What words of short texts say of the thing beside them: rise or fall, praise or blame, done or undone; and words of one kind, of which one
/// shuts out the other. From the tables `headline-words` and `places`.
struct HeadlineWords: Sendable {
    struct Sense: Sendable, Hashable {
        /// Place in ``HeadlineWords/dimensions``.
        let dimension: Int
        let isPlus: Bool

        var opposite: Sense { Sense(dimension: dimension, isPlus: !isPlus) }
    }

    /// In the order of the table.
    private(set) var dimensions: [String] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// By skeleton.
    private var skeletons: [UInt32: [Sense]] = [:]
    /// By folded form.
    private var wholes: [UInt32: [Sense]] = [:]
    /// By stem, of those forms that are matched as they stand.
    private var stems: [UInt32: [Sense]] = [:]
    private var openers: Set<UInt32> = []
    /// Names of kinds: ids of the rows, and places.
    private(set) var kindNames: [String] = []
    private var kindsOfStems: [UInt32: [Int]] = [:]
    private var kindsOfSkeletons: [UInt32: [Int]] = [:]

    init(pack: Pack) {
        for row in pack.rows("headline-words") {
            guard let name = row["dimension"], let side = row["side"], side == "plus" || side == "minus" else {
                diagnostics.append(row.diagnostic("a word of headlines needs a dimension and a side", column: "side", hint: "plus or minus"))
                continue
            }
            if name == "clause" {
                openers.formUnion(row.list("forms").map { WordSkeleton.hash(Folding.fold($0.hasPrefix("=") ? String($0.dropFirst()) : $0)) })
                continue
            }
            if name == "kind" {
                for form in row.list("forms") {
                    if form.hasPrefix("=") {
                        kindsOfStems[ComparisonTables.stemKey(Folding.fold(form.dropFirst())[...]), default: []].append(kindNames.count)
                    } else {
                        kindsOfSkeletons[WordSkeleton.key(Folding.fold(form)[...]), default: []].append(kindNames.count)
                    }
                }
                kindNames.append(row.id)
                continue
            }
            let dimension = dimensions.firstIndex(of: name) ?? dimensions.count
            if dimension == dimensions.count { dimensions.append(name) }
            let sense = Sense(dimension: dimension, isPlus: side == "plus")
            func add(_ table: inout [UInt32: [Sense]], _ key: UInt32) {
                if !table[key, default: []].contains(sense) { table[key, default: []].append(sense) }
            }
            for form in row.list("forms") {
                if form.hasPrefix("=") {
                    let folded = Folding.fold(form.dropFirst())
                    add(&wholes, WordSkeleton.hash(folded))
                    add(&stems, ComparisonTables.stemKey(folded[...]))
                } else {
                    add(&skeletons, WordSkeleton.key(Folding.fold(form)[...]))
                }
            }
        }
        for row in pack.rows("places") {
            guard let name = row["name"], !name.contains(" ") else { continue }
            let stem = ComparisonTables.stemKey(Folding.fold(name)[...])
            if kindsOfStems[stem] == nil { kindsOfStems[stem] = [kindNames.count] }
        }
        kindNames.append("places")
    }

    /// Kinds of which the word is one, as places in ``kindNames``.
    func kinds(stem: UInt32, skeleton: UInt32) -> [Int] { kindsOfStems[stem] ?? kindsOfSkeletons[skeleton] ?? [] }

    func senses(whole: UInt32, stem: UInt32, skeleton: UInt32) -> [Sense] { wholes[whole] ?? stems[stem] ?? skeletons[skeleton] ?? [] }

    /// A clause begins with the word.
    func isOpener(_ whole: UInt32) -> Bool { openers.contains(whole) }
}

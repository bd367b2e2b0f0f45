/// The tags of the chain: outside, and begin or inside for each type.
enum NameTag {
    static let outside = 0
    static let count = 1 + 2 * NameType.allCases.count

    static func begin(_ type: NameType) -> Int { 1 + 2 * Int(type.rawValue) }
    static func inside(_ type: NameType) -> Int { 2 + 2 * Int(type.rawValue) }

    /// The type of a tag; nil outside names.
    static func type(_ tag: Int) -> NameType? { tag == 0 ? nil : NameType(rawValue: UInt8((tag - 1) / 2)) }

    /// Whether a tag goes on with the name of the tag before it.
    static func isInside(_ tag: Int) -> Bool { tag > 0 && tag % 2 == 0 }

    /// Transition weights with the impossible ones (inside after anything but its own type) shut.
    static func constrained(_ transitions: [Float]) -> [Float] {
        var result = transitions
        for tag in stride(from: 2, to: count, by: 2) {
            for from in 0..<17 where from != tag && from != tag - 1 { result[from * 16 + tag] = -1e4 }
        }
        return result
    }
}

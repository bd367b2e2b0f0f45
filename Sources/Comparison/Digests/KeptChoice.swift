import Readings

/// Cases that are kept as their places among all. The list of them is made once: `allCases` makes one at every asking.
protocol KeptChoice: CaseIterable, Sendable {
    static var cases: [Self] { get }
}

extension EntityType: KeptChoice { static let cases = allCases }
extension SourceKind: KeptChoice { static let cases = allCases }
extension Stance: KeptChoice { static let cases = allCases }
extension EventStatus: KeptChoice { static let cases = allCases }
extension Relation: KeptChoice { static let cases = allCases }
extension Phase: KeptChoice { static let cases = allCases }

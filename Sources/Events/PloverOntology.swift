import Knowledge
import Readings

/// Types and modes of PLOVER with their quad class and intensity, from the table `plover`.
public struct PloverOntology: Sendable {
    public struct Class: Sendable, Hashable {
        /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        public let quad: Int
        /// Goldstein's scale, from -10 (conflict) to 10 (cooperation).
        public let intensity: Double
    }

    private var classes: [String: Class] = [:]

    public init(pack: Pack) {
        for row in pack.rows("plover") {
            guard let type = row["type"], let quad = row["quad"].flatMap({ Int($0) }), let intensity = row["intensity"].flatMap({ Double($0) })
            else { continue }
            classes[Self.key(type, row["mode"])] = Class(quad: quad, intensity: intensity)
        }
    }

    /// The class of a mode, or of its type where the table has no such mode.
    public func classOf(_ type: PloverType, mode: String?) -> Class? {
        classes[Self.key(type.rawValue, mode)] ?? classes[Self.key(type.rawValue, nil)]
    }

    private static func key(_ type: String, _ mode: String?) -> String { type + "/" + (mode ?? "") }
}

/// How a word depends on its head: the relations of Universal Dependencies that news needs, over undivided words.
public enum Relation: UInt8, Sendable, CaseIterable {
    case root, nsubj, passiveSubject, csubj, obj, iobj, obl, nmod, amod, appos, flat, nummod, det, marker, mark, cc, conj, acl, advcl, ccomp,
        xcomp, parataxis, advmod, aux, cop, fixed, dep
    /// Of what has no place in the tree: punctuation, and sentences that were not read.
    case none

    /// As Universal Dependencies writes it.
    public var label: String {
        switch self {
        case .passiveSubject: "nsubj:pass"
        case .marker: "case"
        default: String(describing: self)
        }
    }

    /// Whether it makes a word the subject or object of another.
    public var isArgument: Bool {
        switch self {
        case .nsubj, .passiveSubject, .obj, .iobj: true
        default: false
        }
    }

    /// - Parameter label: of Universal Dependencies; what follows a colon is left out, but for passive subjects.
    public init?(label: String) {
        let known = Relation.allCases.first { $0.label == label }
        let plain = label.prefix { $0 != ":" }
        guard let found = known ?? Relation.allCases.first(where: { $0.label == plain }) else { return nil }
        self = found
    }
}

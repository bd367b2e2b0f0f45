/// What two short texts say of one another.
public struct PairVerdict: Sendable, Hashable {
    public enum Label: String, Sendable, CaseIterable { case agree, disagree, other }

    public var label: Label
    /// Probability of each label, in the order of `Label.allCases`.
    public var probabilities: [Double]
    /// What speaks for the verdict, in Arabic.
    public var reason: String
    public var reasonEnglish: String
}

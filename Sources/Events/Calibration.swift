import Knowledge

/// Turns what weights hold likely into how often such a reading is right.
///
/// The weights are surer of those who take part than they should be, and less sure of the act than annotators are. Slope and offset
/// work on the logarithm of the odds (Platt 1999); they were fitted to acts of articles that the weights were not learnt from, by five
/// folds over `Training/events/annotations.jsonl`. `Scripts/confidence.py` fits them again.
struct Calibration: Sendable {
    let slope: Double
    let offset: Double

    /// 11,175 acts: right is one that annotators wrote down with its type at its place.
    static let act = Calibration(slope: 1.01, offset: 0.86)
    /// 7,533 acts whose type is right: right is one of whose actors the annotators have one.
    static let actor = Calibration(slope: 0.79, offset: -0.08)
    /// 6,862 of them that have a recipient.
    static let recipient = Calibration(slope: 0.68, offset: -0.40)

    /// - Parameter chance: from 0 to 1.
    func callAsFunction(_ chance: Double) -> Double {
        let bounded = min(0.995, max(0.005, chance))
        let odds = slope * LimitedMemoryDescent.logarithm(bounded / (1 - bounded)) + offset
        return 1 / (1 + LimitedMemoryDescent.exponential(-odds))
    }
}

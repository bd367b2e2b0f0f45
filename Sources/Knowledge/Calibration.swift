/// Turns what weights hold likely into how often such a reading is right.
///
/// Weights are surer of some choices than they should be, and less sure of others. Slope and offset work on the logarithm of the odds
/// (Platt 1999); each room fits its own to articles that the weights were not learnt from. `Scripts/confidence.py` fits them again.
public struct Calibration: Sendable, Equatable {
    public let slope: Double
    public let offset: Double

    public init(slope: Double, offset: Double) {
        self.slope = slope
        self.offset = offset
    }

    /// - Parameter chance: from 0 to 1.
    public func callAsFunction(_ chance: Double) -> Double {
        let bounded = min(0.995, max(0.005, chance))
        let odds = slope * LimitedMemoryDescent.logarithm(bounded / (1 - bounded)) + offset
        return 1 / (1 + LimitedMemoryDescent.exponential(-odds))
    }
}

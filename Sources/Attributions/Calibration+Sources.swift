import Knowledge

/// Fitted by five folds over the 610 annotated articles of `Training/attribution`.
extension Calibration {
    /// 4,729 statements: right is a source that means whom the annotators mean.
    static let source = Calibration(slope: 0.69, offset: 0.08)
}

/// Why a name model cannot be trained.
public enum NameTrainingError: Error, Sendable, CustomStringConvertible {
    /// The labels are damaged or belong to other articles.
    case labelsOfOtherArticles

    public var description: String {
        switch self {
        case .labelsOfOtherArticles:
            "the labels are damaged or were made for other articles; use the articles that the model card names, or a teacher"
        }
    }
}

/// The weights and the lexicon of the name recogniser, as they are stored in one file.
struct NameModel: Sendable {
    var lexicon: NameLexicon
    /// Feature hash → row of ``weights``.
    var features: KeyTable
    /// One row of 16 lanes a feature, lane y for tag y; in steps of ``step``.
    var weights: [Int8]
    var step: Float
    /// From × 16 + to; row 16 is the start of a sentence.
    var transitions: [Float]
    /// What balances precision and recall of each type, in log units; see ``NameRecognizer``.
    var boldness: SIMD4<Float> = .zero
}

/// Why a model could not be read.
public enum NameModelError: Error, Sendable, Hashable, CustomStringConvertible {
    case unreadable(path: String)
    case notAModel
    case newerVersion(Int)
    case truncated(section: String)
    case inconsistent(section: String)

    public var description: String {
        switch self {
        case .unreadable(let path): "\(path): the name model cannot be read"
        case .notAModel: "the file is not a name model"
        case .newerVersion(let version): "the name model has format \(version), which this program does not know"
        case .truncated(let section): "the name model ends within its section «\(section)»"
        case .inconsistent(let section): "the name model's section «\(section)» does not fit the others"
        }
    }
}

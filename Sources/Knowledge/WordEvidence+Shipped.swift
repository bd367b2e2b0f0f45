import CoreModels
import Foundation

extension WordEvidence {
    /// The counts that ship with the program; nil when they are absent or damaged.
    public static func shipped() -> WordEvidence? {
        guard let file = CoreModels.file("forms.bin"), let data = try? Data(contentsOf: file) else { return nil }
        return WordEvidence(bytes: Array(data))
    }
}

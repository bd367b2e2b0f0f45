import Foundation

/// The learnt weights and counts that ship with the program.
public enum CoreModels {
    /// The folder that holds the models; nil when the resources were not installed beside the program.
    public static var directory: URL? { Bundle.module.url(forResource: "core", withExtension: nil) }

    /// A model's file, or nil when it is absent.
    public static func file(_ name: String) -> URL? {
        guard let url = directory?.appendingPathComponent(name), FileManager.default.fileExists(atPath: url.path) else { return nil }
        return url
    }
}

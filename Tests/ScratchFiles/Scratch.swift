import Foundation

/// Where the tests keep their files: one folder a run, gone when the run ends.
package enum Scratch {
    package static let folder: URL = {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sanad-tests-\(UUID().uuidString)", isDirectory: true)
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(at: Scratch.folder) }
        return folder
    }()

    /// A path that no other test has.
    package static func path(_ ending: String) -> String { folder.appendingPathComponent(UUID().uuidString + ending).path }
}

import Foundation

/// The tables that ship with the program.
public enum CorePack {
    /// The folder that holds the tables; nil when the resources were not installed beside the program.
    public static var directory: URL? { Bundle.module.url(forResource: "core", withExtension: nil) }
}

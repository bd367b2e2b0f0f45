#if Full
import Foundation
import Reader

/// Where the workbench listens and who may use it.
public struct WorkbenchOptions: Sendable {
    public var host: String
    public var port: Int
    /// Asked of every request when the workbench is open to other machines.
    public var token: String?
    public var limits = ServingLimits()
    /// Folders of tables for reading what is added.
    public var packs: [URL] = []
    /// The reader for what is added; made of the packs when it is first needed, unless one is given.
    public var reader: Reader?
    /// The program `sanad`: what is added is read and compared by a process of its own, at low priority, so that the server stays small
    /// and quick. Without one this process does it.
    public var program: URL?

    /// Loopback without a token; any other host gets a random token unless one is given.
    public init(host: String = "127.0.0.1", port: Int = 8080, token: String? = nil) {
        self.host = host
        self.port = port
        let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(host)
        self.token = token ?? (isLoopback ? nil : FormSeal.random())
    }

    /// Whether a browser may call the server by the name in a host header; another name is a rebinding attack.
    /// An address in figures cannot be rebound, so it is let in where other machines are.
    func allows(authority: String?) -> Bool {
        guard var name = authority?.lowercased() else { return false }
        if let colon = name.lastIndex(of: ":"), name[name.index(after: colon)...].allSatisfy({ $0.isASCII && $0.isNumber }) {
            name = String(name[..<colon])
        }
        if ["127.0.0.1", "localhost", "[::1]", "::1"].contains(name) { return true }
        return token != nil && (name == host.lowercased() || Self.isAddress(name))
    }

    private static func isAddress(_ name: String) -> Bool {
        if name.hasPrefix("["), name.hasSuffix("]") {
            return name.dropFirst().dropLast().allSatisfy { $0 == ":" || $0.isASCII && $0.isHexDigit }
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
#endif

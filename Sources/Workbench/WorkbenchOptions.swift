#if Full
import Foundation

/// Where the workbench listens and who may use it.
public struct WorkbenchOptions: Sendable {
    public var host: String
    public var port: Int
    /// Asked of every request when the workbench is open to other machines.
    public var token: String?

    /// Loopback without a token; any other host gets a random token unless one is given.
    public init(host: String = "127.0.0.1", port: Int = 8080, token: String? = nil) {
        self.host = host
        self.port = port
        let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(host)
        self.token = token ?? (isLoopback ? nil : Self.randomToken())
    }

    private static func randomToken() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in String(generator.next() as UInt64, radix: 36) }.joined()
    }

    /// Whether a browser may call the server by the name in a host header; another name is a rebinding attack.
    func allows(authority: String?) -> Bool {
        guard var name = authority else { return false }
        if let colon = name.lastIndex(of: ":"), name[name.index(after: colon)...].allSatisfy(\.isNumber) {
            name = String(name[..<colon])
        }
        return ["127.0.0.1", "localhost", "[::1]", "::1"].contains(name) || token != nil && name == host
    }
}
#endif

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

    /// Names under which a browser may call the server; another name in the host header is a rebinding attack.
    var allowedHosts: Set<String> {
        var hosts: Set<String> = ["127.0.0.1", "localhost", "[::1]", "::1"]
        if token != nil { hosts.insert(host) }
        return hosts
    }
}
#endif

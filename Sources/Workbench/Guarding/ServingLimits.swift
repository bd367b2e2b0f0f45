#if Full
/// How much the server takes from one request and how long it waits for it.
public struct ServingLimits: Sendable {
    /// Bytes of all files and texts sent at once.
    public var upload = 64 << 20
    /// Files sent at once.
    public var files = 500
    /// Bytes of a form without files.
    public var form = 64 << 10
    /// Bytes of a text that is pasted, and of all other fields beside files.
    public var pasted = 4 << 20
    /// Seconds from the first to the last byte of an upload.
    public var uploadSeconds = 300
    /// Seconds that a connection may be silent, before a request or within it.
    public var silentSeconds = 20
    /// Connections open at once.
    public var connections = 256
    /// Additions that wait for the one being read.
    public var waiting = 16
    /// Bytes of the answers that are kept until the archive changes.
    public var kept = 64 << 20

    public init() {}
}
#endif

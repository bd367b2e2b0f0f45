/// The classes of a word among those that stand in like company in a large corpus; 0 for words never seen there.
public struct WordClass: Sendable, Hashable {
    /// One of some 240.
    public let middle: UInt8
    /// One of some 1200.
    public let fine: UInt16

    public init(middle: UInt8 = 0, fine: UInt16 = 0) {
        self.middle = middle
        self.fine = fine
    }
}

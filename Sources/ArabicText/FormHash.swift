/// The hash under which folded forms are looked up: FNV-1a over folded UTF-8, 64 bits. Stable between runs and machines, so that
/// models and tables may store it.
public struct FormHash: Sendable, Hashable {
    public var value: UInt64

    @inlinable public init() { value = 0xCBF2_9CE4_8422_2325 }

    @inlinable
    public init(_ bytes: some Sequence<UInt8>) {
        self.init()
        for byte in bytes { combine(byte) }
    }

    @inlinable
    public mutating func combine(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    /// The hash of the stem that a segmentation names, its hidden final letter restored.
    @inlinable
    public static func stem(_ word: ArraySlice<UInt8>, _ segmentation: Segmentation) -> UInt64 {
        word.withUnsafeBufferPointer { stem($0, segmentation) }
    }

    /// The same over borrowed bytes: the hot path of reading.
    @inlinable
    public static func stem(_ word: UnsafeBufferPointer<UInt8>, _ segmentation: Segmentation) -> UInt64 {
        var hash = FormHash()
        let start = Int(segmentation.stemStart)
        let end = Int(segmentation.stemEnd)
        let kept = segmentation.restoration == .none ? end : end - 2
        for index in start..<kept { hash.combine(word[index]) }
        if segmentation.restoration != .none {
            hash.combine(0xD9)
            hash.combine(segmentation.restoration == .taMarbuta ? 0x87 : 0x8A)
        }
        return hash.value
    }
}

/// The words of a telling in the bytes of its digest, six bytes each: a look at them, which the digest must outlive.
struct ContentWords: RandomAccessCollection, @unchecked Sendable {
    /// Bytes of a word.
    static let width = 6

    private let start: UnsafeRawPointer
    let count: Int

    /// - Parameter start: of as many words, which were looked over.
    init(at start: UnsafeRawPointer, count: Int) {
        self.start = start
        self.count = count
    }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    @inline(__always)
    subscript(index: Int) -> ContentWord {
        precondition(index >= 0 && index < count)
        let place = start + index * Self.width
        return ContentWord(
            key: UInt32(littleEndian: place.loadUnaligned(as: UInt32.self)), weight: place.load(fromByteOffset: 4, as: UInt8.self),
            flags: ContentWord.Flags(rawValue: place.load(fromByteOffset: 5, as: UInt8.self)))
    }
}

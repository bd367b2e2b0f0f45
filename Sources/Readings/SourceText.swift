import ArabicText

/// A document's text: immutable UTF-8 with a map between UTF-8 offsets (inside) and Unicode code points (at the edges).
public struct SourceText: Sendable, Equatable {
    public let utf8: [UInt8]
    /// Number of code points before every 64th byte.
    private let marks: [Int32]
    /// Length in code points.
    public let codePointCount: Int
    private static let stride = 64

    /// Complexity: linear in the length of the text.
    public init(utf8: [UInt8]) {
        self.utf8 = utf8
        var marks: [Int32] = []
        marks.reserveCapacity(utf8.count / Self.stride + 1)
        var count: Int32 = 0
        utf8.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                marks.append(count)
                let end = min(start + Self.stride, bytes.count)
                var opening: Int32 = 0
                for index in start..<end { opening &+= bytes[index] & 0xC0 != 0x80 ? 1 : 0 }
                count += opening
                start = end
            }
        }
        self.marks = marks
        codePointCount = Int(count)
    }

    public init(_ text: String) { self.init(utf8: Array(text.utf8)) }

    public var string: String { String(decoding: utf8, as: UTF8.self) }

    /// Code points before a UTF-8 offset. Offsets past the end give the length. Complexity: constant.
    public func codePoint(atUTF8 offset: Int) -> Int {
        guard offset > 0, !marks.isEmpty else { return 0 }
        guard offset < utf8.count else { return codePointCount }
        let block = offset / Self.stride
        var count = Int(marks[block])
        for index in (block * Self.stride)..<offset where utf8[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// UTF-8 offset of a code point. Complexity: logarithmic.
    public func utf8Offset(ofCodePoint codePoint: Int) -> Int {
        guard codePoint > 0 else { return 0 }
        guard codePoint < codePointCount else { return utf8.count }
        var low = 0
        var high = marks.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(marks[middle]) <= codePoint { low = middle } else { high = middle }
        }
        var count = Int(marks[low])
        var index = low * Self.stride
        // A block may begin inside a scalar, whose first byte the block before it counted.
        while index < utf8.count {
            if utf8[index] & 0xC0 != 0x80 {
                if count == codePoint { return index }
                count += 1
            }
            index += 1
        }
        return utf8.count
    }

    /// A span in code points for a range in UTF-8 offsets.
    public func span(_ range: Range<Int>) -> Span {
        Span(start: codePoint(atUTF8: range.lowerBound), end: codePoint(atUTF8: range.upperBound))
    }

    /// UTF-8 offsets for a span in code points.
    public func utf8Range(_ span: Span) -> Range<Int> {
        let start = utf8Offset(ofCodePoint: span.start)
        return start..<max(start, utf8Offset(ofCodePoint: span.end))
    }

    /// The exact words of a span in code points.
    public func slice(_ span: Span) -> String { String(decoding: utf8[utf8Range(span)], as: UTF8.self) }

    /// The exact words between two UTF-8 offsets.
    public func slice(utf8 range: Range<Int>) -> String {
        String(decoding: utf8[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
    }
}

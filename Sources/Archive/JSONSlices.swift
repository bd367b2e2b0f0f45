#if Full
/// Where the parts of a JSON value lie, so that only those that are wanted need be decoded. The value must be whole, as this program
/// writes it; of anything else the answer is nil.
struct JSONSlices {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    subscript(_ range: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> { bytes[range] }

    /// The whole value.
    var all: Range<Int> { 0..<bytes.count }

    /// The elements of an array.
    func elements(_ array: Range<Int>) -> [Range<Int>]? {
        guard var at = opened(array, by: 0x5B) else { return nil }
        var found: [Range<Int>] = []
        while at < array.upperBound {
            if bytes[at] == 0x5D { return found }
            guard let end = end(ofValueAt: at, array.upperBound) else { return nil }
            found.append(at..<end)
            at = skip(end, array.upperBound)
            if at < array.upperBound, bytes[at] == 0x2C { at = skip(at + 1, array.upperBound) }
        }
        return nil
    }

    /// Calls for each member of an object with its name, without quotation marks, and its value.
    /// - Returns: whether the object is whole.
    func members(_ object: Range<Int>, _ body: (_ name: Range<Int>, _ value: Range<Int>) -> Void) -> Bool {
        guard var at = opened(object, by: 0x7B) else { return false }
        while at < object.upperBound {
            if bytes[at] == 0x7D { return true }
            guard let nameEnd = end(ofValueAt: at, object.upperBound), nameEnd - at >= 2 else { return false }
            let name = at + 1..<nameEnd - 1
            at = skip(nameEnd, object.upperBound)
            guard at < object.upperBound, bytes[at] == 0x3A else { return false }
            at = skip(at + 1, object.upperBound)
            guard at < object.upperBound, let valueEnd = end(ofValueAt: at, object.upperBound) else { return false }
            body(name, at..<valueEnd)
            at = skip(valueEnd, object.upperBound)
            if at < object.upperBound, bytes[at] == 0x2C { at = skip(at + 1, object.upperBound) }
        }
        return false
    }

    func member(_ name: StaticString, of object: Range<Int>) -> Range<Int>? {
        var found: Range<Int>?
        let isWhole = members(object) { key, value in if `is`(key, name) { found = value } }
        return isWhole ? found : nil
    }

    func `is`(_ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count where bytes[range.lowerBound + offset] != text.utf8Start[offset] { return false }
        return true
    }

    /// The text of a string without escapes; nil for anything else.
    func plainString(_ value: Range<Int>) -> String? {
        guard value.count >= 2, bytes[value.lowerBound] == 0x22 else { return nil }
        let inside = bytes[value.lowerBound + 1..<value.upperBound - 1]
        return inside.contains(0x5C) ? nil : String(decoding: inside, as: UTF8.self)
    }

    private func opened(_ value: Range<Int>, by bracket: UInt8) -> Int? {
        let start = skip(value.lowerBound, value.upperBound)
        guard start < value.upperBound, bytes[start] == bracket else { return nil }
        return skip(start + 1, value.upperBound)
    }

    private func skip(_ start: Int, _ limit: Int) -> Int {
        var at = start
        while at < limit, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
        return at
    }

    private func end(ofValueAt start: Int, _ limit: Int) -> Int? {
        var depth = 0
        var at = start
        while at < limit {
            switch bytes[at] {
            case 0x22:
                at += 1
                while at < limit, bytes[at] != 0x22 { at += bytes[at] == 0x5C ? 2 : 1 }
                guard at < limit else { return nil }
                if depth == 0 { return at + 1 }
            case 0x5B, 0x7B: depth += 1
            case 0x5D, 0x7D:
                if depth == 0 { return at > start ? at : nil }
                depth -= 1
                if depth == 0 { return at + 1 }
            case 0x2C, 0x20, 0x0A, 0x0D, 0x09: if depth == 0 { return at > start ? at : nil }
            default: break
            }
            at += 1
        }
        return depth == 0 && at > start ? at : nil
    }
}
#endif

/// What a grouping decided, by the hash of what it decided on: for an entry and the groups that it met, which of them it joined.
///
/// Kept beside a comparison. Decisions are a function of what is hashed, so that a grouping with them equals one without.
package struct Decisions: Sendable {
    struct Made: Sendable {
        let mark: UInt64
        /// Place among the groups that were met; -1 for none.
        let choice: Int16
    }

    /// Open addressing, at most half full; zero marks an empty slot.
    private var marks: [UInt64] = []
    private var choices: [Int16] = []
    package private(set) var count = 0

    package init() {}

    init(_ parts: [[Made]]) {
        reserve(parts.reduce(0) { $0 + $1.count })
        for part in parts { for made in part { insert(made) } }
    }

    private mutating func reserve(_ count: Int) {
        guard count > 0 else { return }
        var slots = 64
        while slots < count * 2 { slots *= 2 }
        marks = [UInt64](repeating: 0, count: slots)
        choices = [Int16](repeating: 0, count: slots)
    }

    private mutating func insert(_ made: Made) {
        let slot = slot(made.mark)
        if marks[slot] == 0, made.mark != 0 {
            marks[slot] = made.mark
            choices[slot] = made.choice
            count += 1
        }
    }

    private func slot(_ mark: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: mark) & (marks.count - 1)
        while marks[slot] != 0, marks[slot] != mark { slot = (slot + 1) & (marks.count - 1) }
        return slot
    }

    /// Nil when nothing was decided on what has this mark.
    func choice(_ mark: UInt64) -> Int? {
        guard !marks.isEmpty, mark != 0 else { return nil }
        let slot = slot(mark)
        return marks[slot] == mark ? Int(choices[slot]) : nil
    }

    // MARK: Bytes

    /// Ten bytes a decision, sorted by mark, behind a hash of them all.
    package func bytes() -> [UInt8] {
        let used = marks.indices.filter { marks[$0] != 0 }
        let order = KeyedOrder(used.map { marks[$0] }, used.map { UInt32($0) })
        var writer = ByteWriter()
        for (mark, slot) in zip(order.keys, order.numbers.lazy.map({ Int($0) })) {
            writer.word(UInt32(truncatingIfNeeded: mark))
            writer.word(UInt32(truncatingIfNeeded: mark >> 32))
            writer.byte(UInt8(truncatingIfNeeded: choices[slot]))
            writer.byte(UInt8(truncatingIfNeeded: choices[slot] >> 8))
        }
        var head = ByteWriter()
        let mark = Self.mark(writer.bytes[...])
        head.word(UInt32(truncatingIfNeeded: mark))
        head.word(UInt32(truncatingIfNeeded: mark >> 32))
        return head.bytes + writer.bytes
    }

    /// Empty when the bytes are not whole.
    package init(bytes: [UInt8]) {
        guard bytes.count > 8, (bytes.count - 8) % 10 == 0 else { return }
        let mark = Self.mark(bytes[8...])
        bytes.withUnsafeBytes { buffer in
            guard UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: 0, as: UInt64.self)) == mark else { return }
            reserve((bytes.count - 8) / 10)
            for offset in stride(from: 8, to: bytes.count, by: 10) {
                insert(
                    Made(
                        mark: UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
                        choice: Int16(littleEndian: buffer.loadUnaligned(fromByteOffset: offset + 8, as: Int16.self))))
            }
        }
    }

    private static func mark(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var mark = Mark()
        bytes.withUnsafeBytes { mark.add($0) }
        return mark.value
    }
}

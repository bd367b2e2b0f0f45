/// What a grouping decided, by the hash of what it decided on: for an entry and the groups that it met, which of them it joined.
///
/// Kept beside a comparison. Decisions are a function of what is hashed, so that a grouping with them equals one without.
package struct Decisions: Sendable {
    struct Made: Sendable {
        let mark: UInt64
        /// Place among the groups that were met; -1 for none.
        let choice: Int16
    }

    /// In the order in which they were made, which is nearly that in which they are asked for again.
    private var made: [Made] = []
    /// By slot the place plus one; zero for an empty slot. Open addressing, at most half full.
    private var slots: [Int32] = []

    package init() {}

    /// To be kept: in what was only just decided nothing is looked for.
    init(_ parts: [[Made]]) { made = Array(parts.joined()) }

    private mutating func reserve(_ count: Int) {
        guard count > 0 else { return }
        made.reserveCapacity(count)
        var room = 64
        while room < count * 2 { room *= 2 }
        slots = [Int32](repeating: 0, count: room)
    }

    private mutating func insert(_ next: Made) {
        let slot = slot(next.mark)
        guard slots[slot] == 0, next.mark != 0 else { return }
        made.append(next)
        slots[slot] = Int32(made.count)
    }

    private func slot(_ mark: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: mark) & (slots.count - 1)
        while slots[slot] != 0, made[Int(slots[slot]) - 1].mark != mark { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    /// Nil when nothing was decided on what has this mark.
    /// - Parameter expected: where the decision may lie; then where the next one may.
    func choice(_ mark: UInt64, expected: inout Int) -> Int? {
        guard !slots.isEmpty, mark != 0 else { return nil }
        if expected >= made.count || made[expected].mark != mark {
            let place = Int(slots[slot(mark)]) - 1
            guard place >= 0 else { return nil }
            expected = place
        }
        expected += 1
        return Int(made[expected - 1].choice)
    }

    // MARK: Bytes

    /// Ten bytes a decision, behind a hash of them all.
    package func bytes() -> [UInt8] {
        var writer = ByteWriter()
        writer.reserve(made.count * 10)
        for made in made {
            writer.word(UInt32(truncatingIfNeeded: made.mark))
            writer.word(UInt32(truncatingIfNeeded: made.mark >> 32))
            writer.byte(UInt8(truncatingIfNeeded: made.choice))
            writer.byte(UInt8(truncatingIfNeeded: made.choice >> 8))
        }
        var head = ByteWriter()
        let mark = writer.bytes.withUnsafeBytes { Self.mark($0) }
        head.word(UInt32(truncatingIfNeeded: mark))
        head.word(UInt32(truncatingIfNeeded: mark >> 32))
        return head.bytes + writer.bytes
    }

    /// Empty when the bytes are not whole.
    package init(bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 8, (bytes.count - 8) % 10 == 0,
            UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) == Self.mark(UnsafeRawBufferPointer(rebasing: bytes[8...]))
        else { return }
        reserve((bytes.count - 8) / 10)
        for offset in stride(from: 8, to: bytes.count, by: 10) {
            insert(
                Made(
                    mark: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
                    choice: Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: Int16.self))))
        }
    }

    private static func mark(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var mark = Mark()
        mark.add(bytes)
        return mark.value
    }
}

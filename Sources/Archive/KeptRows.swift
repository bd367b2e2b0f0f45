#if Full
import Comparison
import Foundation
import GRDB

/// What is known of the rows of one table before a comparison is written: their numbers and marks by the hashes of their ids. Kept as
/// bytes beside the tables, in the same transaction, so that no table need be read to know which of its rows have changed.
struct KeptRows {
    enum Step { case stays, changes, comes }

    private enum State: UInt8 { case before, numbered, placed }

    private var keys: [UInt64] = []
    private var numbers: [Int64] = []
    private var marks: [UInt64] = []
    private var states: [State] = []
    private var slots = [Int32](repeating: 0, count: 1024)
    private var next: Int64 = 1
    /// The row behind the one that was asked for last: rows are mostly asked for in the order in which they were kept.
    private var expected = 0

    init() {}

    static func key(_ parts: String...) -> UInt64 {
        var mark = Mark()
        for part in parts { mark.add(part) }
        return mark.value
    }

    /// As ``key(_:)``, of the bytes of one part.
    static func key(of bytes: Data) -> UInt64 {
        var mark = Mark()
        bytes.withUnsafeBytes { mark.add($0) }
        return mark.value
    }

    /// The number that a row has or is to have.
    mutating func number(_ key: UInt64) -> Int64 { numbers[row(key)] }

    /// The number of a row that was placed.
    func placed(_ key: UInt64) -> Int64? {
        let row = Int(slots[slot(key)]) - 1
        return row >= 0 && states[row] == .placed ? numbers[row] : nil
    }

    /// The number of a row, and what is to be done with it.
    mutating func place(_ key: UInt64, mark: UInt64) -> (number: Int64, step: Step) {
        let row = row(key)
        defer {
            marks[row] = mark
            states[row] = .placed
        }
        return (numbers[row], states[row] == .numbered ? .comes : marks[row] == mark ? .stays : .changes)
    }

    /// Numbers of the rows that were not placed.
    var gone: [Int64] { keys.indices.filter { states[$0] == .before }.map { numbers[$0] } }

    private mutating func row(_ key: UInt64) -> Int {
        if expected < keys.count, keys[expected] == key {
            expected += 1
            return expected - 1
        }
        let slot = slot(key)
        if slots[slot] != 0 {
            expected = Int(slots[slot])
            return expected - 1
        }
        append(key, next, 0, .numbered, slot)
        return keys.count - 1
    }

    private func slot(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key) & (slots.count - 1)
        while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func append(_ key: UInt64, _ number: Int64, _ mark: UInt64, _ state: State, _ slot: Int) {
        keys.append(key)
        numbers.append(number)
        marks.append(mark)
        states.append(state)
        next = max(next, number + 1)
        slots[slot] = Int32(keys.count)
        guard keys.count * 2 > slots.count else { return }
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for row in keys.indices { slots[self.slot(keys[row])] = Int32(row + 1) }
    }

    // MARK: Bytes

    /// Bytes of a row.
    private static let width = 24

    /// A row behind the other, those that were not placed left out.
    func bytes() -> Data {
        var bytes = Data(count: states.count { $0 == .placed } * Self.width)
        bytes.withUnsafeMutableBytes { buffer in
            var offset = 0
            for row in keys.indices where states[row] == .placed {
                for word in [keys[row], UInt64(bitPattern: numbers[row]), marks[row]] {
                    buffer.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
                    offset += 8
                }
            }
        }
        return bytes
    }

    /// - Returns: nil for bytes that nobody wrote.
    init?(bytes: Data) {
        guard bytes.count % Self.width == 0 else { return nil }
        let rows = bytes.count / Self.width
        // Some more will come.
        let room = rows + rows / 16
        keys.reserveCapacity(room)
        numbers.reserveCapacity(room)
        marks.reserveCapacity(room)
        states.reserveCapacity(room)
        bytes.withUnsafeBytes { buffer in
            func word(_ offset: Int) -> UInt64 { UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
            var count = 1024
            while count < rows * 2 { count *= 2 }
            slots = [Int32](repeating: 0, count: count)
            for offset in stride(from: 0, to: bytes.count, by: Self.width) {
                append(word(offset), Int64(bitPattern: word(offset + 8)), word(offset + 16), .before, slot(word(offset)))
            }
        }
    }
}
#endif

import Readings
import Testing

@testable import Comparison

/// Lists that spare a large pile its dictionaries give what dictionaries and sorting give.
@Suite struct FlatListTests {
    /// Numbers that look drawn by lot and are the same on every run.
    private func scattered(_ count: Int, below bound: UInt64) -> [UInt64] {
        (0..<count).map { number in
            var mark = Mark()
            mark.add(number)
            return mark.value % bound
        }
    }

    @Test(arguments: [0, 1, 2, 500, 70_000] as [Int]) func numbersOfOneKeyKeepTheirOrder(count: Int) {
        for bound in [3, 1 << 9, 1 << 40, UInt64.max] {
            let keys = scattered(count, below: bound)
            let order = KeyedOrder(keys, keys.indices.map { UInt32($0) })
            let expected = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
            #expect(order.numbers.map { Int($0) } == expected)
            #expect(order.keys == expected.map { keys[$0] })
            var runs = 0
            order.forEachRun { key, run in
                runs += 1
                #expect(order.keys[run].allSatisfy { $0 == key })
            }
            #expect(runs == Set(keys).count)
        }
    }

    @Test func keysAndMarksGetTheirNumbersInTheOrderInWhichTheyCome() {
        let marks = scattered(20_000, below: 5_000)
        var numbers = MarkNumbers(), keys = KeyNumbers(), expected: [UInt64: Int] = [:]
        for mark in marks {
            if expected[mark] == nil { expected[mark] = expected.count }
            #expect(numbers.number(mark) == expected[mark])
            #expect(keys.number(UInt32(mark)) == expected[mark])
        }
        #expect(numbers.find(5_001) == nil)
        #expect(keys.find(5_001) == -1)
        #expect(keys.find(UInt32(marks[7])) == expected[marks[7]])
    }

    @Test func aKeyCountsOnceInADocument() {
        let documents = (0..<300).map { document in scattered(40 + document % 5, below: 90).map { UInt32($0) + UInt32(document % 3) } }
        var counts = KeyCounts(), other = KeyCounts(), expected: [UInt32: Int] = [:], found: [UInt32: Int] = [:]
        for (document, keys) in documents.enumerated() {
            for key in keys { if document < 100 { counts.add(key, of: document) } else { other.add(key, of: document) } }
            for key in Set(keys) { expected[key, default: 0] += 1 }
        }
        counts.merge(other)
        counts.forEach { found[$0] = $1 }
        #expect(found == expected)
    }

    @Test func theLatestGroupsOfAKeyStayInItsWindow() {
        var windows = GroupWindows()
        let key = windows.number(7), rare = windows.number(8)
        for group in 0..<100 {
            windows.tell(key, group)
            windows.tell(key, group)
            if group == 50 { windows.tell(rare, group) }
        }
        var counts = [UInt8](repeating: 0, count: 100), met: [Int] = []
        windows.count([rare], &counts, &met)
        #expect(met == [50])
        windows.count([key], &counts, &met)
        // The fiftieth is no longer in the other window.
        #expect(met == [50] + Array(76..<100))
        #expect(counts[50] == 1 && counts[75] == 0 && counts[76] == 1)
        windows.count([key], &counts, &met)
        #expect(met.count == 25 && counts[76] == 2)
        #expect(windows.told(key) == 200)
    }

    @Test func listsLieBehindOneAnother() {
        let expected: [[Int32]] = [[3, -1, 4], [], [1], [5, 9, 2, 6]]
        var lists = NumberLists()
        lists.reserve(lists: 4, numbers: 8)
        for list in expected {
            for number in list { lists.append(number) }
            lists.close()
        }
        #expect(lists.count == 4)
        #expect((0..<4).map { Array(lists[$0]) } == expected)
        #expect(lists[0, 1] == -1 && lists[3, 3] == 6)
        let doubled = lists.mapNumbers { $0 * 2 }
        #expect((0..<4).map { Array(doubled[$0]) } == expected.map { $0.map { $0 * 2 } })
    }

    @Test func stringsStandInTheOrderOfTheirBytes() {
        let strings = ["", "a", "ab", "b", "é", "e\u{301}", "سالم", "سالمة", "\u{10000}", "\u{FFFF}", "z"]
        for a in strings { for b in strings { #expect(a.precedes(b) == a.utf8.lexicographicallyPrecedes(b.utf8)) } }
    }

    @Test func thingsInBytesAreThoseOfTheReading() throws {
        let records = [
            EntityRecord(id: "p1", type: .person, name: "سالم الهادي", aliases: ["الهادي", "أبو كريم"], country: "c1", known: true, role: "GOV"),
            EntityRecord(id: "o2", type: .organization, subtype: "media", name: "صحيفة النهر", nameEnglish: "The River"),
        ]
        var writer = ByteWriter()
        writer.list(records) { $1.write(to: &$0) }
        let bytes = writer.bytes.withUnsafeBytes { DigestBytes($0) }, own = NamedThings(records)
        var reader = ByteReader(bytes.buffer)
        let packed = try NamedThings(&reader, of: bytes)
        #expect(packed == own && packed.records == records && packed[1] == records[1])
        #expect((0..<2).map(packed.mark) == (0..<2).map(own.mark) && packed.mark(0) != packed.mark(1))
    }
}

/// The weights of the parser: parts of speech, steps, relations.
public struct SyntaxModel: Sendable, Equatable {
    var tags: ScoreTable
    var steps: ScoreTable
    var relations: ScoreTable

    static let tagBits = 16
    static let stepBits = 19
    static let relationBits = 16
    static var relationWidth: Int { Relation.allCases.count - 1 }

    init() {
        tags = ScoreTable(width: SyntaxTag.allCases.count, bits: Self.tagBits)
        steps = ScoreTable(width: ParserState.Step.allCases.count, bits: Self.stepBits)
        relations = ScoreTable(width: Self.relationWidth, bits: Self.relationBits)
    }

    /// Rows all of whose weights are smaller are not kept.
    private static let least = 3

    /// A model as bytes: mark and, table by table, rows that weigh anything.
    public var bytes: [UInt8] {
        var bytes = Array(Self.mark.utf8)
        for table in [tags, steps, relations] {
            let rows = (0..<(1 << table.bits)).filter { row in (0..<table.width).contains { abs(Int(table[row, $0])) >= Self.least } }
            Self.append(UInt32(rows.count), to: &bytes)
            for row in rows {
                Self.append(UInt32(row), to: &bytes)
                for outcome in 0..<table.width { bytes.append(UInt8(bitPattern: table[row, outcome])) }
            }
        }
        return bytes
    }

    /// Nil where the bytes are no model of this version.
    public init?(bytes: [UInt8]) {
        self.init()
        guard bytes.starts(with: Self.mark.utf8) else { return nil }
        var place = Self.mark.utf8.count
        func number() -> Int? {
            guard place + 4 <= bytes.count else { return nil }
            defer { place += 4 }
            return (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
        }
        func fill(_ table: inout ScoreTable) -> Bool {
            guard let count = number() else { return false }
            for _ in 0..<count {
                guard let row = number(), row < 1 << table.bits, place + table.width <= bytes.count else { return false }
                for outcome in 0..<table.width { table[row, outcome] = Int8(bitPattern: bytes[place + outcome]) }
                place += table.width
            }
            return true
        }
        guard fill(&tags), fill(&steps), fill(&relations), place == bytes.count else { return nil }
    }

    private static let mark = "sanad syntax 1\n"

    private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}

/// The model file: magic, version, then sections, each a four-letter name, a byte count and little-endian data. Hash tables are
/// stored as lists of keys and are filled while loading.
extension NameModel {
    static let magic: [UInt8] = Array("SANADNER".utf8)
    static let version: UInt32 = 2

    /// The model as bytes; the same model gives the same bytes.
    func bytes() -> [UInt8] {
        var out = Self.magic
        Self.append(Self.version, to: &out)
        func section(_ name: StaticString, _ body: (inout [UInt8]) -> Void) {
            var data: [UInt8] = []
            body(&data)
            name.withUTF8Buffer { out.append(contentsOf: $0) }
            Self.append(UInt32(data.count), to: &out)
            out.append(contentsOf: data)
        }
        section("WKEY") { Self.append(lexicon.words.orderedKeys(), to: &$0) }
        section("WCUT") { $0 = lexicon.cut }
        section("WFRQ") { $0 = lexicon.frequency }
        section("WCL1") { $0 = lexicon.coarse }
        section("WCL2") { $0 = lexicon.middle }
        section("WCL3") { Self.append(lexicon.fine, to: &$0) }
        section("WLST") { Self.append(lexicon.lists, to: &$0) }
        section("PKEY") { Self.append(lexicon.phrases.orderedKeys(), to: &$0) }
        section("PLST") { $0 = lexicon.phraseList }
        section("WFND") { $0 = lexicon.found }
        section("MKEY") { Self.append(lexicon.memory.orderedKeys(), to: &$0) }
        section("MTYP") { $0 = lexicon.memoryType }
        section("TRAN") {
            for value in transitions { Self.append(value.bitPattern, to: &$0) }
            Self.append(step.bitPattern, to: &$0)
            for type in 0..<4 { Self.append(boldness[type].bitPattern, to: &$0) }
        }
        section("FKEY") { Self.append(features.orderedKeys(), to: &$0) }
        section("FWGT") {
            $0.reserveCapacity(weights.count / 16 * NameTag.count)
            for row in 0..<(weights.count / 16) {
                for tag in 0..<NameTag.count { $0.append(UInt8(bitPattern: weights[row * 16 + tag])) }
            }
        }
        return out
    }

    /// Reads a model; everything is checked, so that a damaged file gives an error and never a trap later.
    init(bytes: [UInt8]) throws(NameModelError) {
        var reader = Reader(bytes: bytes)
        guard bytes.count > 12, Array(bytes[0..<8]) == Self.magic else { throw .notAModel }
        reader.at = 8
        let version = reader.number()
        guard version == Self.version else { throw .newerVersion(Int(version)) }
        let wordKeys: [UInt32] = try reader.section("WKEY")
        let cut: [UInt8] = try reader.section("WCUT")
        let frequency: [UInt8] = try reader.section("WFRQ")
        let coarse: [UInt8] = try reader.section("WCL1")
        let middle: [UInt8] = try reader.section("WCL2")
        let fine: [UInt16] = try reader.section("WCL3")
        let lists: [UInt16] = try reader.section("WLST")
        let phraseKeys: [UInt32] = try reader.section("PKEY")
        let phraseList: [UInt8] = try reader.section("PLST")
        let found: [UInt8] = try reader.section("WFND")
        let memoryKeys: [UInt32] = try reader.section("MKEY")
        let memoryType: [UInt8] = try reader.section("MTYP")
        let chain: [UInt32] = try reader.section("TRAN")
        let featureKeys: [UInt32] = try reader.section("FKEY")
        let packed: [UInt8] = try reader.section("FWGT")
        let words = wordKeys.count
        guard cut.count == words, frequency.count == words, coarse.count == words, middle.count == words, fine.count == words,
            lists.count == words, found.count == words
        else { throw .inconsistent(section: "WKEY") }
        guard phraseList.count == phraseKeys.count else { throw .inconsistent(section: "PLST") }
        guard memoryType.count == memoryKeys.count else { throw .inconsistent(section: "MTYP") }
        guard chain.count == 17 * 16 + 5 else { throw .inconsistent(section: "TRAN") }
        guard packed.count == featureKeys.count * NameTag.count else { throw .inconsistent(section: "FWGT") }
        lexicon = NameLexicon(words: KeyTable(keys: wordKeys))
        lexicon.cut = cut
        lexicon.frequency = frequency
        lexicon.coarse = coarse
        lexicon.middle = middle
        lexicon.fine = fine
        lexicon.lists = lists
        lexicon.found = found
        lexicon.phrases = KeyTable(keys: phraseKeys)
        lexicon.phraseList = phraseList
        lexicon.memory = KeyTable(keys: memoryKeys)
        lexicon.memoryType = memoryType
        features = KeyTable(keys: featureKeys)
        weights = [Int8](repeating: 0, count: featureKeys.count * 16)
        for row in featureKeys.indices {
            for tag in 0..<NameTag.count { weights[row * 16 + tag] = Int8(bitPattern: packed[row * NameTag.count + tag]) }
        }
        transitions = chain.prefix(17 * 16).map { Float(bitPattern: $0) }
        step = Float(bitPattern: chain[17 * 16])
        for type in 0..<4 { boldness[type] = Float(bitPattern: chain[17 * 16 + 1 + type]) }
        guard step.isFinite, transitions.allSatisfy(\.isFinite) else { throw .inconsistent(section: "TRAN") }
    }

    private static func append<T: FixedWidthInteger>(_ value: T, to out: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { out.append(contentsOf: $0) }
    }

    private static func append<T: FixedWidthInteger>(_ values: [T], to out: inout [UInt8]) {
        out.reserveCapacity(out.count + values.count * MemoryLayout<T>.size)
        for value in values { append(value, to: &out) }
    }

    private struct Reader {
        let bytes: [UInt8]
        var at = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func number() -> UInt32 {
            defer { at += 4 }
            return bytes.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt32.self)) }
        }

        mutating func section<T: FixedWidthInteger>(_ name: String) throws(NameModelError) -> [T] {
            guard at + 8 <= bytes.count else { throw .truncated(section: name) }
            guard Array(bytes[at..<(at + 4)]) == Array(name.utf8) else { throw .inconsistent(section: name) }
            at += 4
            let size = Int(number())
            let width = MemoryLayout<T>.size
            guard size % width == 0, size <= bytes.count - at else { throw .truncated(section: name) }
            let start = at
            at += size
            return bytes.withUnsafeBytes { raw in
                [T](unsafeUninitializedCapacity: size / width) { buffer, count in
                    for index in 0..<(size / width) {
                        buffer[index] = T(littleEndian: raw.loadUnaligned(fromByteOffset: start + index * width, as: T.self))
                    }
                    count = size / width
                }
            }
        }
    }
}

/// Particles that Arabic writes joined to the word behind them.
public struct Proclitics: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// و "and"
    public static let waw = Proclitics(rawValue: 1)
    /// ف "so"
    public static let fa = Proclitics(rawValue: 2)
    /// ب "with, by"
    public static let ba = Proclitics(rawValue: 4)
    /// ل "to, for"
    public static let lam = Proclitics(rawValue: 8)
    /// ك "as"
    public static let kaf = Proclitics(rawValue: 16)
    /// س of the future
    public static let sin = Proclitics(rawValue: 32)
    /// The article ال
    public static let article = Proclitics(rawValue: 64)
    /// أ of the question
    public static let question = Proclitics(rawValue: 128)

    public static let conjunctions: Proclitics = [.waw, .fa]
    public static let prepositions: Proclitics = [.ba, .lam, .kaf]
}

/// Pronouns that Arabic writes joined to the word before them, as folded.
public enum Enclitic: UInt8, Sendable, Hashable, CaseIterable {
    case none, ha3ms, ha3fs, hum, huma, hunna, kaf, kum, na, ya, ni

    /// Folded letters.
    public var letters: StaticString {
        switch self {
        case .none: ""
        case .ha3ms: "ه"
        case .ha3fs: "ها"
        case .hum: "هم"
        case .huma: "هما"
        case .hunna: "هن"
        case .kaf: "ك"
        case .kum: "كم"
        case .na: "نا"
        case .ya: "ي"
        case .ni: "ني"
        }
    }

    /// Whether news seldom writes the pronoun: the first person singular and the second person.
    public var isRare: Bool {
        switch self {
        case .kaf, .kum, .ya, .ni: true
        default: false
        }
    }

    /// Whether the pronoun can stand for a third person.
    public var isThirdPerson: Bool {
        switch self {
        case .ha3ms, .ha3fs, .hum, .huma, .hunna: true
        default: false
        }
    }
}

/// One way to cut a word: clitics and stem. Offsets are bytes within the folded token.
public struct Segmentation: Sendable, Hashable {
    /// What the cut hides at the end of the stem: «حكومته» is حكومة + ه, «التقاه» is التقى + ه.
    public enum Restoration: UInt8, Sendable { case none, taMarbuta, alifMaqsura }

    public let proclitics: Proclitics
    public let enclitic: Enclitic
    public let restoration: Restoration
    public let stemStart: Int32
    public let stemEnd: Int32

    public init(
        proclitics: Proclitics = [], enclitic: Enclitic = .none, restoration: Restoration = .none, stemStart: Int, stemEnd: Int
    ) {
        self.proclitics = proclitics
        self.enclitic = enclitic
        self.restoration = restoration
        self.stemStart = Int32(stemStart)
        self.stemEnd = Int32(stemEnd)
    }

    @inlinable public var stem: Range<Int> { Int(stemStart)..<Int(stemEnd) }
    @inlinable public var isWhole: Bool { proclitics.isEmpty && enclitic == .none }
}

/// All cuts of a folded word that the script allows. Which of them holds is for evidence to say (``WordEvidence``, the lexicon).
public enum CliticAnalyzer {
    /// Calls `body` with every cut, the whole word first, then by growing proclitics. Stems keep two letters at least.
    /// Complexity: constant; at most some thirty cuts.
    @inlinable
    public static func segmentations(of word: ArraySlice<UInt8>, _ body: (Segmentation) -> Void) {
        word.withUnsafeBufferPointer { segmentations(of: $0, body) }
    }

    /// The same over borrowed bytes: the hot path of reading.
    @inlinable
    public static func segmentations(of word: UnsafeBufferPointer<UInt8>, _ body: (Segmentation) -> Void) {
        let count = word.count
        let base = 0
        guard count >= 2 else { return }

        func letter(_ index: Int) -> UInt16 {
            guard index >= 0, index + 1 < count else { return 0 }
            return UInt16(word[base + index]) << 8 | UInt16(word[base + index + 1])
        }

        func suffixes(_ proclitics: Proclitics, _ start: Int) {
            guard count - start >= 4 else { return }
            body(Segmentation(proclitics: proclitics, stemStart: start, stemEnd: count))
            // The article and a pronoun exclude each other.
            if proclitics.contains(.article) { return }
            let last = letter(count - 2)
            let before = letter(count - 4)
            func cut(_ enclitic: Enclitic, _ length: Int) {
                let end = count - length
                guard end - start >= 4 else { return }
                body(Segmentation(proclitics: proclitics, enclitic: enclitic, stemStart: start, stemEnd: end))
                let final = letter(end - 2)
                if final == 0xD8AA {  // ت before a pronoun may be ة
                    body(
                        Segmentation(
                            proclitics: proclitics, enclitic: enclitic, restoration: .taMarbuta, stemStart: start, stemEnd: end))
                } else if final == 0xD8A7, enclitic != .ya, end - start >= 6 {  // ا before a pronoun may be ى; «وفاة» is not و + فى + ه
                    body(
                        Segmentation(
                            proclitics: proclitics, enclitic: enclitic, restoration: .alifMaqsura, stemStart: start, stemEnd: end))
                }
            }
            switch last {
            case 0xD987: cut(.ha3ms, 2)  // ه
            case 0xD8A7:  // ا
                if before == 0xD987 { cut(.ha3fs, 4) }
                if before == 0xD986 { cut(.na, 4) }
                if before == 0xD985, letter(count - 6) == 0xD987 { cut(.huma, 6) }
            case 0xD985:  // م
                if before == 0xD987 { cut(.hum, 4) }
                if before == 0xD983 { cut(.kum, 4) }
            case 0xD986: if before == 0xD987 { cut(.hunna, 4) }  // ن
            case 0xD983: cut(.kaf, 2)  // ك
            case 0xD98A:  // ي
                cut(.ya, 2)
                if before == 0xD986 { cut(.ni, 4) }
            default: break
            }
        }

        func prepositions(_ proclitics: Proclitics, _ start: Int) {
            suffixes(proclitics, start)
            let first = letter(start)
            let second = letter(start + 2)
            if first == 0xD8A7, second == 0xD984 {  // ال
                suffixes(proclitics.union(.article), start + 4)
            }
            switch first {
            case 0xD8A8, 0xD983:  // ب ك
                let particle: Proclitics = first == 0xD8A8 ? .ba : .kaf
                suffixes(proclitics.union(particle), start + 2)
                if second == 0xD8A7, letter(start + 4) == 0xD984 {
                    suffixes(proclitics.union([particle, .article]), start + 6)
                }
            case 0xD984:  // ل
                suffixes(proclitics.union(.lam), start + 2)
                if second == 0xD984 {  // لل: the alif of the article is gone; before ل one lam is written for two
                    suffixes(proclitics.union([.lam, .article]), start + 4)
                    suffixes(proclitics.union([.lam, .article]), start + 2)
                }
            case 0xD8B3: suffixes(proclitics.union(.sin), start + 2)  // س
            default: break
            }
        }

        if count < 4 {
            body(Segmentation(stemStart: 0, stemEnd: count))
            return
        }
        prepositions([], 0)
        switch letter(0) {
        case 0xD988: prepositions(.waw, 2)  // و
        case 0xD981: prepositions(.fa, 2)  // ف
        case 0xD8A7: suffixes(.question, 2)  // أ
        default: break
        }
    }
}

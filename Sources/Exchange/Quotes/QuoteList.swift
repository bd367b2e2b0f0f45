import ArabicText
import Readings

/// Who said what: the attributions of readings as a flat list with their chains, by date.
public struct QuoteList: Sendable, Equatable {
    /// What to keep. An empty selection keeps all.
    public struct Selection: Sendable, Equatable {
        /// Part of the words or of a name of the one who speaks, in any spelling that folds to it.
        public var by: String?
        /// Part of a name that the words or the content's entities hold.
        public var about: String?
        public var stance: Stance?
        /// Only unnamed and collective sources.
        public var isAnonymous = false

        public init(by: String? = nil, about: String? = nil, stance: Stance? = nil, isAnonymous: Bool = false) {
            self.by = by
            self.about = about
            self.stance = stance
            self.isAnonymous = isAnonymous
        }
    }

    public struct Quote: Sendable, Equatable {
        public let document: String
        public let publisher: String?
        /// ISO 8601; of the document.
        public let date: String?
        /// Half-open, code points of the document's text.
        public let span: Span
        public let words: String
        /// The words that name the one who speaks at this place, or the name of who is meant.
        public let source: String
        /// The name of who is meant, when the text tells: «الناطق» is somebody.
        public let entity: String?
        /// Other names of who is meant.
        let aliases: [String]
        public let kind: SourceKind
        public let stance: Stance
        public let mode: AttributionRecord.Mode
        /// Names of the tellers from the outermost to the source.
        public let chain: [String]
        /// Which of them are rather not who is meant.
        public let doubtful: [Bool]
        /// Of the source, from 0 to 1; nil where the words leave no choice.
        public let confidence: Double?
        /// Names of the entities that the content mentions, in text order.
        public let about: [String]

        /// «وول ستريت جورنال ← مستشارو حفتر: نفي», with a question mark behind who is doubtful.
        public var line: String {
            zip(chain, doubtful).map { $1 ? $0 + "؟" : $0 }.joined(separator: " ← ") + ": " + QuoteList.arabic(stance)
        }
    }

    public let quotes: [Quote]

    /// Complexity: linear in the records of the readings, but for the sort.
    public init(_ readings: [Reading], selecting selection: Selection = Selection()) {
        var quotes: [Quote] = []
        for reading in readings { quotes += Self.quotes(of: reading) }
        let kept = quotes.filter { Self.keeps($0, selection) }
        self.quotes = kept.enumerated().sorted {
            ($0.element.date ?? "~", $0.element.document, $0.element.span.start, $0.offset)
                < ($1.element.date ?? "~", $1.element.document, $1.element.span.start, $1.offset)
        }.map(\.element)
    }

    private static func quotes(of reading: Reading) -> [Quote] {
        var names: [String: String] = [:]
        var aliases: [String: [String]] = [:]
        for entity in reading.entities {
            names[entity.id] = entity.name
            aliases[entity.id] = entity.aliases
        }
        var records: [String: AttributionRecord] = [:]
        for record in reading.attributions { records[record.id] = record }
        func name(_ record: AttributionRecord) -> String {
            if let words = record.source?.words { return words }
            if let entity = record.source?.entity, let name = names[entity] { return name }
            return unnamed(record.source?.kind ?? .anonymous)
        }
        return reading.attributions.map { record in
            func isDoubtful(_ record: AttributionRecord) -> Bool { record.confidence.map { $0.source < doubtfulConfidence } ?? false }
            var chain = [name(record)]
            var doubtful = [isDoubtful(record)]
            var parent = record.parent
            while let id = parent, let above = records[id], chain.count <= reading.attributions.count {
                chain.append(name(above))
                doubtful.append(isDoubtful(above))
                parent = above.parent
            }
            if let publisher = reading.document.publisher {
                chain.append(publisher)
                doubtful.append(false)
            }
            var about: [String] = []
            for mention in reading.mentions where record.content.start <= mention.start && mention.end <= record.content.end {
                if let name = names[mention.entity], !about.contains(name) { about.append(name) }
            }
            return Quote(
                document: reading.document.id, publisher: reading.document.publisher, date: reading.document.published,
                span: record.content.span, words: record.content.text, source: name(record),
                entity: record.source?.entity.flatMap { names[$0] }, aliases: record.source?.entity.flatMap { aliases[$0] } ?? [],
                kind: record.source?.kind ?? .anonymous,
                stance: record.stance, mode: record.mode, chain: chain.reversed(), doubtful: doubtful.reversed(),
                confidence: record.confidence?.source, about: about)
        }
    }

    private static func keeps(_ quote: Quote, _ selection: Selection) -> Bool {
        if let stance = selection.stance, quote.stance != stance { return false }
        if selection.isAnonymous, quote.kind == .named || quote.kind == .outlet { return false }
        if let by = selection.by {
            let wanted = Folding.folded(by)
            let names = [quote.source] + [quote.entity].compactMap { $0 } + quote.aliases
            guard names.contains(where: { Folding.folded($0).contains(wanted) }) else { return false }
        }
        if let about = selection.about {
            let wanted = Folding.folded(about)
            return Folding.folded(quote.words).contains(wanted) || quote.about.contains { Folding.folded($0).contains(wanted) }
        }
        return true
    }

    private static func unnamed(_ kind: SourceKind) -> String {
        switch kind {
        case .named: "مذكور في النص"
        case .anonymous: "مصدر لم يسم"
        case .outlet: "وسيلة إعلام"
        case .collective: "جهات عدة"
        }
    }

    static func arabic(_ stance: Stance) -> String {
        switch stance {
        case .asserts: "قول"
        case .denies: "نفي"
        case .doubts: "تشكيك"
        case .asks: "سؤال"
        case .demands: "مطالبة"
        case .predicts: "توقع"
        case .accuses: "اتهام"
        }
    }
}

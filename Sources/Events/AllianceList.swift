import ArabicText
import Readings

/// Who backs and opposes one actor by the words of readings.
public struct AllianceList: Sendable {
    /// Date and place of the words, both parties, what one is to the other, how it stands, the words, who says so, the sentence where
    /// the reading keeps its text, and how sure it is where an act says it.
    public static let columns = ["published", "from", "relation", "to", "phase", "words", "source", "place", "sentence", "confidence"]

    private let name: String
    private let since: PartialDate?
    private let until: PartialDate?

    /// - Parameters:
    ///   - name: an id, or words of a name in any spelling.
    ///   - since: bounds of the article's date, inclusive; undated articles take part only where none is given.
    public init(of name: String, since: PartialDate? = nil, until: PartialDate? = nil) {
        self.name = Folding.folded(name)
        self.since = since
        self.until = until
    }

    /// One row an alignment that has the actor as a party, in the order of the text; a field a column.
    public func rows(of reading: Reading) -> [[String]] {
        guard accepts(reading.document.published) else { return [] }
        let names = Dictionary(reading.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let meant = Set(reading.entities.filter(isMeant).map(\.id))
        let text = reading.document.text.map { Array($0.unicodeScalars) } ?? []
        let sources = Dictionary(reading.attributions.map { ($0.id, $0.source) }, uniquingKeysWith: { first, _ in first })
        return reading.alignments.filter { meant.contains($0.from) || meant.contains($0.to) }.map { alignment in
            let source = alignment.attribution.flatMap { sources[$0] ?? nil }
            return [
                String((reading.document.published ?? "").prefix(10)), names[alignment.from] ?? alignment.from, alignment.relation.rawValue,
                names[alignment.to] ?? alignment.to, alignment.phase.rawValue, "«\(Self.wholeWords(alignment.at, in: text))»",
                source?.entity.flatMap { names[$0] } ?? source?.words ?? "", "\(reading.document.id):\(alignment.at.start)",
                Self.sentence(around: alignment.at, of: reading, in: text), alignment.confidence.map { "\($0)" } ?? "",
            ]
        }
    }

    /// Whether a reading of these dates names the actor.
    public func names(_ reading: Reading) -> Bool { accepts(reading.document.published) && reading.entities.contains(where: isMeant) }

    /// «حليفتها» for a span that leaves the pronoun out.
    private static func wholeWords(_ at: Quote, in text: [Unicode.Scalar]) -> String {
        guard at.start >= 0, at.start < at.end, at.end <= text.count else { return at.text }
        func isInWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark }
        var start = at.start
        var end = at.end
        while start > 0, isInWord(text[start - 1]) { start -= 1 }
        while end < text.count, isInWord(text[end]) { end += 1 }
        return String(String.UnicodeScalarView(text[start..<end]))
    }

    private static func sentence(around at: Quote, of reading: Reading, in text: [Unicode.Scalar]) -> String {
        guard let sentence = reading.sentences.first(where: { $0.start <= at.start && at.start < $0.end }), sentence.start >= 0,
            sentence.end <= text.count
        else { return "" }
        return String(String.UnicodeScalarView(text[sentence.start..<sentence.end])).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func accepts(_ published: String?) -> Bool {
        guard since != nil || until != nil else { return true }
        guard let date = published.flatMap({ PartialDate(String($0.prefix(10))) }) else { return false }
        if let since, date.lastDay < since.firstDay { return false }
        if let until, date.firstDay > until.lastDay { return false }
        return true
    }

    private func isMeant(_ entity: EntityRecord) -> Bool {
        ([entity.id, entity.name] + entity.aliases + [entity.nameEnglish].compactMap { $0 }).contains { Folding.folded($0).contains(name) }
    }
}

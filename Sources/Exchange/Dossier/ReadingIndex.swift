import Comparison
import Readings

/// A reading with what a dossier looks up in it: its text, its sentences, the anchors of its records.
struct ReadingIndex {
    let reading: Reading
    let text: SourceText
    let anchor: String
    private let attributionPlace: [String: Int]

    /// - Parameter number: from 1, in the order of the dossier.
    init(_ reading: Reading, number: Int) {
        self.reading = reading
        text = SourceText(reading.document.text ?? "")
        anchor = "d\(number)"
        var places: [String: Int] = [:]
        for (index, attribution) in reading.attributions.enumerated() { places[attribution.id] = index }
        attributionPlace = places
    }

    func attribution(_ id: String?) -> AttributionRecord? { id.flatMap { attributionPlace[$0] }.map { reading.attributions[$0] } }

    func anchor(ofAttribution index: Int) -> String { "\(anchor)-a\(index + 1)" }
    func anchor(ofEvent index: Int) -> String { "\(anchor)-e\(index + 1)" }
    func anchor(ofAlignment index: Int) -> String { "\(anchor)-b\(index + 1)" }
    func anchor(ofTime index: Int) -> String { "\(anchor)-t\(index + 1)" }
    func anchor(ofMention index: Int) -> String { "\(anchor)-m\(index + 1)" }
    func anchor(ofSentence index: Int) -> String { "\(anchor)-s\(index + 1)" }
    func anchor(ofAttribution id: String) -> String? { attributionPlace[id].map { anchor(ofAttribution: $0) } }

    /// Where the words of a record stand: `e3` an event, `a7` an attribution, `l2` the alignment of that index.
    func anchor(ofRecord id: String) -> String? {
        if id.first == "l" { return reading.alignment(ofRecord: id).map { anchor(ofAlignment: $0) } }
        return anchor(ofAttribution: id) ?? reading.events.firstIndex { $0.id == id }.map { anchor(ofEvent: $0) }
    }

    /// The record that covers exactly these words, else the sentence that they begin in, else the article.
    func anchor(at span: Span) -> String {
        if let index = reading.alignments.firstIndex(where: { $0.at.span == span }) { return anchor(ofAlignment: index) }
        if let index = reading.events.firstIndex(where: { $0.trigger.span == span || $0.clause?.span == span }) {
            return anchor(ofEvent: index)
        }
        if let index = reading.attributions.firstIndex(where: { $0.content.span == span }) { return anchor(ofAttribution: index) }
        return sentence(at: span.start).map { anchor(ofSentence: $0) } ?? anchor
    }

    /// Index of the sentence that holds a place. Complexity: logarithmic.
    func sentence(at place: Int) -> Int? {
        var low = 0
        var high = reading.sentences.count
        while low < high {
            let middle = (low + high) / 2
            if reading.sentences[middle].end <= place { low = middle + 1 } else { high = middle }
        }
        guard low < reading.sentences.count, reading.sentences[low].start <= place else { return nil }
        return low
    }

    /// The first words of the article, page furniture left out.
    var opening: String? {
        let first = reading.sentences.first { sentence in !reading.boilerplate.contains { $0.overlaps(sentence) } }
        guard let first, first.count > 0 else { return nil }
        let line = Self.line(text.slice(first))
        return line.unicodeScalars.count > 90 ? Self.head(line, 90) : line
    }

    /// The words of a span with what stands around them in their sentence, at most `reach` code points to each side, cut at words.
    func excerpt(_ span: Span, reach: Int = 70) -> Dossier.Excerpt {
        let index = sentence(at: span.start)
        let sentence = index.map { reading.sentences[$0] } ?? span
        let last = self.sentence(at: max(span.start, span.end - 1)).map { reading.sentences[$0] } ?? sentence
        let before = text.slice(Span(start: min(sentence.start, span.start), end: span.start))
        let after = text.slice(Span(start: span.end, end: max(span.end, last.end)))
        return Dossier.Excerpt(
            before: Self.tail(before, reach), words: Self.line(text.slice(span)), after: Self.head(after, reach))
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private static func tail(_ text: String, _ reach: Int) -> String {
        let line = line(text)
        guard line.unicodeScalars.count > reach else { return line + (text.last == " " && line.last != " " ? " " : "") }
        let cut = line.suffix(reach)
        return "… " + (cut.firstIndex(of: " ").map { cut[cut.index(after: $0)...] } ?? cut)
    }

    private static func head(_ text: String, _ reach: Int) -> String {
        let line = line(text)
        guard line.unicodeScalars.count > reach else { return line }
        let cut = line.prefix(reach)
        return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + " …"
    }

    /// The tellers of a statement, outermost first: the attributions around it. A parent that leads back to itself ends the walk.
    func chain(from attribution: String?) -> [AttributionRecord] {
        var chain: [AttributionRecord] = []
        var seen: Set<String> = []
        var next = attribution
        while let record = self.attribution(next), seen.insert(record.id).inserted {
            chain.append(record)
            next = record.parent
        }
        return chain.reversed()
    }
}

import Readings

extension QuoteList {
    /// A JSON array with one object a line, keys sorted; `[]` when nobody said anything.
    public var json: [UInt8] {
        guard !quotes.isEmpty else { return Array("[]\n".utf8) }
        var bytes: [UInt8] = Array("[\n".utf8)
        for (index, quote) in quotes.enumerated() {
            var writer = JSONWriter()
            writer.object { object in
                object.key("about")
                object.strings(quote.about)
                object.key("chain")
                object.strings(quote.chain)
                if let confidence = quote.confidence {
                    object.key("confidence")
                    object.number(confidence)
                }
                if let date = quote.date {
                    object.key("date")
                    object.string(date)
                }
                object.key("document")
                object.string(quote.document)
                object.key("end")
                object.integer(quote.span.end)
                if let entity = quote.entity {
                    object.key("entity")
                    object.string(entity)
                }
                object.key("kind")
                object.string(quote.kind.rawValue)
                object.key("mode")
                object.string(quote.mode.rawValue)
                if let publisher = quote.publisher {
                    object.key("publisher")
                    object.string(publisher)
                }
                object.key("source")
                object.string(quote.source)
                object.key("stance")
                object.string(quote.stance.rawValue)
                object.key("start")
                object.integer(quote.span.start)
                object.key("text")
                object.string(quote.words)
            }
            bytes += writer.bytes
            bytes += Array((index + 1 < quotes.count ? ",\n" : "\n]\n").utf8)
        }
        return bytes
    }

    /// Comma-separated values (RFC 4180) with a header line.
    public var csv: String {
        var lines = ["date,document,publisher,source,kind,stance,mode,chain,about,start,end,text,confidence"]
        for quote in quotes {
            lines.append(
                [
                    quote.date ?? "", quote.document, quote.publisher ?? "", quote.source, quote.kind.rawValue, quote.stance.rawValue,
                    quote.mode.rawValue, quote.chain.joined(separator: " ← "), quote.about.joined(separator: "; "),
                    String(quote.span.start), String(quote.span.end), quote.words, quote.confidence.map { "\($0)" } ?? "",
                ].map(Self.field).joined(separator: ","))
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    /// For reading on a terminal: date and chain on a line, the words under it.
    public var table: String {
        quotes.map { "\($0.date?.prefix(10) ?? "–")  \($0.line)\n    \(Self.shortened($0.words))\n" }.joined()
    }

    private static func field(_ value: String) -> String {
        // A cell that a spreadsheet would take for a formula is disarmed.
        let safe = value.first.map { "=+-@".contains($0) } ?? false ? "'" + value : value
        guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return safe }
        return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static func shortened(_ words: String) -> String {
        let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= 160 ? line : line.prefix(159) + "…"
    }
}

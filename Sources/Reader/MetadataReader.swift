import ArabicText
import Knowledge
import Readings
import TimeExpressions

/// What a document says of itself as a whole.
struct DocumentMetadata: Sendable {
    var title: String?
    var publisher: String?
    var published: String?
    /// ISO 639-1: `ar` where most letters are Arabic, `en` where most are Latin, else nil.
    var language: String?
    /// Token ranges of page furniture: share buttons, credits, a headline that is printed twice.
    var boilerplate: [Range<Int>]
}

/// Finds headline, dateline, outlet and page furniture. What was given from outside stands; what neither gives stays unknown.
struct MetadataReader: Sendable {
    private let furniture: LexiconTable
    private let furnitureKinds: [String]
    private let outlets: LexiconTable
    private let outletNames: [String]

    init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {
        furniture = lexicon.register("furniture")
        var kinds: [String] = []
        for row in pack.rows("furniture") {
            for form in row.list("forms") { lexicon.add(form, table: furniture, row: kinds.count) }
            kinds.append(row["kind"] ?? "line")
        }
        furnitureKinds = kinds
        outlets = lexicon.register("outlet signatures")
        var names: [String] = []
        for row in pack.rows("outlets") {
            guard let name = row["name"] else { continue }
            for form in [name] + row.list("aliases") { lexicon.add(form, table: outlets, row: names.count) }
            names.append(name)
        }
        outletNames = names
    }

    func read(_ text: AnalyzedText, source: SourceDocument, times: TimeTagger) -> DocumentMetadata {
        var result = DocumentMetadata(
            title: source.title, publisher: source.publisher, published: source.published, language: language(text), boilerplate: [])
        let paragraphs = text.text.paragraphs
        let headline = headlineParagraph(text)
        if result.title == nil, let headline { result.title = text.text.slice(paragraphs[headline].range) }
        if result.published == nil, let dateline = times.dateline(text) { result.published = dateline.date.description }
        result.boilerplate = boilerplate(text, headline: headline)
        if let signature = signature(text) {
            if result.publisher == nil { result.publisher = signature.name }
            let place = result.boilerplate.firstIndex { $0.lowerBound > signature.tokens.lowerBound } ?? result.boilerplate.endIndex
            if !result.boilerplate.contains(where: { $0.overlaps(signature.tokens) }) {
                result.boilerplate.insert(signature.tokens, at: place)
            }
        }
        if result.publisher == nil { result.publisher = addressee(text) }
        return result
    }

    private func language(_ text: AnalyzedText) -> String? {
        var arabic = 0
        var latin = 0
        for token in text.tokens {
            if token.kind == .word { arabic += 1 }
            if token.kind == .latin { latin += 1 }
        }
        if arabic == 0, latin == 0 { return nil }
        return arabic >= latin ? "ar" : "en"
    }

    /// The first line is a headline when it is short, ends without a full stop, and something follows it.
    private func headlineParagraph(_ text: AnalyzedText) -> Int? {
        let paragraphs = text.text.paragraphs
        guard paragraphs.count > 1, let first = paragraphs.first else { return nil }
        let words = first.tokens.filter { text.tokens[$0].kind == .word || text.tokens[$0].kind == .latin }.count
        guard (3...24).contains(words), let last = first.tokens.last, !text.text.token(last, is: "."), !text.text.token(last, is: "،"),
            !endsWithCredit(first, text)
        else { return nil }
        return 0
    }

    /// «… (Vasily Maximov/AFP)», «(الأناضول)»: a credit in brackets at the end of a short line.
    private func endsWithCredit(_ paragraph: Segment, _ text: AnalyzedText) -> Bool { credit(paragraph, text) != nil }

    private func credit(_ paragraph: Segment, _ text: AnalyzedText) -> Range<Int>? {
        guard let last = paragraph.tokens.last, text.text.token(last, is: ")"), paragraph.tokens.count <= 40 else { return nil }
        var open = last
        while open > paragraph.tokens.lowerBound, last - open <= 9 {
            open -= 1
            guard text.text.token(open, is: "(") else { continue }
            // A slash or Latin letters mark an agency's or a photographer's credit; so does a row of the furniture table.
            let inside = (open + 1)..<last
            let marked = inside.contains {
                text.text.token($0, is: "/") || text.tokens[$0].kind == .latin
                    || text.match(at: $0, in: furniture).map { furnitureKinds[Int($0.entry.row)] == "credit" } ?? false
            }
            return marked ? open..<(last + 1) : nil
        }
        return nil
    }

    private func boilerplate(_ text: AnalyzedText, headline: Int?) -> [Range<Int>] {
        var result: [Range<Int>] = []
        let paragraphs = text.text.paragraphs
        var title: [UInt64] = []
        if let headline { title = paragraphs[headline].tokens.map { text.hashes[$0] } }
        for (index, paragraph) in paragraphs.enumerated() {
            if let headline, index > headline, index <= headline + 3, isRepeat(paragraph, of: title, text) {
                result.append(paragraph.tokens)
            } else if isFurniture(paragraph, text) {
                result.append(paragraph.tokens)
            } else if let credit = credit(paragraph, text) {
                result.append(credit)
            }
        }
        return result
    }

    /// A second headline: most of its words are those of the first.
    private func isRepeat(_ paragraph: Segment, of title: [UInt64], _ text: AnalyzedText) -> Bool {
        guard !title.isEmpty, paragraph.tokens.count <= title.count + 6 else { return false }
        let words = Set(title)
        let shared = paragraph.tokens.filter { words.contains(text.hashes[$0]) }.count
        return shared * 10 >= paragraph.tokens.count * 8
    }

    /// A line is furniture when furniture phrases cover it but for punctuation and figures.
    private func isFurniture(_ paragraph: Segment, _ text: AnalyzedText) -> Bool {
        guard paragraph.tokens.count <= 14 else { return false }
        var token = paragraph.tokens.lowerBound
        var found = false
        while token < paragraph.tokens.upperBound {
            if let match = text.match(at: token, in: furniture), furnitureKinds[Int(match.entry.row)] == "line",
                token + Int(match.tokenCount) <= paragraph.tokens.upperBound
            {
                found = true
                token += Int(match.tokenCount)
                continue
            }
            switch text.tokens[token].kind {
            case .punctuation, .symbol, .number: token += 1
            default: return false
            }
        }
        return found
    }

    /// A line that is nothing but an outlet's name signs the article.
    private func signature(_ text: AnalyzedText) -> (name: String, tokens: Range<Int>)? {
        for paragraph in text.text.paragraphs where paragraph.tokens.count <= 6 {
            guard let match = text.match(at: paragraph.tokens.lowerBound, in: outlets), match.segmentation.isWhole else { continue }
            let start = paragraph.tokens.lowerBound + Int(match.tokenCount)
            let rest = start..<max(start, paragraph.tokens.upperBound)
            guard rest.allSatisfy({ text.tokens[$0].kind == .punctuation || text.tokens[$0].kind == .symbol }) else { continue }
            return (outletNames[Int(match.entry.row)], paragraph.tokens)
        }
        return nil
    }

    /// The outlet to which the article's sources speak («قال لـ"العربي الجديد"») more than once is the one that prints it.
    private func addressee(_ text: AnalyzedText) -> String? {
        var counts: [Int32: Int] = [:]
        for token in text.tokens.indices.dropFirst() {
            guard let match = text.match(at: token, in: outlets) else { continue }
            var before = token - 1
            if text.tokens[before].kind == .punctuation, before > 0 { before -= 1 }
            let addressed =
                match.segmentation.proclitics.contains(.lam)
                || text.text.token(before, is: "ل") && text.tokens[before + 1].joinsPrevious
            if addressed { counts[match.entry.row, default: 0] += 1 }
        }
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let best, best.value >= 2, counts.values.filter({ $0 == best.value }).count == 1 else { return nil }
        return outletNames[Int(best.key)]
    }
}

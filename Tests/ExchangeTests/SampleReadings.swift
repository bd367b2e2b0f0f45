import Comparison
import Exchange
import Readings

/// Readings written by hand, of a story that nobody told.
enum SampleReadings {
    /// Spans of words in a text: the `number`-th occurrence, from 1.
    static func span(_ words: String, in text: String, _ number: Int = 1) -> Span {
        let scalars = Array(text.unicodeScalars)
        let wanted = Array(words.unicodeScalars)
        var left = number
        for start in 0..<max(0, scalars.count - wanted.count + 1) where Array(scalars[start..<start + wanted.count]) == wanted {
            left -= 1
            if left == 0 { return Span(start: start, end: start + wanted.count) }
        }
        return Span(start: 0, end: 0)
    }

    static func quote(_ words: String, in text: String, _ number: Int = 1) -> Quote { Quote(span: span(words, in: text, number), text: words) }

    static func mention(_ words: String, _ entity: String, _ type: EntityType, in text: String, _ number: Int = 1) -> MentionRecord {
        let span = span(words, in: text, number)
        return MentionRecord(start: span.start, end: span.end, text: words, entity: entity, type: type, form: .name)
    }

    static let support: Reading = {
        let text = "زادان ترسل السلاح\nقالت صحيفة الرصيف إن زادان تدعم قوات المرزوق بالسلاح منذ مارس."
        var reading = Reading(
            document: .init(
                id: "one", title: "زادان ترسل السلاح", publisher: "الرصيف", published: "2021-03-04", language: "ar", sha256: "1", text: text))
        reading.sentences = [span("زادان ترسل السلاح", in: text), span("قالت صحيفة الرصيف إن زادان تدعم قوات المرزوق بالسلاح منذ مارس.", in: text)]
        reading.entities = [
            .init(id: "zadan", type: .country, name: "زادان", nameEnglish: "Zadan", aliases: ["زادان"], known: true),
            .init(id: "marzouq", type: .organization, name: "قوات المرزوق", aliases: ["قوات المرزوق"]),
        ]
        reading.mentions = [
            mention("زادان", "zadan", .country, in: text), mention("زادان", "zadan", .country, in: text, 2),
            mention("قوات المرزوق", "marzouq", .organization, in: text),
        ]
        reading.times = [.init(start: span("مارس", in: text).start, end: span("مارس", in: text).end, text: "مارس", type: .date, value: "2021-03")]
        let source = span("صحيفة الرصيف", in: text)
        reading.attributions = [
            .init(
                id: "a1", source: .init(start: source.start, end: source.end, text: "صحيفة الرصيف", kind: .outlet),
                cue: quote("قالت", in: text), content: quote("زادان تدعم قوات المرزوق بالسلاح منذ مارس", in: text), mode: .indirect,
                stance: .asserts, parent: nil)
        ]
        reading.events = [
            .init(
                id: "e1", type: .aid, trigger: quote("ترسل", in: text), actors: ["zadan"], recipients: ["marzouq"], time: nil),
            .init(
                id: "e2", type: .support, trigger: quote("تدعم", in: text), actors: ["zadan"], recipients: ["marzouq"], time: "2021-03",
                attribution: "a1"),
        ]
        reading.alignments = [
            .init(
                from: "zadan", to: "marzouq", relation: .supports, phase: .ongoing, at: quote("تدعم قوات المرزوق بالسلاح", in: text),
                attribution: "a1")
        ]
        return reading
    }()

    static let denial: Reading = {
        let text = "نفى مسؤول لم يذكر اسمه أن تكون زادان قد دعمت قوات المرزوق يوماً."
        var reading = Reading(
            document: .init(id: "two", title: "زادان تنفي", publisher: "TV النهار", published: "2022-08", language: "ar", sha256: "2", text: text))
        reading.sentences = [Span(start: 0, end: text.unicodeScalars.count)]
        reading.entities = [
            .init(id: "zadan", type: .country, name: "زادان", nameEnglish: "Zadan", aliases: ["زادان"], known: true),
            .init(id: "marzouq", type: .organization, name: "قوات المرزوق", aliases: ["قوات المرزوق"]),
        ]
        reading.mentions = [mention("زادان", "zadan", .country, in: text), mention("قوات المرزوق", "marzouq", .organization, in: text)]
        let source = span("مسؤول لم يذكر اسمه", in: text)
        reading.attributions = [
            .init(
                id: "a1", source: .init(start: source.start, end: source.end, text: "مسؤول لم يذكر اسمه", kind: .anonymous),
                cue: quote("نفى", in: text), content: quote("تكون زادان قد دعمت قوات المرزوق يوماً", in: text), mode: .indirect,
                stance: .denies, parent: nil)
        ]
        reading.events = [
            .init(
                id: "e1", type: .support, trigger: quote("دعمت", in: text), actors: ["zadan"], recipients: ["marzouq"], status: .denied,
                attribution: "a1")
        ]
        reading.alignments = [
            .init(from: "zadan", to: "marzouq", relation: .supports, phase: .denied, at: quote("دعمت قوات المرزوق", in: text), attribution: "a1")
        ]
        return reading
    }()

    static let comparer = Comparer()

    static func dossier(_ readings: [Reading] = [support, denial], _ options: Dossier.Options = .init()) -> Dossier {
        Dossier(readings: readings, comparison: comparer.compare(readings), options: options)
    }

    static func html(_ readings: [Reading] = [support, denial], language: DossierLanguage = .arabic) -> String {
        String(decoding: dossier(readings).html(language: language), as: UTF8.self)
    }
}

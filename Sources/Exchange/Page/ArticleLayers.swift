import Readings

/// What is marked in one article, and how each mark looks and where it leads.
struct ArticleLayers {
    /// How a mark looks: its class, its anchor, and the place that explains it.
    struct Look {
        enum Leads { case toName(String), toNote, nowhere }
        var style: String
        var anchor: String?
        var leads: Leads = .nowhere
        var stance: Stance?
        var type: PloverType?

        func target(_ names: [String: Dossier.Name]) -> String? {
            switch leads {
            case .toName(let id): names[id]?.anchor
            case .toNote: anchor.map { "n-" + ($0.hasSuffix("c") ? String($0.dropLast()) : $0) }
            case .nowhere: nil
            }
        }

        func title(_ page: DossierPage) -> String? { type?.label(page.language) ?? stance?.label(page.language) }
    }

    enum Note {
        case attribution(Int), event(Int), alignment(Int), time(Int)
    }

    let index: ReadingIndex
    private(set) var marks: [SpanLayers.Mark] = []
    private(set) var looks: [Look] = []
    let paragraphs: [Span]
    private var placed: [(start: Int, note: Note)] = []

    init(_ index: ReadingIndex, directory: EntityDirectory) {
        self.index = index
        paragraphs = index.text.paragraphs
        let reading = index.reading
        for (number, sentence) in reading.sentences.enumerated() {
            add(sentence, rank: 0, .init(style: "s", anchor: index.anchor(ofSentence: number)))
        }
        for (number, attribution) in reading.attributions.enumerated() {
            let depth = min(3, index.chain(from: attribution.id).count)
            add(
                attribution.content.span, rank: depth,
                .init(style: "c c\(depth)", anchor: index.anchor(ofAttribution: number), stance: attribution.stance))
            if let source = attribution.source, let start = source.start, let end = source.end {
                add(Span(start: start, end: end), rank: 5, .init(style: "src " + source.kind.rawValue))
            }
            add(
                attribution.cue.span, rank: 7,
                .init(style: "cue", anchor: index.anchor(ofAttribution: number) + "c", leads: .toNote, stance: attribution.stance))
            placed.append((attribution.cue.start, .attribution(number)))
        }
        for (number, alignment) in reading.alignments.enumerated() {
            add(
                alignment.at.span, rank: 4,
                .init(style: "al " + alignment.relation.rawValue, anchor: index.anchor(ofAlignment: number)))
            placed.append((alignment.at.start, .alignment(number)))
        }
        for (number, event) in reading.events.enumerated() {
            add(
                event.trigger.span, rank: 6,
                .init(style: "e " + event.type.tone, anchor: index.anchor(ofEvent: number), leads: .toNote, type: event.type))
            placed.append((event.trigger.start, .event(number)))
        }
        for (number, time) in reading.times.enumerated() {
            add(Span(start: time.start, end: time.end), rank: 7, .init(style: "t", anchor: index.anchor(ofTime: number), leads: .toNote))
            placed.append((time.start, .time(number)))
        }
        for (number, mention) in reading.mentions.enumerated() {
            add(
                Span(start: mention.start, end: mention.end), rank: 8,
                .init(
                    style: mention.form == .name ? "m" : "m nominal", anchor: index.anchor(ofMention: number),
                    leads: .toName(directory.id(mention.entity, in: reading.document.id))))
        }
        placed.sort { $0.start < $1.start }
    }

    private mutating func add(_ span: Span, rank: Int, _ look: Look) {
        marks.append(.init(span: span, rank: rank, index: looks.count))
        looks.append(look)
    }

    func notes(in paragraph: Span) -> [Note] {
        placed.filter { paragraph.start <= $0.start && $0.start < paragraph.end }.map(\.note)
    }
}

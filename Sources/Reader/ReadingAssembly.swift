import Actors
import ArabicText
import Attributions
import Events
import Knowledge
import Readings
import TimeExpressions

/// Turns the layers of the rooms, which count UTF-8, into the records of a reading, which count code points.
struct ReadingAssembly {
    let source: SourceDocument
    let text: SourceText
    let analyzed: AnalyzedText
    var sha256 = ""

    init(source: SourceDocument, text: SourceText, analyzed: AnalyzedText) {
        self.source = source
        self.text = text
        self.analyzed = analyzed
    }

    private func quote(_ range: Range<Int>) -> Quote { Quote(span: text.span(range), text: text.slice(utf8: range)) }

    func reading(
        metadata: DocumentMetadata, times: [TimeExpression], actors: ActorLayer, attributions: AttributionLayer, events: EventLayer,
        includingText: Bool
    ) -> Reading {
        var reading = Reading(
            document: DocumentRecord(
                id: source.id, title: metadata.title, publisher: metadata.publisher, published: metadata.published,
                language: metadata.language, url: source.url, sha256: sha256, text: includingText ? source.text : nil))
        reading.sentences = analyzed.text.sentences.map { text.span($0.range) }
        reading.boilerplate = metadata.boilerplate.map { text.span(analyzed.text.range($0)) }
        reading.times = times.map { time in
            let quote = quote(time.range)
            return TimeRecord(start: quote.start, end: quote.end, text: quote.text, type: time.type, value: time.value, mod: time.mod)
        }
        reading.entities = actors.entities
        reading.mentions = actors.mentions.map { mention in
            let quote = quote(mention.range)
            return MentionRecord(
                start: quote.start, end: quote.end, text: quote.text, entity: actors.entities[mention.entity].id, type: mention.type,
                form: mention.form)
        }
        addDescribedSources(attributions, actors, &reading)
        reading.entities += events.unnamed
        addDescriptions(events, &reading)
        let described = addSpeakers(attributions, events, &reading)
        reading.attributions = attributions.attributions.enumerated().map { index, attribution in
            AttributionRecord(
                id: "a\(index + 1)", source: attribution.source.map { record($0, actors, described) }, cue: quote(attribution.cue),
                content: quote(attribution.content), mode: attribution.mode, stance: attribution.stance,
                parent: attribution.parent.map { "a\($0 + 1)" }, confidence: attribution.sourceChance.map { .init(source: $0) })
        }
        reading.events = events.events.enumerated().map { index, event in record(event, number: index + 1, reading.entities) }
        let parties = reading.entities
        reading.alignments = events.alignments.map { alignment in
            AlignmentRecord(
                from: parties[alignment.from].id, to: parties[alignment.to].id, relation: alignment.relation,
                phase: alignment.phase, at: quote(alignment.range), attribution: alignment.attribution.map { "a\($0 + 1)" },
                time: alignment.time, rule: alignment.rule, confidence: alignment.chance)
        }
        return reading
    }

    /// «المرصد», «الوزارة»: a source that takes up an actor without naming him is a mention of him.
    private func addDescribedSources(_ attributions: AttributionLayer, _ actors: ActorLayer, _ reading: inout Reading) {
        var described: [MentionRecord] = []
        for attribution in attributions.attributions {
            guard let source = attribution.source, source.kind == .named || source.kind == .outlet, let entity = source.entity,
                let tokens = source.tokens, tokens.count <= 2, let range = source.range, actors.mentions(in: tokens).isEmpty
            else { continue }
            let place = quote(range)
            let mention = MentionRecord(
                start: place.start, end: place.end, text: place.text, entity: actors.entities[entity].id, type: actors.entities[entity].type,
                form: .nominal)
            if !described.contains(mention) { described.append(mention) }
        }
        guard !described.isEmpty else { return }
        reading.mentions = (reading.mentions + described).enumerated().sorted {
            ($0.element.start, $0.element.end, $0.offset) < ($1.element.start, $1.element.end, $1.offset)
        }.map(\.element)
    }

    private func record(_ source: AttributionLayer.Source, _ actors: ActorLayer, _ described: [String]) -> AttributionRecord.Source {
        let place = source.range.map(quote)
        return AttributionRecord.Source(
            start: place?.start, end: place?.end, text: place?.text,
            entity: source.entity.map { actors.entities[$0].id } ?? source.described.map { described[$0] }, kind: source.kind,
            antecedent: source.antecedent.map(quote))
    }

    /// Who speaks without a name is mentioned where the text describes him; who also takes part in an act is one with the participant.
    /// - Returns: for each of them the id of his entity.
    private func addSpeakers(_ attributions: AttributionLayer, _ events: EventLayer, _ reading: inout Reading) -> [String] {
        guard !attributions.described.isEmpty else { return [] }
        let participants = events.descriptions.filter { reading.entities[$0.entity].subtype == EntityRecord.unnamed }
        var added: [MentionRecord] = []
        let ids = attributions.described.map { speaker in
            // The last words of two phrases may differ, their nouns do not.
            let known = participants.first { mention in
                speaker.places.contains { mention.range.lowerBound <= $0.lowerBound && $0.lowerBound < mention.range.upperBound }
            }
            let places = speaker.places.map(quote)
            let id =
                known.map { reading.entities[$0.entity].id } ?? "unnamed-\(reading.entities.filter { $0.subtype == EntityRecord.unnamed }.count + 1)"
            if known == nil {
                reading.entities.append(EntityRecord(id: id, type: speaker.type, subtype: EntityRecord.unnamed, name: places.first?.text ?? ""))
            }
            for place in places where !participants.contains(where: { known?.entity == $0.entity && quote($0.range) == place }) {
                added.append(MentionRecord(start: place.start, end: place.end, text: place.text, entity: id, type: speaker.type, form: .nominal))
            }
            return id
        }
        reading.mentions = (reading.mentions + added).enumerated().sorted {
            ($0.element.start, $0.element.end, $0.offset) < ($1.element.start, $1.element.end, $1.offset)
        }.map(\.element)
        return ids
    }

    /// Those who take part in an act without a name are mentioned where the text describes them.
    private func addDescriptions(_ events: EventLayer, _ reading: inout Reading) {
        guard !events.descriptions.isEmpty else { return }
        let described = events.descriptions.map { mention in
            let quote = quote(mention.range)
            return MentionRecord(
                start: quote.start, end: quote.end, text: quote.text, entity: reading.entities[mention.entity].id, type: mention.type,
                form: mention.form)
        }
        reading.mentions = (reading.mentions + described).enumerated().sorted {
            ($0.element.start, $0.element.end, $0.offset) < ($1.element.start, $1.element.end, $1.offset)
        }.map(\.element)
    }

    private func record(_ event: EventLayer.Event, number: Int, _ entities: [EntityRecord]) -> EventRecord {
        EventRecord(
            id: "e\(number)", type: event.type, mode: event.mode, trigger: quote(event.trigger),
            actors: event.actors.map { entities[$0].id }, recipients: event.recipients.map { entities[$0].id },
            actorText: event.actorWords.map { text.slice(utf8: $0) }, recipientText: event.recipientWords.map { text.slice(utf8: $0) },
            place: event.place.map { entities[$0].id }, time: event.time, status: event.status,
            attribution: event.attribution.map { "a\($0 + 1)" },
            figures: event.figures.isEmpty
                ? nil
                : event.figures.map { figure in
                    let place = quote(figure.range)
                    return EventRecord.Figure(
                        kind: figure.kind, value: figure.value, unit: figure.unit, start: place.start, end: place.end, text: place.text)
                }, clause: event.clause.map(quote), rule: event.rule,
            confidence: .init(
                act: event.chance, actor: event.actors.isEmpty ? nil : event.actorChance,
                recipient: event.recipients.isEmpty ? nil : event.recipientChance))
    }
}

import Foundation
import SanadKit

/// A text's acts as people wrote them down; offsets in code points. Of articles the text comes apart, of our own it stands beside.
struct AnnotatedArticle: TextAnnotation {
    struct Entity: Decodable { let names: [[Int]] }
    struct Event: Decodable {
        let type: String
        let trigger: [Int]
        let actors: [Int]
        let recipients: [Int]
        let time: String?
        let status: String?
    }
    struct Alignment: Decodable {
        let from: Int
        let to: Int
        let relation: String
    }
    let id: String
    /// Of the article's text; none where the text stands beside.
    let sha256: String?
    let text: String?
    let entities: [Entity]
    let events: [Event]
    let alignments: [Alignment]?

    var faults: [String] {
        var faults: [String] = []
        if entities.contains(where: { $0.names.contains { $0.count != 2 } }) { faults.append("a name is no pair of offsets") }
        for event in events {
            if event.trigger.count != 2 { faults.append("a trigger is no pair of offsets") }
            if PloverType(rawValue: event.type) == nil { faults.append("\(event.type) is no type of PLOVER") }
            if (event.actors + event.recipients).contains(where: { !entities.indices.contains($0) }) {
                faults.append("an actor or recipient is not among the entities")
            }
        }
        for alignment in alignments ?? [] {
            if !["supports", "opposes"].contains(alignment.relation) { faults.append("\(alignment.relation) is neither supports nor opposes") }
            if ![alignment.from, alignment.to].allSatisfy(entities.indices.contains) {
                faults.append("a party of an alignment is not among the entities")
            }
        }
        return faults
    }

    /// Who stands by whom, else against whom.
    var backing: [(from: [Span], to: [Span], supports: Bool)] {
        (alignments ?? []).map { alignment in
            func names(_ index: Int) -> [Span] { entities[index].names.map { Span(start: $0[0], end: $0[1]) } }
            return (names(alignment.from), names(alignment.to), alignment.relation == "supports")
        }
    }

    var acts: [(type: PloverType, trigger: Span, actors: [[Span]], recipients: [[Span]], time: String?, status: EventStatus?)] {
        events.compactMap { event in
            guard let type = PloverType(rawValue: event.type) else { return nil }
            func names(_ indices: [Int]) -> [[Span]] {
                indices.map { entities[$0].names.map { Span(start: $0[0], end: $0[1]) } }
            }
            return (
                type, Span(start: event.trigger[0], end: event.trigger[1]), names(event.actors), names(event.recipients), event.time,
                event.status.flatMap { EventStatus(rawValue: $0) }
            )
        }
    }
}

extension AnnotatedArticle {
    /// The annotated texts, in the order of the annotations.
    /// - Parameters:
    ///   - annotations: paths of JSON Lines, a text a line.
    ///   - files: paths of what holds the articles.
    static func articles(_ annotations: [String], in files: [String]) throws -> [(document: SourceDocument, annotated: AnnotatedArticle)] {
        let annotated = try lines(annotations)
        let texts = AnnotatedTexts(of: annotated, in: files).documents
        return annotated.compactMap { line in texts[line.id].map { ($0, line) } }
    }
}

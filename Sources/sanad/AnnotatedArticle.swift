import ArgumentParser
import Foundation
import SanadKit

/// An article's acts as people wrote them down, apart from its text; offsets in code points.
struct AnnotatedArticle: Decodable {
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
    let sha256: String
    let entities: [Entity]
    let events: [Event]
    let alignments: [Alignment]?

    /// Faults of the line, in words.
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
            if ![alignment.from, alignment.to].allSatisfy(entities.indices.contains) { faults.append("a party of an alignment is not among the entities") }
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
            return (type, Span(start: event.trigger[0], end: event.trigger[1]), names(event.actors), names(event.recipients), event.time, event.status.flatMap { EventStatus(rawValue: $0) })
        }
    }
}

extension AnnotatedArticle {
    /// The annotated articles, in the order of the annotations.
    /// - Parameters:
    ///   - annotations: paths of JSON Lines, an article a line.
    ///   - files: paths of what holds the articles, in any format that `sanad read` takes. What is missing, or was annotated in
    ///     another wording, is left out and named on standard error.
    static func articles(_ annotations: [String], in files: [String]) throws -> [(document: SourceDocument, annotated: AnnotatedArticle)] {
        let annotated = try annotations.flatMap(load)
        var wanted: [String: AnnotatedArticle] = [:]
        for line in annotated { wanted[line.id] = line }
        var found: [String: SourceDocument] = [:]
        let stream = DocumentStream(paths: files)
        while let element = stream.next() {
            switch element {
            case .fault(let diagnostic): Console.report(diagnostic)
            case .document(let document, _):
                guard let line = wanted[document.id], found[document.id] == nil else { continue }
                guard Reader.sha256(of: document.text) == line.sha256 else {
                    Console.note("\(document.id): the text is not the one that was annotated")
                    continue
                }
                found[document.id] = document
            }
        }
        return annotated.compactMap { line in found[line.id].map { ($0, line) } }
    }

    private static func load(_ path: String) throws -> [AnnotatedArticle] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            let annotated = try JSONDecoder().decode(AnnotatedArticle.self, from: Data($0.utf8))
            if let fault = annotated.faults.first { throw ValidationError("\(path): \(annotated.id): \(fault)") }
            return annotated
        }
    }
}

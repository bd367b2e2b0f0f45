import ArgumentParser
import Foundation
import SanadKit

/// What people wrote down of one text: of an article, which comes apart and is named by id and SHA-256, or of a text of our own, which
/// stands beside.
protocol TextAnnotation: Decodable {
    var id: String { get }
    var sha256: String? { get }
    var text: String? { get }
    /// What is wrong with the line, in words.
    var faults: [String] { get }
}

extension TextAnnotation {
    /// - Parameter paths: JSON Lines, a text a line.
    /// - Throws: what names file and line where one is none.
    static func lines(_ paths: [String]) throws -> [Self] {
        try paths.flatMap { path in
            try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").enumerated().map { number, line in
                do {
                    let annotated = try JSONDecoder().decode(Self.self, from: Data(line.utf8))
                    if let fault = annotated.faults.first { throw ValidationError("\(path):\(number + 1): \(annotated.id): \(fault)") }
                    return annotated
                } catch let error as DecodingError {
                    throw ValidationError("\(path):\(number + 1): no annotation of a text: \(error)")
                }
            }
        }
    }
}

/// The texts of annotations, by id.
struct AnnotatedTexts {
    private(set) var documents: [String: SourceDocument] = [:]

    /// - Parameter files: what holds the articles, in any format that `sanad read` takes. What is missing, or was annotated in another
    ///   wording, is left out; the latter is named on standard error.
    init(of annotations: [any TextAnnotation], in files: [String]) {
        var wanted: [String: String] = [:]
        for annotation in annotations {
            if let text = annotation.text {
                documents[annotation.id] = SourceDocument(id: annotation.id, text: text)
            } else {
                wanted[annotation.id] = annotation.sha256
            }
        }
        let stream = DocumentStream(paths: wanted.isEmpty ? [] : files)
        while let element = stream.next() {
            switch element {
            case .fault(let diagnostic): Console.report(diagnostic)
            case .document(let document, _):
                guard let sha256 = wanted[document.id], documents[document.id] == nil else { continue }
                guard Reader.sha256(of: document.text) == sha256 else {
                    Console.note("\(document.id): the text is not the one that was annotated")
                    continue
                }
                documents[document.id] = document
            }
        }
    }
}

import ArabicText
import Foundation
import Testing

@testable import Comparison

/// The texts of the sample story and of the hard samples, in the order of their names.
private func samples() throws -> [(name: String, paragraphs: [String])] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    var result: [(String, [String])] = []
    for folder in ["Samples", "Samples/hard"] {
        let directory = root.appendingPathComponent(folder)
        for file in try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted() where file.hasSuffix(".txt") {
            let text = try String(contentsOf: directory.appendingPathComponent(file), encoding: .utf8)
            let paragraphs = text.split(separator: "\n").map(String.init).filter { !$0.contains("نص تجريبي") }
            if paragraphs.joined().count > 250 { result.append((folder + "/" + file, paragraphs)) }
        }
    }
    return result
}

private func sketch(_ paragraphs: [String]) -> TextSketch { TextSketch(TokenizedText(paragraphs.joined(separator: "\n")), leavingOut: []) }

/// What newsrooms do to an agency's text.
private let edits: [@Sendable ([String], Int) -> [String]] = [
    { paragraphs, _ in ["عنوان آخر كتبه محرر الصفحة"] + paragraphs.dropFirst() },
    { paragraphs, _ in Array(paragraphs.prefix(max(2, paragraphs.count * 7 / 10))) },
    { paragraphs, seed in
        paragraphs.enumerated().map { $0 == 0 ? $1 : $1.replacingOccurrences(of: "وقال", with: seed % 2 == 0 ? "وذكر" : "وأفاد") } + ["(وكالات)"]
    },
    { paragraphs, seed in
        guard paragraphs.count > 3 else { return paragraphs.reversed() }
        var body = Array(paragraphs.dropFirst())
        body.swapAt(seed % body.count, (seed + 1) % body.count)
        return [paragraphs[0]] + body
    },
    { paragraphs, _ in ["الخميس 3 أغسطس", "المصدر: متابعات"] + paragraphs + ["تابعونا على صفحاتنا"] },
    { paragraphs, _ in ["خاص"] + paragraphs.dropLast() },
    { paragraphs, _ in paragraphs.map { $0.replacingOccurrences(of: "«", with: "\"").replacingOccurrences(of: "»", with: "\"") } },
]

/// A copy made by one edit, or by two of them one behind the other.
private func copies(of paragraphs: [String], number: Int) -> [[String]] {
    var copies = edits.indices.map { edits[$0](paragraphs, number + $0) }
    for first in edits.indices {
        for second in edits.indices where second > first { copies.append(edits[second](edits[first](paragraphs, number), number + second)) }
    }
    return copies
}

/// Three of the samples are one agency's text.
private func areSyndicated(_ a: String, _ b: String) -> Bool {
    func isSyndicated(_ name: String) -> Bool { ["01-", "02-", "03-"].contains { name.contains("Samples/" + $0) } }
    return isSyndicated(a) && isSyndicated(b)
}

/// 300 pairs of a text and its copy against 300 of two texts, some of them edited; each pair by itself.
@Test func copiesOfNewsroomsAreFoundAndOtherTextsAreNot() throws {
    let texts = try samples()
    try #require(texts.count >= 22)
    let made = texts.enumerated().map { copies(of: $1.paragraphs, number: $0) }
    var positives = 0, found = 0, negatives = 0, surplus = 0
    for change in 0..<(made.map(\.count).min() ?? 0) {
        for (text, copies) in zip(texts, made) where positives < 300 {
            positives += 1
            if CopyDetector.kind(sketch(text.paragraphs), sketch(copies[change])) != nil { found += 1 }
        }
    }
    for step in 1..<texts.count {
        for i in texts.indices where negatives < 300 && i + step < texts.count && !areSyndicated(texts[i].name, texts[i + step].name) {
            for paragraphs in [texts[i + step].paragraphs, made[i + step][i % edits.count]] where negatives < 300 {
                negatives += 1
                if CopyDetector.kind(sketch(texts[i].paragraphs), sketch(paragraphs)) != nil { surplus += 1 }
            }
        }
    }
    #expect(positives == 300 && negatives == 300)
    #expect(Double(found) / Double(positives) >= 0.95)
    #expect(Double(found) / Double(found + surplus) >= 0.95)
}

/// The same 300 copies among one another in one pile, where documents meet in few words only.
@Test func copiesOfNewsroomsAreFoundInOnePile() throws {
    let texts = try samples()
    var sketches = texts.map { sketch($0.paragraphs) }
    var textOf = Array(texts.indices)
    let made = texts.enumerated().map { copies(of: $1.paragraphs, number: $0) }
    for change in 0..<(made.map(\.count).min() ?? 0) {
        for (text, copies) in made.enumerated() where sketches.count < texts.count + 300 {
            sketches.append(sketch(copies[change]))
            textOf.append(text)
        }
    }
    #expect(sketches.count == texts.count + 300)
    var found = Set<Int>(), surplus = 0
    for edge in CopyDetector.edges(sketches) {
        if textOf[edge.a] == textOf[edge.b] {
            if edge.a < texts.count { found.insert(edge.b) }
        } else if !areSyndicated(texts[textOf[edge.a]].name, texts[textOf[edge.b]].name) {
            surplus += 1
        }
    }
    #expect(Double(found.count) / 300 >= 0.95)
    #expect(Double(found.count) / Double(found.count + surplus) >= 0.95)
}

@Test func syndicatedSamplesMeetInThePile() throws {
    let texts = try samples()
    let edges = CopyDetector.edges(texts.map { sketch($0.paragraphs) })
    func index(_ prefix: String) -> Int? { texts.firstIndex { $0.name.contains("Samples/" + prefix) } }
    let first = try #require(index("01-")), second = try #require(index("02-")), third = try #require(index("03-"))
    #expect(edges.contains { $0.a == first && $0.b == second })
    // The third holds two paragraphs of the first and four of its own.
    #expect(!edges.contains { $0.a == first && $0.b == third && $0.kind == .verbatim })
}

@Test func excerptsAreToldFromEditedCopies() throws {
    let texts = try samples()
    let long = try #require(texts.max { $0.paragraphs.joined().count < $1.paragraphs.joined().count })
    #expect(CopyDetector.kind(sketch(long.paragraphs), sketch(long.paragraphs)) == .verbatim)
    #expect(CopyDetector.kind(sketch(long.paragraphs), sketch(Array(long.paragraphs.prefix(long.paragraphs.count / 3 + 1)))) == .excerpt)
}

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
    { paragraphs, seed in paragraphs.enumerated().map { $0 == 0 ? $1 : $1.replacingOccurrences(of: "وقال", with: seed % 2 == 0 ? "وذكر" : "وأفاد") } + ["(وكالات)"] },
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

@Test func copiesOfNewsroomsAreFoundAndOtherTextsAreNot() throws {
    let texts = try samples()
    try #require(texts.count >= 22)
    var positives = 0, found = 0, negatives = 0, surplus = 0
    for (number, text) in texts.enumerated() {
        for (edit, change) in edits.enumerated() where positives < 150 {
            positives += 1
            if CopyDetector.kind(sketch(text.paragraphs), sketch(change(text.paragraphs, number + edit))) != nil { found += 1 }
        }
    }
    // Three of the samples are one agency's text.
    let syndicated = ["01-", "02-", "03-"]
    func isSyndicated(_ name: String) -> Bool { syndicated.contains { name.contains("Samples/" + $0) } }
    for step in 1..<texts.count {
        for i in texts.indices where negatives < 150 && i + step < texts.count && !(isSyndicated(texts[i].name) && isSyndicated(texts[i + step].name)) {
            negatives += 1
            if CopyDetector.kind(sketch(texts[i].paragraphs), sketch(texts[i + step].paragraphs)) != nil { surplus += 1 }
        }
    }
    #expect(positives == 150 && negatives == 150)
    #expect(Double(found) / Double(positives) >= 0.95)
    #expect(Double(found) / Double(found + surplus) >= 0.95)
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

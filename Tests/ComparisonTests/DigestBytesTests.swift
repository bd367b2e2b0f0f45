import Foundation
import Readings
import Testing

@testable import Comparison

@Suite struct DigestBytesTests {
    private func story() -> TestStory {
        var story = TestStory("a.txt", publisher: "صحيفة النهر", published: "2023-03-09")
        story.sentence("قال وزير الدفاع إن بلاده سلمت جبال الريم ثلاثين مدرعة يوم الثلاثاء.")
        story.sentence("ونفى متحدث باسم جبال الريم تسلم أي مدرعة.")
        story.entity("c1", "جبال الريم")
        story.entity("p1", "وزير الدفاع", type: .person, aliases: ["الوزير"], known: false)
        story.attribution("a1", source: "وزير الدفاع", entity: "p1", cue: "قال", content: "إن بلاده سلمت جبال الريم ثلاثين مدرعة يوم الثلاثاء")
        story.attribution("a2", source: "متحدث باسم جبال الريم", kind: .anonymous, cue: "ونفى", content: "تسلم أي مدرعة", stance: .denies)
        story.event(
            "e1", .aid, trigger: "سلمت", clause: "بلاده سلمت جبال الريم ثلاثين مدرعة يوم الثلاثاء", actors: ["p1"], recipients: ["c1"],
            place: "جبال الريم", time: "2023-03-07", attribution: "a1",
            figures: [EventRecord.Figure(kind: "other", value: 30, start: 40, end: 46, text: "ثلاثين")])
        story.alignment("p1", "c1", .ongoing, at: "سلمت", attribution: "a1")
        return story
    }

    @Test func bytesGiveTheDigestBackWithoutItsWords() throws {
        let digest = comparer.digest(of: story().reading)
        #expect(!digest.tellings.isEmpty && !digest.sources.isEmpty && !digest.sketch.shingles.isEmpty)
        let back = try digest.bytes().withUnsafeBytes { try DocumentDigest(bytes: $0) }
        var bare = digest.contents
        bare.tellings = Tellings(
            digest.tellings.map { telling -> TellingParts in
                var parts = telling.whole
                parts.text = nil
                return parts
            })
        #expect(back == DocumentDigest(bare))
    }

    @Test func whatIsHandedOutOneByOneIsWhatTheListsHold() throws {
        let digest = comparer.digest(of: story().reading)
        let back = try digest.bytes().withUnsafeBytes { try DocumentDigest(bytes: $0) }
        for telling in Array(digest.tellings) + Array(back.tellings) {
            var things: [Telling.Role: [Int]] = [.actor: [], .recipient: [], .about: []], chain: [Int] = [], kinds: [SourceKind] = []
            telling.forEachThing { things[$0]?.append($1) }
            telling.forEachLink {
                chain.append($0)
                kinds.append($1)
            }
            #expect(things == [.actor: telling.actors, .recipient: telling.recipients, .about: telling.about])
            #expect(chain == telling.chain && kinds == telling.chainKinds)
            #expect(telling.words.indices.map { telling.word($0) } == Array(telling.words))
            #expect(telling.word(-1) == nil && telling.word(telling.words.count) == nil)
        }
        #expect(back.sources == digest.sources && back.sources.map(\.name) == digest.sources.map(\.name))
    }

    @Test func wordsComeFromTheTextWhenTheDigestLeavesThemOut() throws {
        let reading = story().reading
        let text = SourceText(reading.document.text ?? "")
        let back = try comparer.digest(of: reading).bytes().withUnsafeBytes { try DocumentDigest(bytes: $0) }
        let compared = comparer.compare([back], texts: { _, span in Comparer.line(text.slice(span)) })
        #expect(compared == comparer.compare([reading]))
    }

    @Test func damagedBytesAreAnErrorAndNoCrash() throws {
        let bytes = comparer.digest(of: story().reading).bytes()
        for length in 0..<bytes.count { #expect(throws: (any Error).self) { try bytes[..<length].withUnsafeBytes { try DocumentDigest(bytes: $0) } } }
        var generator = FixedGenerator(state: 7)
        for place in stride(from: 0, to: bytes.count, by: 5) {
            var damaged = bytes
            damaged[place] = UInt8.random(in: 0...255, using: &generator)
            let digest = damaged.withUnsafeBytes { try? DocumentDigest(bytes: $0) }
            if let digest { _ = comparer.compare([digest]) }
        }
    }
}

/// The same numbers on every run (splitmix64).
private struct FixedGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

import Readings
import SentenceTables
import Testing

/// Verbs of saying wherever news puts them: behind «بينما», «في الوقت الذي», «وسبق ل», «لكن», with asides between them and what they govern.
struct VerbsInContextTests {
    struct Context: Sendable, CustomTestStringConvertible {
        let sentences: [String]

        var testDescription: String { sentences[0] }
    }

    static let contexts = SentenceTable.rows("contexts.tsv").map(Context.init)
    static let verbs = SentenceTable.rows("verbs.tsv")
    static let speakers: [(name: String, isWoman: Bool)] = [
        ("وزير الخارجية التركي", false), ("وزارة الصحة المصرية", true), ("سمير حداد", false), ("روسيا", true), ("الجيش", false),
    ]

    @Test func theTablesAreThere() { #expect(Self.contexts.count > 25 && Self.verbs.count > 10) }

    @Test(arguments: contexts)
    func tellsWhoSpeaks(_ context: Context) {
        for (name, isWoman) in Self.speakers {
            for verb in Self.verbs {
                let frame = context.sentences[isWoman ? 1 : 0]
                let past = verb[isWoman ? 2 : 0]
                let present = verb[isWoman ? 3 : 1]
                // «للجيش»
                let isBehindLam = frame.contains("ل[s]") && name.hasPrefix("ال")
                let text = frame.replacing(isBehindLam ? "ل[s]" : "[s]", with: isBehindLam ? "ل" + name.dropFirst() : name)
                    .replacing("[v]", with: past).replacing("[p]", with: present).replacing("[t]", with: verb[isWoman ? 5 : 4])
                let cue = frame.contains("[v]") ? past : present
                let words = isBehindLam ? String(name.dropFirst()) : name
                let found = AttributionSample.attributions(text)
                #expect(found.contains { $0.cue.text == cue && $0.source?.text?.hasPrefix(words) ?? false }, "\(text)")
            }
        }
    }
}

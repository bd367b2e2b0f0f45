import Foundation
import Readings
import Testing

@testable import Reader

/// Reading never traps and every span slices back, whatever the bytes.
@Suite struct RobustnessTests {
    static let reader = Reader()

    /// A small generator of its own, so that a failure comes again.
    struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    static let alphabet: [Unicode.Scalar] =
        Array(
            "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةًٌٍَُِّْـ٠١٢٣۴۵،؛؟.!:«»\"”“()[]-–/\\ \n\t#@abcXYZ0123456789ﻻﷺ😀e\u{301}\u{200F}\u{202E}\u{0}\u{FEFF}"
                .unicodeScalars)

    static let seeds = [
        "أعلن المتحدث باسم الوزارة، أمس الأربعاء، أن «القوات وصلت إلى المدينة» في 12 مارس/آذار 2021.",
        "وقال مصدر مطلع لـ\"الأفق\" إن الوزير نفى ما نُقل عنه، مضيفاً: \"لن نتفاوض\".",
    ]

    static func check(_ text: String) {
        let reading = reader.read(SourceDocument(id: "x", text: text, published: "2021-03-14"))
        let source = SourceText(text)
        func slices(_ start: Int, _ end: Int, _ words: String) {
            #expect(0 <= start && start <= end && end <= source.codePointCount)
            #expect(source.slice(Span(start: start, end: end)) == words)
        }
        for time in reading.times { slices(time.start, time.end, time.text) }
        for mention in reading.mentions { slices(mention.start, mention.end, mention.text) }
        for attribution in reading.attributions {
            slices(attribution.cue.start, attribution.cue.end, attribution.cue.text)
            slices(attribution.content.start, attribution.content.end, attribution.content.text)
        }
        for event in reading.events { slices(event.trigger.start, event.trigger.end, event.trigger.text) }
        for alignment in reading.alignments { slices(alignment.at.start, alignment.at.end, alignment.at.text) }
        let ids = Set(reading.entities.map(\.id))
        for mention in reading.mentions { #expect(ids.contains(mention.entity)) }
    }

    @Test func randomTextNeverTraps() {
        var random = Random(state: 0x5EED)
        for _ in 0..<6_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                if Int.random(in: 0..<40, using: &random) == 0, let any = Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &random)) {
                    scalars.append(any)
                } else {
                    scalars.append(Self.alphabet.randomElement(using: &random) ?? " ")
                }
            }
            Self.check(String(scalars))
        }
    }

    /// Words of reports in any order: what tells of whom stands before, behind and within what it tells, and at the end of the text.
    @Test func shuffledReportsNeverTrap() {
        let words = """
            بحسب ما نقلت الوكالة عن مسؤول ، قال الوزير الذي زار المدينة ، إن الجيش انسحب من الميناء « بالكامل » وفق بيان نشره المكتب في نقلا عن \
            صحيفة الأفق أن المتحدث باسم الوزارة نفى ذلك وهو ما أكده سالم الهادي على لسان مصدر ، لم يسمه - حسب الشهود - وأضافت ، بحسب موقع المرصد ، \
            أن روسيا تدعم الحكومة . في بيان ما وصفه بـ العدوان ( رويترز ) : قوات
            """.split(separator: " ").map(String.init)
        var random = Random(state: 0xC1A)
        for _ in 0..<900 {
            let start = Int.random(in: 0..<words.count, using: &random)
            var text = (words[start...] + words[..<start]).prefix(Int.random(in: 3...40, using: &random)).map { $0 }
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                text.swapAt(Int.random(in: 0..<text.count, using: &random), Int.random(in: 0..<text.count, using: &random))
                text.insert(words[Int.random(in: 0..<words.count, using: &random)], at: Int.random(in: 0...text.count, using: &random))
            }
            Self.check(text.joined(separator: " "))
        }
    }

    @Test func mutatedNewsNeverTraps() {
        var random = Random(state: 0xA11CE)
        for round in 0..<4_000 {
            var scalars = Array(Self.seeds[round % Self.seeds.count].unicodeScalars)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let at = Int.random(in: 0..<scalars.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: scalars.remove(at: at)
                case 1: scalars.insert(Self.alphabet.randomElement(using: &random) ?? " ", at: at)
                case 2: scalars.swapAt(at, Int.random(in: 0..<scalars.count, using: &random))
                default: scalars.insert(contentsOf: scalars[at..<min(scalars.count, at + 9)], at: at)
                }
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            Self.check(String(view))
        }
    }

    /// Words that acts, statements and names are made of.
    static let words = """
        بشار روسيا تركيا حفتر الجيش الوزير المتحدث مسلحون المتظاهرون المعارضة الحكومة جنديين قوات مظاهرات مناهضة مؤيدة هجوم الهجوم للهجوم قصف غارة \
        اتهام اتهم أدان إدانتها شكك قال قالت وقال إن إنه أنها وأنها بأن بأنه لكنها الذي التي الذين ما عما من في على إلى عن مع ضد بين بعد لم لن لا قد كانت \
        دعم تدعم دعمها وقف بوقف طلب طالب طالبت دعا حثت رفض رفضه للعدوان اعتقال اعتقلت تم جرى زار زيارة شنها شنت أطلقت صاروخ اعتراض مقتل قتل قتلوا \
        ذهب بحسب وفق نقلا بيان تصريحات تهديدات الروسية السوري التركي الجانبان نظيره وزيرا خارجية أمس الأربعاء ، . : « » " ( )
        """.split(separator: " ").map(String.init)

    @Test("words of acts and statements in any order, a line each")
    func wordsInAnyOrder() {
        var random = Random(state: 41)
        for _ in 0..<120 {
            let lines = (0..<Int.random(in: 2...4, using: &random)).map { _ in
                (0..<Int.random(in: 1...14, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            }
            Self.check(lines.joined(separator: "\n"))
        }
        Self.check("بشار\nشكك ذهب")
    }

    /// Feeds and search engines cut articles anywhere.
    @Test func textsCutBehindAnyWordNeverTrap() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Samples")
        let samples = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "txt" }
        #expect(samples.count > 5)
        for sample in samples {
            let words = try String(contentsOf: sample, encoding: .utf8).split(whereSeparator: \.isWhitespace)
            for end in words.indices {
                _ = Self.reader.read(SourceDocument(id: "x", text: words[max(0, end - 11)...end].joined(separator: " ")))
            }
        }
    }

    @Test func hostileStructuresStayLinear() {
        for text in [
            String(repeating: "«قال ", count: 500) + String(repeating: "» ", count: 500),
            String(repeating: "\"", count: 20_000),
            String(repeating: "وقال المصدر إن ", count: 8_000),
            String(repeating: "كلمة ", count: 50_000),
        ] { Self.check(text) }
    }

    @Test func sameBytesEveryTime() {
        let document = SourceDocument(id: "x", text: Self.seeds.joined(separator: "\n"))
        #expect(Self.reader.read(document).json() == Self.reader.read(document).json())
    }
}

import ArabicText
import Knowledge
import Readings
import Testing
import TimeExpressions

/// Words of time in any order, cut and mixed with foreign bytes: spans stay inside the text, in order, on whole scalars.
@Suite struct RobustnessTests {
    /// A small generator with a fixed seed (Lehmer's, modulus 2^31 - 1): the same inputs on every run.
    private struct Generator {
        var state: UInt64
        mutating func next(below limit: Int) -> Int {
            state = state * 48271 % 0x7FFF_FFFF
            return Int(state % UInt64(max(1, limit)))
        }
    }

    private static let fillers = [
        "2018", "1439هـ", "31", "29/2/2019", "10:30", "99:99", "0", "00", "1.5", "3,000", "-", "/", "(", ")", "،", ".", "\n", "و", "الـ", "ل",
        "99999999999999999999", "٣١", "100000", "\u{200F}", "ـ", "قال", "سيصل", "X", "31/12/9999", "30 فبراير 2018", "31 أبريل", "1/1/0000",
    ]

    @Test func anyMixOfWordsIsRead() {
        let words = PackTests.tables.flatMap { Sample.core.pack.rows($0).flatMap { $0.list("forms") } } + Self.fillers
        var generator = Generator(state: 20_180_315)
        let dates: [String?] = [nil, "2018-03-15", "2020-02-29", "2020-08", "2020", "0000", "9999-12-31"]
        for round in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<(1 + generator.next(below: 14)) {
                bytes += Array(words[generator.next(below: words.count)].utf8)
                if generator.next(below: 6) > 0 { bytes.append(0x20) }
            }
            if round % 3 == 0, !bytes.isEmpty { bytes[generator.next(below: bytes.count)] = UInt8(generator.next(below: 256)) }
            let text = Sample.core.analyzed(bytes)
            let published = dates[generator.next(below: dates.count)].flatMap { PartialDate($0) }
            var last = 0
            for expression in Sample.core.tagger.tag(text, published: published) {
                #expect(expression.range.lowerBound >= last && expression.range.upperBound <= bytes.count && !expression.range.isEmpty)
                #expect(!expression.value.isEmpty)
                _ = expression.days
                last = expression.range.upperBound
            }
            _ = Sample.core.tagger.dateline(text)
        }
    }

    @Test func sameTextGivesTheSameExpressions() {
        let text = "زار البلاد في 3 مارس 2018 ثم عاد بعد عامين، مساء الخميس المقبل."
        let first = Sample.core.tag(text, published: "2018-03-15")
        #expect(first == Sample(pack: Pack.load()).tag(text, published: "2018-03-15"))
        #expect(first.count == 3)
    }
}

/// Lists of dated lines share the year that one of them names.
@Suite struct ChronicleTests {
    @Test func linesShareTheYear() {
        let text = "31 أغسطس 2014: سقطت القاعدة.\n23 سبتمبر: أسقطت طائرة.\n7 ديسمبر: قصف المطار.\n18 يناير 2015: غارة.\n29 يوليو: غارة أخرى."
        #expect(
            Sample.core.tag(text, published: "2018-05-03").map(\.value)
                == ["2014-08-31", "2014-09-23", "2014-12-07", "2015-01-18", "2015-07-29"])
    }
}

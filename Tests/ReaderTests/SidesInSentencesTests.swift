import Readings
import Testing

@testable import Reader

/// Who acts on whom, and who speaks, in every order in which news puts a verb, its subject and its object.
@Suite struct SidesInSentencesTests {
    private static let reader = Reader()

    private struct Side {
        let words: String
        let id: String
        let isFeminine: Bool
    }

    private struct Deed {
        let masculine: String
        let feminine: String
        let present: (masculine: String, feminine: String)
        let type: PloverType
        let rest: String

        func past(_ side: Side) -> String { side.isFeminine ? feminine : masculine }
        func present(_ side: Side) -> String { side.isFeminine ? present.feminine : present.masculine }
    }

    private static let sides = [
        Side(words: "روسيا", id: "russia", isFeminine: true), Side(words: "حزب الله", id: "lb-hezbollah", isFeminine: false),
        Side(words: "السلطات المصرية", id: "egypt", isFeminine: true), Side(words: "الاتحاد الأوروبي", id: "european-union", isFeminine: false),
        Side(words: "وزير الخارجية التركي هاكان فيدان", id: "hakan-fidan", isFeminine: false),
        Side(words: "جماعة الحوثي", id: "ye-houthis", isFeminine: true),
        Side(words: "الملك عبد الله الثاني", id: "abdullah-ii", isFeminine: false),
    ]

    private static let deeds = [
        Deed(masculine: "اتهم", feminine: "اتهمت", present: ("يتهم", "تتهم"), type: .accuse, rest: "بالكذب"),
        Deed(masculine: "انتقد", feminine: "انتقدت", present: ("ينتقد", "تنتقد"), type: .accuse, rest: "بشدة"),
        Deed(masculine: "حث", feminine: "حثت", present: ("يحث", "تحث"), type: .request, rest: "على الحوار"),
        Deed(masculine: "هدد", feminine: "هددت", present: ("يهدد", "تهدد"), type: .threaten, rest: "برد قاس"),
    ]

    /// Reads a sentence for every two sides and every deed.
    /// - Parameter applies: which two the sentence is for.
    private func check(_ name: String, where applies: (Side, Side) -> Bool = { _, _ in true }, _ sentence: (Side, Deed, Side) -> String) {
        for doer in Self.sides {
            for other in Self.sides where other.id != doer.id && applies(doer, other) {
                for deed in Self.deeds {
                    let text = sentence(doer, deed, other)
                    let reading = Self.reader.read(SourceDocument(id: "a", text: text, published: "2018-06-20"))
                    let isTold = reading.events.contains { $0.type == deed.type && $0.actors == [doer.id] && $0.recipients == [other.id] }
                    #expect(isTold, "\(name): \(text)")
                    let verbs = [deed.masculine, deed.feminine, deed.present.masculine, deed.present.feminine]
                    for attribution in reading.attributions where verbs.contains(where: attribution.cue.text.hasSuffix) {
                        #expect(attribution.source?.entity != other.id, "\(name), who speaks: \(text)")
                    }
                }
            }
        }
    }

    @Test func theVerbFirst() { check("VSO") { "\($1.past($0)) \($0.words) \($2.words) \($1.rest)." } }

    @Test func aDayBetweenCommas() { check("VSO, day") { "\($1.past($0)) \($0.words)، الثلاثاء، \($2.words) \($1.rest)." } }

    @Test func theSubjectFirst() { check("SVO") { "\($0.words) \($1.present($0)) \($2.words) \($1.rest)" } }

    @Test func anAsideBehindTheSubject() { check("aside") { "\($0.words)، وبعد أيام من الصمت، \($1.past($0)) \($2.words) \($1.rest)." } }

    @Test func thePluperfect() { check("pluperfect") { "\($0.isFeminine ? "وكانت" : "وكان") \($0.words) قد \($1.past($0)) \($2.words) \($1.rest)." } }

    @Test func behindThat() { check("أن") { "ذكرت صحيفة محلية أن \($0.words) \($1.past($0)) \($2.words) \($1.rest)." } }

    /// «… وحثت مجلس الأمن على الحوار»: the verb has the gender of who spoke before, and not of who stands behind it.
    @Test func theSpeakerGoesOn() {
        check("going on", where: { $0.isFeminine != $1.isFeminine }) { doer, deed, other in
            let worry = doer.isFeminine ? "عبرت \(doer.words) عن قلقها" : "عبر \(doer.words) عن قلقه"
            return "\(worry) إزاء الوضع، و\(deed.past(doer)) \(other.words) \(deed.rest)."
        }
    }
}

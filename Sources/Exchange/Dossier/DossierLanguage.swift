import Readings

/// The language of a dossier's labels. The words of the articles and the names stay as they are written.
public enum DossierLanguage: String, Sendable, Codable, CaseIterable {
    case arabic = "ar"
    case english = "en"

    /// The label in this language; both stand at the place of use, so that neither is forgotten.
    public func label(_ arabic: String, _ english: String) -> String { self == .arabic ? arabic : english }

    package func percent(_ value: Int) -> String { label("\(value)٪", "\(value)%") }

    /// What a mark of doubt behind somebody says; nil where there is none.
    /// - Parameter confidence: from 0 to 1.
    package func doubt(_ confidence: Double?) -> String? {
        guard let confidence, confidence < doubtfulConfidence else { return nil }
        let share = percent(Int((confidence * 100).rounded()))
        return label("تعيينه غير مؤكد: يصح في نحو \(share) من الحالات المماثلة", "doubtful: of those read like this about \(share) are right")
    }

    /// Behind an account whose words are rather not of those whom the act is given to.
    package var doubtfulParties: String {
        label("تعيين أحد الطرفين هنا غير مؤكد؛ راجع نص المقال", "one of the two parties is doubtful here: see the words")
    }

    package var direction: String { self == .arabic ? "rtl" : "ltr" }

    /// The arrow that points onwards in the direction of reading.
    package var arrow: String { self == .arabic ? "←" : "→" }
}

/// A noun that is counted: Arabic takes another form for one, two, three to ten, eleven to ninety-nine, and full hundreds.
package struct CountedNoun: Sendable {
    let one: String
    let two: String
    let few: String
    let many: String
    let english: (one: String, other: String)

    package init(one: String, two: String, few: String, many: String, english: (one: String, other: String)) {
        self.one = one
        self.two = two
        self.few = few
        self.many = many
        self.english = english
    }

    /// - Parameter oblique: Behind a preposition, where the dual ends otherwise.
    package func phrase(_ count: Int, _ language: DossierLanguage, oblique: Bool = false) -> String {
        guard language == .arabic else { return "\(count) \(count == 1 ? english.one : english.other)" }
        let rest = count % 100
        return switch count {
        case 1: one
        case 2: oblique && two.hasSuffix("ان") ? two.dropLast(2) + "ين" : two
        default:
            switch rest {
            case 3...10: "\(count) \(few)"
            case 11...99: "\(count) \(many)"
            default: "\(count) \(single)"
            }
        }
    }

    /// The bare noun, as it stands after zero and full hundreds.
    private var single: String { one.split(separator: " ").first.map(String.init) ?? one }

    package static let article = CountedNoun(one: "مقال واحد", two: "مقالان", few: "مقالات", many: "مقالاً", english: ("article", "articles"))
    package static let outlet = CountedNoun(one: "مؤسسة واحدة", two: "مؤسستان", few: "مؤسسات", many: "مؤسسة", english: ("outlet", "outlets"))
    package static let account = CountedNoun(one: "رواية واحدة", two: "روايتان", few: "روايات", many: "رواية", english: ("account", "accounts"))
    package static let statement = CountedNoun(
        one: "قول واحد", two: "قولان", few: "أقوال", many: "قولاً", english: ("statement", "statements"))
    package static let source = CountedNoun(one: "مصدر واحد", two: "مصدران", few: "مصادر", many: "مصدراً", english: ("source", "sources"))
    package static let root = CountedNoun(one: "أصل واحد", two: "أصلان", few: "أصول", many: "أصلاً", english: ("root", "roots"))
    package static let act = CountedNoun(one: "فعل واحد", two: "فعلان", few: "أفعال", many: "فعلاً", english: ("act", "acts"))
    package static let record = CountedNoun(one: "قيد واحد", two: "قيدان", few: "قيود", many: "قيداً", english: ("record", "records"))
    package static let mention = CountedNoun(one: "موضع واحد", two: "موضعان", few: "مواضع", many: "موضعاً", english: ("mention", "mentions"))
}

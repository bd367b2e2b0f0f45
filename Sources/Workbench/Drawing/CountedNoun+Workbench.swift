#if Full
import Exchange

extension CountedNoun {
    static let name = CountedNoun(one: "اسم واحد", two: "اسمان", few: "أسماء", many: "اسماً", english: ("name", "names"))
    static let claim = CountedNoun(one: "خبر واحد", two: "خبران", few: "أخبار", many: "خبراً", english: ("claim", "claims"))
    static let conflict = CountedNoun(one: "خلاف واحد", two: "خلافان", few: "خلافات", many: "خلافاً", english: ("conflict", "conflicts"))
    static let turn = CountedNoun(one: "تحول واحد", two: "تحولان", few: "تحولات", many: "تحولاً", english: ("turn", "turns"))
    static let place = CountedNoun(one: "مكان واحد", two: "مكانان", few: "أمكنة", many: "مكاناً", english: ("place", "places"))
    static let pair = CountedNoun(one: "علاقة واحدة", two: "علاقتان", few: "علاقات", many: "علاقة", english: ("pair", "pairs"))
}
#endif

import Readings

extension Phase {
    package func label(_ language: DossierLanguage) -> String { language.label(arabic, rawValue) }
}

extension Relation {
    package func label(_ language: DossierLanguage) -> String { language.label(arabic, rawValue) }
}

extension Stance {
    package func label(_ language: DossierLanguage) -> String { language.label(arabic, rawValue) }
}

extension SourceKind {
    package func label(_ language: DossierLanguage) -> String {
        switch self {
        case .named: language.label("مسمّى", "named")
        case .anonymous: language.label("مجهول", "anonymous")
        case .outlet: language.label("مؤسسة صحفية", "outlet")
        case .collective: language.label("جماعي", "collective")
        }
    }
}

extension AttributionRecord.Mode {
    package func label(_ language: DossierLanguage) -> String {
        switch self {
        case .direct: language.label("بلفظه", "verbatim")
        case .indirect: language.label("بمعناه", "indirect")
        case .mixed: language.label("بلفظه ومعناه", "mixed")
        }
    }
}

extension EventStatus {
    package func label(_ language: DossierLanguage) -> String {
        switch self {
        case .reported: language.label("مروي", "reported")
        case .denied: language.label("منفي", "denied")
        case .planned: language.label("مزمع", "planned")
        case .hypothetical: language.label("مفترض", "hypothetical")
        case .ended: language.label("منتهٍ", "ended")
        }
    }
}

extension EntityType {
    package func label(_ language: DossierLanguage) -> String {
        switch self {
        case .person: language.label("شخص", "person")
        case .organization: language.label("جهة", "organisation")
        case .country: language.label("دولة", "state")
        case .place: language.label("مكان", "place")
        case .other: language.label("غير ذلك", "other")
        }
    }
}

extension PloverType {
    package func label(_ language: DossierLanguage) -> String {
        switch self {
        case .agree: language.label("اتفاق", "agree")
        case .consult: language.label("لقاء وتشاور", "consult")
        case .support: language.label("تأييد", "support")
        case .cooperate: language.label("تعاون", "cooperate")
        case .aid: language.label("إمداد ومعونة", "aid")
        case .concede: language.label("تنازل", "concede")
        case .retreat: language.label("انسحاب", "retreat")
        case .request: language.label("طلب", "request")
        case .accuse: language.label("اتهام", "accuse")
        case .reject: language.label("رفض", "reject")
        case .threaten: language.label("تهديد", "threaten")
        case .protest: language.label("احتجاج", "protest")
        case .sanction: language.label("عقوبة", "sanction")
        case .mobilize: language.label("حشد", "mobilise")
        case .coerce: language.label("إكراه", "coerce")
        case .assault: language.label("هجوم", "assault")
        }
    }

    /// PLOVER's four quadrants, as far as a colour tells them: material conflict, verbal conflict, cooperation.
    package var tone: String {
        switch self {
        case .assault, .coerce, .sanction, .mobilize, .protest: "conflict"
        case .accuse, .reject, .threaten: "clash"
        case .agree, .consult, .support, .cooperate, .aid, .concede, .retreat, .request: "peace"
        }
    }
}

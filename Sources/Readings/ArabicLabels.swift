// How the values of a reading are called in Arabic, for reports and pages.

extension Stance {
    public var arabic: String {
        switch self {
        case .asserts: "يقول"
        case .denies: "ينفي"
        case .doubts: "يشكك"
        case .asks: "يسأل"
        case .demands: "يطالب"
        case .predicts: "يتوقع"
        case .accuses: "يتهم"
        }
    }
}

extension Phase {
    public var arabic: String {
        switch self {
        case .ongoing: "قائم"
        case .beginning: "يبدأ"
        case .sought: "مطلوب"
        case .weakening: "يفتر"
        case .ended: "انتهى"
        case .denied: "منفي"
        }
    }
}

extension Relation {
    public var arabic: String {
        switch self {
        case .supports: "سند"
        case .opposes: "خصومة"
        }
    }
}

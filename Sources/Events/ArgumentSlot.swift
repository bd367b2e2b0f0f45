/// The prepositions that open a slot of an act; all others bound a phrase only.
enum Preposition: String, Sendable, CaseIterable {
    case on = "على", to = "إلى", with = "مع", by = "ب", forWhom = "ل", from = "من", about = "عن", against = "ضد", between = "بين",
        inside = "في", before = "أمام", at = "لدى", toward = "نحو", beside = "إلى جانب", other = "حول"
}

/// Where an argument of an act stands relative to its trigger.
enum ArgumentSlot: Hashable, Sendable {
    case object, subject, genitive, adjective
    case preposition(Preposition)

    init?(_ field: String) {
        switch field {
        case "obj": self = .object
        case "subj": self = .subject
        case "gen": self = .genitive
        case "adj": self = .adjective
        case "إزاء", "حيال", "بشأن": self = .preposition(.other)
        case "باتجاه": self = .preposition(.toward)
        case "على يد", "من قبل": return nil
        default:
            guard let preposition = Preposition(rawValue: field) else { return nil }
            self = .preposition(preposition)
        }
    }
}

/// By which construction the clause of an act tells who did it or on whom it fell: how far to trust that differs, and weights are filed under it.
///
/// Raw values are stable, for weights depend on them.
enum Construction: Int {
    case none

    // Subjects of verbs.
    /// «أعلن الجيش أنه استهدف مواقع»
    case subjectPronoun = 1
    /// «اتهمت روسيا»: first in its clause, the subject right behind or farther on.
    case subjectRightBehind, subjectBehind
    /// A phrase behind that names nobody.
    case thingBehind
    /// «أول دولة زارها ترامب»
    case subjectBehindPronoun
    /// «روسيا اتهمت», «روسيا، …، اتهمت»
    case subjectRightBefore, subjectBefore
    /// Behind a verb that does not begin its clause.
    case subjectInMidst
    case subjectFarBefore
    case circumstance, describedByParticiple, subjectOfParticiple
    /// «الذي زارها ترامب», «التي تدعمها», «الذي زار»
    case relativeObject, relativeObjectOfVerb, relativeSubjectBehind, relativeSubject
    case idiom, obliged, issuer, joined, coordinated
    /// «ثم التقى الرئيس»: the one phrase behind is the object.
    case loneObject
    case suffererOfPassive
    /// «الاحتلال يعتقل …»: before the verb, nobody known.
    case thingBefore

    // Objects.
    case rightBehind = 40
    case behind, behindAside, pronoun, preposition, antecedent, behindComma

    // Nouns of action.
    case agent = 60
    case giver, clauseDoer, governing, ownerByPreposition, adjective, genitiveBesideObject, genitive, genitiveOfPlural, genitiveOfVisit,
        genitiveOfRetreat, source,
        between, clauseBehind, light, secondPhrase, genitiveSufferer
}

extension Construction {
    /// Whether the verb has its subject right beside it, or as the noun of its relative clause.
    var isPlainSubject: Bool {
        switch self {
        case .subjectRightBefore, .subjectRightBehind, .relativeObject: true
        default: false
        }
    }

    /// Whether the verb has an object of its own.
    var isPlainObject: Bool {
        switch self {
        case .rightBehind, .pronoun, .antecedent: true
        default: false
        }
    }
}

/// Kinds of words that the linker watches for around a name; the words themselves stand in the table `context-words`.
/// A case's number is its place in ``ActorKnowledge/contextWords``.
enum ContextWord: Int, CaseIterable, Sendable {
    /// Links between a title and its complement.
    case titleLinks
    /// Adjectives between a title and a name: «السابق», «المتقاعد».
    case former
    /// Words that say that the office is not held: «السابق», «المنتخب».
    case notInOffice
    /// Who is not the holder: «نائب», «مرشح».
    case deputies
    /// Ranks that alone are more often something else: a team, a pillar.
    case otherThings
    /// Branches of a service: «العسكرية».
    case branches
    /// Words that end a ministry's name.
    case notInName
    /// A second portfolio of a ministry: «والتعاون».
    case portfolios
    /// Words behind which a capital is the city.
    case whereabouts
    /// «العاصمة».
    case capitalNouns
    /// What is done to cities at war.
    case attacks
    /// «بين», of two parties.
    case betweenWords
    /// «من», of a city left or a state asked.
    case fromWords
    /// Journeys, whose goal is the city.
    case journeys
    /// Words that only parties to a dealing follow.
    case parties
    /// Words of kinship.
    case kin
    /// Words that a place follows: «مدينة», «شمال».
    case placeWords
    /// Prepositions behind which a slip of the pen may be a capital.
    case beforeNames
    /// First parts of compound given names («عبد», «أبو»), which name nobody alone.
    case servants
    /// Words that announce a short name: «المعروفة باسم».
    case called
    /// Heads of office before «الخارجية» and its like, which then is no body.
    case ministers
    /// «دولة» before a state's name.
    case stateNouns
    /// Particles and auxiliaries, which no name holds.
    case particles
    /// Nouns and adjectives that a model may take for a name by their place alone.
    case neverNames
    /// «بلاده»: the state of whoever speaks.
    case ownLand
    /// Words that tell of a match, in which cities are clubs.
    case sports
    /// Words behind which a club stands: «ضيفه», «على».
    case opponents
    /// Adjectives of rank in the names of bodies: «العليا», «الوطنية».
    case ranks
    /// Words that say what a body is for, before a definite noun: «لحقوق», «لشؤون».
    case concerns
    /// Words in «لل» that belong to the sentence, not to a body's name: «للفترة».
    case noConcerns
    /// Negations, which make a quotation speech.
    case negations
    /// Works and products, whose name stands in quotation marks: «فيلم», «رواية».
    case works
    /// Places that bear a person's name: «مطار», «ميناء».
    case dedicated
    /// Indefinite plurals and bodies behind which «سورية» is an adjective: «مصادر», «فصائل».
    case plainNouns
    /// Particles behind which a verb of the imperfect stands: «أن يقيل».
    case subjunctive
    /// «علاقات الرباط بمدريد»: what two states have with one another.
    case relations
    /// What is laid on a state: «عقوبات على طهران».
    case pressures
    /// Words that part what is told from when it was: «أن», «الذي».
    case clauseWords
    /// «أنصار», «أتباع»: heads of a group named after its leader.
    case followers
    /// «النظام», «العهد», which with «السابق» may lead a group.
    case regimes
    /// Small places, which often bear the name of a town elsewhere: «قرية», «حي».
    case villages
    /// Months, after a day of which a movement may be named.
    case months
    /// What goes from city to city before «بين»: «رحلة», «مسافة».
    case routes
    /// Nouns for one person beyond titles and roles: «محامي», «منسق».
    case personNouns
    /// «نظيره», with what may be written onto it: who holds the same office elsewhere.
    case counterparts

    /// The row's id: the case's name with hyphens, «not-in-office».
    var id: String {
        String(describing: self).reduce(into: "") { id, letter in
            if letter.isUppercase { id.append("-") }
            id.append(letter.lowercased())
        }
    }
}

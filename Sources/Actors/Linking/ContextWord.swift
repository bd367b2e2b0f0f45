/// Kinds of words that the linker watches for around a name; the words themselves stand in the table `context-words`.
enum ContextWord: String, CaseIterable, Sendable {
    /// Links between a title and its complement.
    case titleLinks = "title-links"
    /// Adjectives between a title and a name: «السابق», «المتقاعد».
    case former = "former"
    /// Words that say that the office is not held: «السابق», «المنتخب».
    case notInOffice = "not-in-office"
    /// Who is not the holder: «نائب», «مرشح».
    case deputies = "deputies"
    /// Ranks that alone are more often something else: a team, a pillar.
    case otherThings = "other-things"
    /// Branches of a service: «العسكرية».
    case branches = "branches"
    /// Words that end a ministry's name.
    case notInName = "not-in-name"
    /// A second portfolio of a ministry: «والتعاون».
    case portfolios = "portfolios"
    /// Words behind which a capital is the city.
    case whereabouts = "whereabouts"
    /// «العاصمة».
    case capitalNouns = "capital-nouns"
    /// What is done to cities at war.
    case attacks = "attacks"
    /// «بين», of two parties.
    case betweenWords = "between-words"
    /// «من», of a city left or a state asked.
    case fromWords = "from-words"
    /// Journeys, whose goal is the city.
    case journeys = "journeys"
    /// Words that only parties to a dealing follow.
    case parties = "parties"
    /// Words of kinship.
    case kin = "kin"
    /// Words that a place follows: «مدينة», «شمال».
    case placeWords = "place-words"
    /// Prepositions behind which a slip of the pen may be a capital.
    case beforeNames = "before-names"
    /// First parts of compound given names («عبد», «أبو»), which name nobody alone.
    case servants = "servants"
    /// Words that announce a short name: «المعروفة باسم».
    case called = "called"
    /// Heads of office before «الخارجية» and its like, which then is no body.
    case ministers = "ministers"
    /// «دولة» before a state's name.
    case stateNouns = "state-nouns"
    /// Particles and auxiliaries, which no name holds.
    case particles = "particles"
    /// Nouns and adjectives that a model may take for a name by their place alone.
    case neverNames = "never-names"
    /// «بلاده»: the state of whoever speaks.
    case ownLand = "own-land"
    /// Words that tell of a match, in which cities are clubs.
    case sports = "sports"
    /// Words behind which a club stands: «ضيفه», «على».
    case opponents = "opponents"
    /// Adjectives of rank in the names of bodies: «العليا», «الوطنية».
    case ranks = "ranks"
    /// Words that say what a body is for, before a definite noun: «لحقوق», «لشؤون».
    case concerns = "concerns"
    /// Words in «لل» that belong to the sentence, not to a body's name: «للفترة».
    case noConcerns = "no-concerns"
    /// Negations, which make a quotation speech.
    case negations = "negations"
    /// Works and products, whose name stands in quotation marks: «فيلم», «رواية».
    case works = "works"
    /// Places that bear a person's name: «مطار», «ميناء».
    case dedicated = "dedicated"
    /// Indefinite plurals and bodies behind which «سورية» is an adjective: «مصادر», «فصائل».
    case plainNouns = "plain-nouns"
    /// «علاقات الرباط بمدريد»: what two states have with one another.
    case relations = "relations"
    /// What is laid on a state: «عقوبات على طهران».
    case pressures = "pressures"
    /// Words that part what is told from when it was: «أن», «الذي».
    case clauseWords = "clause-words"
    /// «أنصار», «أتباع»: heads of a group named after its leader.
    case followers = "followers"
    /// «النظام», «العهد», which with «السابق» may lead a group.
    case regimes = "regimes"
    /// Small places, which often bear the name of a town elsewhere: «قرية», «حي».
    case villages = "villages"
    /// What goes from city to city before «بين»: «رحلة», «مسافة».
    case routes = "routes"

    /// Place in ``ActorKnowledge/contextWords``.
    var index: Int {
        switch self {
        case .titleLinks: 0
        case .former: 1
        case .notInOffice: 2
        case .deputies: 3
        case .otherThings: 4
        case .branches: 5
        case .notInName: 6
        case .portfolios: 7
        case .whereabouts: 8
        case .capitalNouns: 9
        case .attacks: 10
        case .betweenWords: 11
        case .fromWords: 12
        case .journeys: 13
        case .parties: 14
        case .kin: 15
        case .placeWords: 16
        case .beforeNames: 17
        case .servants: 18
        case .called: 19
        case .ministers: 20
        case .stateNouns: 21
        case .particles: 22
        case .neverNames: 23
        case .ownLand: 24
        case .sports: 25
        case .opponents: 26
        case .ranks: 27
        case .concerns: 28
        case .noConcerns: 29
        case .negations: 30
        case .works: 31
        case .dedicated: 32
        case .plainNouns: 33
        case .clauseWords: 34
        case .followers: 35
        case .regimes: 36
        case .villages: 37
        case .routes: 38
        case .relations: 39
        case .pressures: 40
        }
    }
}

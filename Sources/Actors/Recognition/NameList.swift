/// The word lists that the recogniser consults; the raw value is the bit in `WordForm.lists` and the number in a phrase.
public enum NameList: UInt8, CaseIterable, Sendable {
    /// Given names, by unit.
    case given
    /// Surnames, by unit.
    case surname
    /// Full names of people.
    case person
    /// States and territories.
    case country
    /// Cities, regions, rivers and other places.
    case place
    /// Demonyms and nisbas.
    case demonym
    /// Clubs, companies, media and other bodies.
    case organization
    /// Titles of works, events, competitions.
    case work
}

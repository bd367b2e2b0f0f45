import ArabicText
import Knowledge

/// Decides whether a capital stands for its state («موسكو تضغط») or is the city («وصل إلى موسكو»).
struct Metonymy {
    let scanner: NameScanner
    /// The state where the story plays: its capital is more often fought for than acting.
    let home: Int?

    func acts(_ candidate: NameCandidate, state: Int) -> Bool {
        let text = scanner.text
        let first = candidate.tokens.lowerBound
        let joined = candidate.range.lowerBound > Int(text.tokens[first].start)
        let cut = joined ? text.text.slice(Int(text.tokens[first].start)..<candidate.range.lowerBound) : ""
        // Behind «ب» a capital is the city, but not in «علاقات الرباط بمدريد»: relations, one state, another.
        if cut.hasSuffix("ب") { return first > 1 && scanner.isPlace(first - 1) && scanner.word(first - 2, isIn: .relations) }
        if text.text.token(first - 1, is: "/") || text.text.token(candidate.tokens.upperBound, is: "/") { return false }
        if cut.hasSuffix("ل"), reaches(first - 1, .journeys, within: 4) { return false }
        if !joined || cut == "و" {
            if scanner.word(first - 1, isIn: .whereabouts) { return false }
            // «العاصمة الروسية موسكو»
            let before = text.text.token(first - 1, is: "،") ? first - 2 : first - 1
            if scanner.adjective(before) != nil, scanner.word(before - 1, isIn: .capitalNouns) { return false }
            // «عاصمة نيبال كاتماندو»
            if scanner.word(first - 2, isIn: .capitalNouns),
                text.matches(at: first - 1).contains(where: {
                    $0.entry.table == scanner.knowledge.nameTable && scanner.knowledge.names[Int($0.entry.row)].thing == state
                })
            {
                return false
            }
            if text.text.token(first - 1, is: "علي") {
                if reaches(first - 2, .attacks, within: 3) { return false }
                // «العقوبات الأميركية على طهران»
                if reaches(first - 2, .pressures, within: 3) { return true }
            }
            if scanner.word(first - 1, isIn: .fromWords) {
                // «من باريس إلى لندن»
                if text.text.token(candidate.tokens.upperBound, is: "الي") { return false }
                // «عاد من باريس», but «دعم من باريس», «طلب من باريس»
                return !reaches(first - 2, .journeys, within: 3)
            }
        }
        // «رحلة بين هافانا ومدريد»
        if isRoute(before: first) { return false }
        if cut == "و", reaches(first - 1, .betweenWords, within: 3) { return true }
        if cut == "و" {
            // «بين أنقرة وموسكو», «في باريس ولندن»: as the one before it.
            for other in stride(from: first - 1, through: max(0, first - 3), by: -1) where scanner.word(other, isIn: .whereabouts) { return false }
        }
        if candidate.tokens.upperBound < text.tokens.count, text.text.token(candidate.tokens.upperBound, is: "(") { return false }
        // «لندن، المملكة المتحدة»: a place and where it lies.
        let behind = candidate.tokens.upperBound
        if text.text.token(behind, is: "،"), behind + 1 < text.tokens.count,
            text.matches(at: behind + 1).contains(where: {
                $0.entry.table == scanner.knowledge.nameTable && scanner.knowledge.names[Int($0.entry.row)].thing == state
                    && scanner.knowledge.names[Int($0.entry.row)].use == .name
            })
        {
            return false
        }
        if state == home, scanner.isAtWar { return strong(candidate) }
        return true
    }

    /// A verb that agrees beside it, or a word that only parties to a dealing take.
    private func strong(_ candidate: NameCandidate) -> Bool {
        let text = scanner.text
        let first = candidate.tokens.lowerBound
        if first > 0,
            text.matches(at: first - 1).contains(where: {
                $0.entry.features.isVerb && $0.entry.features.gender == .feminine && $0.segmentation.enclitic == .none
            })
        {
            return true
        }
        let behind = candidate.tokens.upperBound
        if behind < text.tokens.count, !text.tokens[behind].startsLine,
            text.matches(at: behind).contains(where: { $0.entry.features.isVerb && $0.entry.features.gender == .feminine && $0.segmentation.isWhole })
        {
            return true
        }
        return scanner.word(first - 1, isIn: .parties)
    }

    /// Whether «بين» stands a few words before, and what goes between places before it.
    private func isRoute(before token: Int) -> Bool {
        for at in stride(from: token - 1, through: max(0, token - 4), by: -1) where scanner.word(at, isIn: .betweenWords) {
            return reaches(at - 1, .routes, within: 3)
        }
        return false
    }

    /// Whether one of some words stands among the few tokens up to a place.
    private func reaches(_ token: Int, _ words: ContextWord, within count: Int) -> Bool {
        guard token >= 0 else { return false }
        for at in stride(from: token, through: max(0, token - count + 1), by: -1) where scanner.word(at, isIn: words) { return true }
        return false
    }

}

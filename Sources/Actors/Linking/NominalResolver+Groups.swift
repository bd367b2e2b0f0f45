import ArabicText
import Knowledge
import Readings

extension NominalResolver {
    /// «أنصار النظام السابق», «أتباع الصدر»: a group without a name of its own, which acts and is acted upon as a movement.
    ///
    /// - Returns: the token behind the group's words, or nil where none begins at the token.
    mutating func group(_ token: Int, _ linker: inout EntityLinker) -> Int? {
        guard scanner.word(token, isIn: .followers), !isNamed(token) else { return nil }
        var end = token + 1
        var country: Int?
        guard end < text.tokens.count, !text.tokens[end].startsLine else { return nil }
        if let leader = namedEntity(end, linker) {
            guard leader.type == .person || leader.type == .organization else { return nil }
            end = leader.end
            country = leader.country
        } else {
            guard scanner.word(end, isIn: .regimes), end + 1 < text.tokens.count, scanner.word(end + 1, isIn: .former) else { return nil }
            end += 2
        }
        let cut = text.segmentations[token]
        let start = text.stemRange(token, cut).lowerBound
        let range = start..<Int(text.tokens[end - 1].end)
        let surface = text.text.slice(range)
        let entity = linker.group(surface, words: surface.split(separator: " ").map { Folding.folded(String($0)) }, country: country)
        addGroup(token..<end, range, entity)
        return end
    }
}

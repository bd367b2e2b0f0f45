import ArabicText

extension ReportAnalysis {
    /// A place at which an indirect content may end: one past its last token, before trimming.
    struct EndCandidate {
        let token: Int
        let features: [UInt64]
    }

    /// The places in text order. Complexity: linear in the length looked at.
    /// - Parameters:
    ///   - limit: end of the sentence or of the quotation around the cue.
    ///   - rule: where the rules would end it.
    func endCandidates(_ frame: Frame, limit: Int, rule: Int) -> [EndCandidate] {
        var result: [EndCandidate] = []
        var commas: UInt64 = 0
        var token = frame.start + 1
        while token <= limit {
            let isEnd = token == limit
            let isComma = !isEnd && has(token, [.comma, .dash])
            let isReport = !isEnd && (token == rule || has(token, .cuePhrase) || has(token, .conjunction) && has(token, .cueVerb))
            if isEnd || isComma || isReport || token == rule {
                result.append(
                    EndCandidate(token: token, features: features(of: token, frame, limit: limit, rule: rule, commas: commas, isEnd: isEnd)))
                if isComma { commas += 1 }
            }
            token = isEnd ? token + 1 : after(token, limit: limit)
        }
        return result
    }

    private func features(of token: Int, _ frame: Frame, limit: Int, rule: Int, commas: UInt64, isEnd: Bool) -> [UInt64] {
        var features: [UInt64] = []
        // The template stands in the first byte, so that a line of the model tells its kind.
        func add(_ template: UInt64, _ value: UInt64) { features.append(template << 56 | value) }
        let isComma = !isEnd && has(token, [.comma, .dash])
        let next = isComma ? token + 1 : token
        let kind: UInt64 = frame.kind.isDisjoint(with: .strong) ? (frame.kind == .object ? 1 : 2) : 0
        let place: UInt64 = isEnd ? 0 : isComma ? 1 : 2
        let isRule: UInt64 = token == rule ? 1 : 0
        let follows = isEnd ? 0 : role(of: next)
        let length: UInt64 =
            switch token - frame.start {
            case ..<4: 0;
            case ..<9: 1;
            case ..<17: 2;
            case ..<33: 3;
            case ..<65: 4;
            default: 5
            }
        add(1, isRule)
        add(2, place << 4 | kind)
        add(3, isRule << 8 | place << 4 | kind)
        add(4, follows << 4 | kind)
        add(6, length << 4 | place)
        add(7, min(commas, 3) << 4 | kind)
        add(8, role(of: token - 1) << 4 | place)
        if !isEnd, next < count {
            let governs =
                verbs[next]?.first.map { frame.start < next && self.frame(tables.verbs[$0.row].frames, from: next + 1, end: limit) != nil } ?? false
            add(9, (governs ? 1 : 0) << 8 | follows)
        }
        return features
    }

    /// The most telling role of a token.
    func role(of token: Int) -> UInt64 {
        guard token >= 0, token < count else { return 0 }
        let role = roles[token]
        if role.contains(.cueVerb) {
            if verbs[token]?.first?.isParticiple ?? false { return 1 }
            return role.contains(.conjunction) ? 2 : 3
        }
        if role.contains(.cuePhrase) { return 4 }
        if role.contains(.complement) { return role.contains(.conjunction) ? 5 : 6 }
        if role.contains(.opener) { return 7 }
        if role.contains(.relative) { return 8 }
        if role.contains(.preposition) { return 9 }
        if role.contains(.verb) { return role.contains(.conjunction) ? 10 : 11 }
        if role.contains(.negation) { return 12 }
        if role.contains(.auxiliary) { return role.contains(.conjunction) ? 13 : 14 }
        if role.contains(.demonstrative) { return 15 }
        if role.contains(.adverb) { return 16 }
        if role.contains(.name) { return role.contains(.conjunction) ? 17 : 18 }
        if role.contains(.head) { return role.contains(.conjunction) ? 19 : 20 }
        if role.contains(.openQuote) { return 21 }
        if role.contains(.closeQuote) { return 22 }
        if role.contains(.closeBracket) { return 23 }
        if role.contains(.article) { return 24 }
        if role.contains(.conjunction) { return 25 }
        if text.tokens[token].kind == .number { return 26 }
        return 27
    }
}

import ArabicText

/// What the words around an act that is read as denied deny.
extension ComparisonTables {
    /// What a word beside a negated act does to the denial.
    enum DenialWord: String, Sendable { case except, limit, refuse, wish, duty, carry }

    /// Whether a clause says that its act was not done: as what a statement denies, or by a negator right before the word for the act.
    ///
    /// «إن لم يفرج عنه» supposes, «لن يفرج عنه» refuses, «لا يطلقون النار إلا عند الضرورة» says when it is done, «لا يستدعي إدانة فقط» that more is
    /// due, «حث على عدم القصف» wishes, and «لا تخشى الهجوم» takes the act for granted.
    ///
    /// - Parameters:
    ///   - trigger: key of the word for the act.
    ///   - isHeld: a statement that denies holds the act.
    func deniesAct(_ trigger: UInt32, in text: TokenizedText, isHeld: Bool) -> Bool {
        let bag = bag(of: text, tokens: text.tokens.indices, keepsGrammar: true)
        let places = bag.words.indices.filter { bag.words[$0].key == trigger && !bag.words[$0].flags.contains(.negator) }
        guard !places.isEmpty else { return true }
        let markers = contrastMarkers(in: text)
        return places.contains { place in
            let token = bag.tokens[place]
            if markers.contains(where: { $0.place == .supposes && $0.token < token }) { return false }
            if isLimited(text, behind: token) { return false }
            return isHeld || isNegated(bag, text, at: place)
        }
    }

    private func denialWord(_ text: TokenizedText, _ token: Int) -> DenialWord? {
        text.tokens.indices.contains(token) ? denialWords[WordSkeleton.hash(text.foldedBytes(token))] : nil
    }

    private func isLimited(_ text: TokenizedText, behind token: Int) -> Bool {
        (token + 1..<min(text.tokens.count, token + 1 + Self.limitReach)).contains { place in
            switch denialWord(text, place) {
            // «إلا أن» goes on with another sentence.
            case .except: return place + 1 >= text.tokens.count || !text.foldedWord(place + 1).hasPrefix(Self.that)
            case .limit: return true
            default: return false
            }
        }
    }

    /// «ليس الاقتصاد فقط»: a negator that says that there is more.
    func isNotAll(_ text: TokenizedText, negator token: Int) -> Bool {
        (token + 1..<min(text.tokens.count, token + 1 + Self.notAllReach)).contains { denialWord(text, $0) == .limit }
    }

    /// A negator, or a word that says itself that something was not so, governs the word for the act.
    private func isNegated(_ bag: WordBag, _ text: TokenizedText, at place: Int) -> Bool {
        for before in (0..<place).reversed().prefix(Self.negatorReach) where bag.words[before].flags.contains(.negator) {
            let token = bag.tokens[before]
            let negator = negators[WordSkeleton.hash(text.foldedBytes(token))]
            if negator?.kind == .neverWas { return true }
            guard negator?.kind == .not, before == place - 1 || isCarrier(text, bag.tokens[before + 1]) else { continue }
            // «أن لا تملك»: what shall not be; «أن لا وجود لها» tells what is not.
            if before == place - 1, token > 0, text.foldedWord(token - 1) == Self.that, isImperfect(text.foldedBytes(bag.tokens[place])) {
                return false
            }
            // «هذا الاتفاق ليس اتفاقا نهائيا», «هذا ليس الاتفاق الذي …»: of what kind it is, not that there is none.
            if text.foldedWord(token).contains(Self.isNot),
                before == place - 1 && text.foldedWord(bag.tokens[place]).hasPrefix(Self.the)
                    || bag.words[..<before].contains(where: { $0.key == bag.words[place].key })
            {
                return false
            }
            return denialWord(text, token) != .refuse && !isWished(text, token)
        }
        return false
    }

    /// «شن», «تم» and «يكن» carry the word for the act.
    private func isCarrier(_ text: TokenizedText, _ token: Int) -> Bool {
        denialWord(text, token) == .carry || carriers.contains(WordSkeleton.key(text.foldedBytes(token)))
    }

    private func isWished(_ text: TokenizedText, _ negator: Int) -> Bool {
        if denialWord(text, negator) == .wish { return true }
        if denialWord(text, negator - 1) == .wish, text.foldedWord(negator) == Self.lack { return true }
        return (max(0, negator - Self.limitReach)..<negator).contains { denialWord(text, $0) == .duty }
    }

    /// «ي», «ت» or «ن» opens it.
    private func isImperfect(_ folded: ArraySlice<UInt8>) -> Bool {
        guard folded.count >= 6 else { return false }
        return [0xD98A, 0xD8AA, 0xD986].contains(UInt16(folded[folded.startIndex]) << 8 | UInt16(folded[folded.startIndex + 1]))
    }

    /// How many words behind the act limit it, and how many before it may negate it.
    private static let limitReach = 12
    private static let negatorReach = 6
    /// How many words behind a negator «فقط» says that there is more.
    private static let notAllReach = 4

    private static let that = Folding.folded("أن")
    private static let isNot = Folding.folded("ليس")
    private static let the = Folding.folded("ال")
    private static let lack = Folding.folded("عدم")
}

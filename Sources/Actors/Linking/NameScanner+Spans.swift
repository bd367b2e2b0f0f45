import ArabicText
import Knowledge
import Readings

extension NameScanner {
    func addSpans(_ found: inout [NameCandidate]) {
        for span in joined(parted(wholeInitials(spans))).flatMap(parts).flatMap(neighbours) {
            guard !span.tokens.isEmpty, span.tokens.upperBound <= text.tokens.count, !skipped[span.tokens.lowerBound] else { continue }
            var tokens = span.tokens
            var start = span.range.lowerBound
            if start > Int(text.tokens[tokens.lowerBound].start), keepsFirstLetter(span) {
                // The article that «لل» swallows cannot be cut; «لاني», «فاكت» begin with what only looks like a clitic.
                start = Int(text.tokens[tokens.lowerBound].start)
            }
            if start > Int(text.tokens[tokens.lowerBound].start), isLetterOfTheWord(span, start) {
                // «فتور» is a word, «فولدا» a town.
                let isWord = text.matches(at: tokens.lowerBound).contains { $0.entry.table != knowledge.nameTable && $0.segmentation.isWhole }
                if tokens.count == 1, isWord || commonness(text.text.foldedWord(tokens.lowerBound)) >= 5 { continue }
                start = Int(text.tokens[tokens.lowerBound].start)
            }
            if endsInTanwin(tokens.upperBound - 1), tokens.count == 1,
                adjective(tokens.lowerBound) != nil || span.type == .location || !isGivenName(text.text.foldedWord(tokens.lowerBound))
            {
                // «روسياً», «كميناً»
                continue
            }
            if span.type == .person, start == Int(text.tokens[tokens.lowerBound].start),
                let cut = conjunction(tokens.lowerBound) ?? preposition(tokens.lowerBound)
            {
                start = cut
            }
            // Marks at the edges and titles before a person's name are no part of it.
            func drop() {
                tokens = (tokens.lowerBound + 1)..<tokens.upperBound
                if !tokens.isEmpty { start = Int(text.tokens[tokens.lowerBound].start) }
            }
            while let last = tokens.last, tokens.count > 1, text.tokens[last].kind == .punctuation, !isClosingMark(last) || !holdsOpening(tokens) {
                tokens = tokens.lowerBound..<(tokens.upperBound - 1)
            }
            while let first = tokens.first, tokens.count > 1, text.tokens[first].kind == .punctuation { drop() }
            if span.type == .person {
                trimming: while tokens.count > 1 {
                    for match in titles(at: tokens.lowerBound)
                    where Int(match.tokenCount) < tokens.count && knowledge.titles[Int(match.entry.row)].kind != "royal" {
                        for _ in 0..<Int(match.tokenCount) { drop() }
                        continue trimming
                    }
                    if definiteAdjective(tokens.lowerBound) != nil {
                        drop()
                        continue
                    }
                    break
                }
            }
            // «الصحيفة سالم العدني»: the noun before it is no part of the name.
            var type = span.type
            while tokens.count > 1, word(tokens.lowerBound, isIn: .neverNames) {
                drop()
                if type == .organization, tokens.count > 1, isGivenName(text.text.foldedWord(tokens.lowerBound)) { type = .person }
            }
            if span.type == .organization, tokens.count > 1, tokens.count < 4, isVerbAlone(tokens.lowerBound) { drop() }
            // «علوم البحار في …»
            while tokens.count > 1, let last = tokens.last, word(last, isIn: .particles) { tokens = tokens.lowerBound..<(tokens.upperBound - 1) }
            if isForeignSpeech(tokens) { continue }
            if span.type == .location, tokens.count > 1, let head = head(tokens.lowerBound), head.head.type == .place, head.head.takes == .name,
                Int(head.match.tokenCount) < tokens.count
            {
                for _ in 0..<Int(head.match.tokenCount) { drop() }
            }
            if span.type == .person {
                while tokens.count > 1, let first = tokens.first, isFutureVerb(first) || isPresentVerb(first) || isPossessed(first) { drop() }
                // «يمتطي جواداً»: what a verb left behind.
                if tokens.count == 1, span.tokens.count > 1, endsInTanwin(tokens.lowerBound) { continue }
                while tokens.count > 1, let last = tokens.last,
                    isNoNamePart(last) || isCommonVerb(last) || isAccusativeNoun(last) || isCallingBehind(last, tokens)
                { tokens = tokens.lowerBound..<(tokens.upperBound - 1) }
            }
            if span.type == .person, let last = tokens.last, tokens.count > 1, isPlace(last + 1),
                titles(at: last).contains(where: { $0.tokenCount == 1 && $0.segmentation.isWhole })
            {
                // «تشارلز أمير ويلز»
                tokens = tokens.lowerBound..<last
            }
            if span.type == .person, tokens.count > 2, let last = tokens.last, isPackPerson(tokens.dropLast(), start) {
                let word = text.text.foldedWord(last)
                if !isSurname(word), !isGivenName(word), !isDefinite(last) { tokens = tokens.lowerBound..<(tokens.upperBound - 1) }
            }
            if span.type == .organization {
                while tokens.count > 1, let last = tokens.last, text.segmentations[last].proclitics.contains(.ba),
                    isNoNamePart(last) || tokens.count == 2
                {
                    tokens = tokens.lowerBound..<(tokens.upperBound - 1)
                }
            }
            if span.type == .person {
                // «"الجوهري"»: a quoted adjective.
                if tokens.count == 1, isDefinite(tokens.lowerBound), isQuoteOpen(tokens.lowerBound - 1),
                    !isSurname(text.text.foldedWord(tokens.lowerBound))
                {
                    continue
                }
                tokens = hyphenated(completed(tokens))
            }
            if isNoName(tokens, span) { continue }
            guard let last = tokens.last, tokens.contains(where: { text.tokens[$0].kind == .word || text.tokens[$0].kind == .latin }) else {
                continue
            }
            let end = tokens.upperBound == span.tokens.upperBound ? span.range.upperBound : Int(text.tokens[last].end)
            guard start < end else { continue }
            let key = NameKey.key(nameHashes(tokens, from: start))
            let known = knowledge.names(key).filter { fits(knowledge.things[$0.thing].type, span.type) }
            if known.contains(where: { isAdjectival(tokens, $0) }), !isDefinite(tokens.lowerBound) || agreesBefore(tokens.lowerBound) { continue }
            var candidate = NameCandidate(
                tokens: tokens, range: start..<end, type: Self.type(type), known: known, core: tokens,
                weight: Float(tokens.count) * (1.5 + 0.8 * span.confidence))
            if let first = known.first {
                candidate.type = knowledge.things[first.thing].type
                candidate.subtype = knowledge.things[first.thing].subtype
            }
            // «قرية عبد الله»
            if candidate.type == .person, known.isEmpty, isHead(tokens.lowerBound - 1, "locality"), !isDefinite(tokens.lowerBound - 1),
                !text.tokens[tokens.lowerBound].startsLine
            {
                candidate.type = .place
            }
            if isClub(candidate) { candidate.becomeClub() }
            if type == .organization { extend(&candidate) }
            found.append(candidate)
        }
    }

    /// «المدن السعودية»: behind a definite noun that is no verb's subject or other name, before which stands a preposition.
    private func agreesBefore(_ token: Int) -> Bool {
        guard token > 1, span(at: token - 1) == nil, text.tokens[token - 1].kind == .word, !word(token - 1, isIn: .notInName) else { return false }
        let cut = text.segmentations[token - 1]
        let before = text.text.foldedWord(token - 1)
        // «للسوق السعودية»
        if before.hasPrefix("لل"), before.unicodeScalars.count >= 5 { return true }
        if cut.proclitics.contains(.article), !cut.proclitics.intersection(.prepositions).isEmpty || before.hasPrefix("لل") { return true }
        guard isDefinite(token - 1) else { return false }
        // «العلاقات التاريخية السعودية البريطانية»
        if let next = definiteAdjective(token + 1), next.country != adjective(token)?.country { return true }
        if before.hasSuffix("ات"), before.unicodeScalars.count > 5 { return true }
        return word(token - 2, isIn: .placeWords) || word(token - 2, isIn: .beforeNames)
    }

    /// A token that can only be a verb: «هزم», drawn into a name behind it.
    private func isVerbAlone(_ token: Int) -> Bool {
        guard !isDefinite(token), head(token) == nil, text.segmentations[token].proclitics.isEmpty,
            text.matches(at: token, in: knowledge.nameTable).isEmpty
        else { return false }
        return text.matches(at: token).contains { $0.entry.features.isVerb && $0.tokenCount == 1 && $0.segmentation.isWhole }
    }

    /// Part of a run of Latin words, or words in lower case: foreign speech, not a name.
    private func isForeignSpeech(_ tokens: Range<Int>) -> Bool {
        guard tokens.allSatisfy({ text.tokens[$0].kind == .latin }) else { return false }
        func isLatin(_ token: Int) -> Bool {
            token >= 0 && token < text.tokens.count && text.tokens[token].kind == .latin && sharesLine(token, tokens.lowerBound)
        }
        if isLatin(tokens.lowerBound - 1) && !text.tokens[tokens.lowerBound].startsLine
            || isLatin(tokens.upperBound) && !text.tokens[tokens.upperBound].startsLine
        {
            return true
        }
        let first = text.text.utf8[Int(text.tokens[tokens.lowerBound].start)]
        return tokens.count > 1 && (0x61...0x7A).contains(first)
    }

    private func sharesLine(_ a: Int, _ b: Int) -> Bool {
        guard abs(a - b) <= 40 else { return false }
        return !((min(a, b) + 1)..<(max(a, b) + 1)).contains { text.tokens[$0].startsLine }
    }

    /// Whether the «ف» that a model cut off leaves what no list or table knows as a name: it is seldom a conjunction before one.
    private func isLetterOfTheWord(_ span: NameSpan, _ start: Int) -> Bool {
        let token = span.tokens.lowerBound
        guard text.text.slice(Int(text.tokens[token].start)..<start) == "ف" else { return false }
        let rest = Folding.folded(text.text.slice(start..<Int(text.tokens[token].end)))
        if span.type == .person, isGivenName(rest) || isSurname(rest) { return false }
        return knowledge.names(NameKey.key([FormHash(rest.utf8).value])).isEmpty
    }

    /// «وجاسر …»: where the name begins behind a «و» that is no part of any known name but leaves one.
    private func conjunction(_ token: Int) -> Int? {
        let word = text.text.foldedWord(token)
        guard word.hasPrefix("و"), word.unicodeScalars.count >= 4, !isGivenName(word), !isSurname(word) else { return nil }
        let rest = String(word.dropFirst())
        guard isGivenName(rest) else { return nil }
        return text.text.textOffset(token: token, foldedOffset: 2)
    }

    /// «تصريح لجونسون», where the text speaks of «جونسون» elsewhere: where the name begins behind a preposition written onto it.
    private func preposition(_ token: Int) -> Int? {
        let word = text.text.foldedWord(token)
        if word.hasPrefix("لل"), !isNameItself(word), nameWords.contains(FormHash(NameKey.restoringArticle(word).utf8).value) {
            // «بوتين للأسد»: the script does not let the preposition be cut off.
            return Int(text.tokens[token].start)
        }
        let joined = word.hasPrefix("و") ? 1 : 0
        let rest = word.dropFirst(joined + 1)
        guard rest.unicodeScalars.count >= 3, let letter = word.dropFirst(joined).first, letter == "ل" || letter == "ب" || letter == "ك",
            nameWords.contains(FormHash(String(rest).utf8).value), !isNameItself(word)
        else { return nil }
        return text.text.textOffset(token: token, foldedOffset: 2 * (joined + 1))
    }

    /// Whether a model cut off as a clitic what belongs to the name: the article's «لل», the first letter in quotation marks, or of a
    /// foreign given name («لاني»).
    func keepsFirstLetter(_ span: NameSpan) -> Bool {
        let token = span.tokens.lowerBound
        let word = text.text.foldedWord(token)
        if word.hasPrefix("لل") || isQuoteOpen(token - 1) { return true }
        let rest = Folding.folded(text.text.slice(span.range.lowerBound..<Int(text.tokens[token].end)))
        guard text.text.slice(Int(text.tokens[token].start)..<span.range.lowerBound) != "و" else {
            // «وائل»: a given name that begins with the letter, and what is left is hardly a word.
            return span.type == .person && isGivenName(word) && commonness(word) > commonness(rest)
        }
        if span.type == .person, isNameItself(word) || laterNameWords.contains(text.hashes[token]) { return true }
        if isGivenName(rest) || isSurname(rest) || nameWords.contains(FormHash(rest.utf8).value)
            || !knowledge.names(NameKey.key([FormHash(rest.utf8).value])).isEmpty
        {
            return false
        }
        return span.type == .person ? span.tokens.count > 1 : text.segmentations[token].proclitics.isEmpty && commonness(rest) < 4
    }

    /// «، مصطفى البرق، »: a given name alone in an apposition takes the definite word behind it.
    func completed(_ tokens: Range<Int>) -> Range<Int> {
        let next = tokens.upperBound
        guard tokens.count == 1, next + 1 < text.tokens.count, text.text.token(tokens.lowerBound - 1, is: "،"), isDefinite(next),
            text.text.token(next + 1, is: "،"), isGivenName(text.text.foldedWord(tokens.lowerBound)), !text.tokens[next].startsLine
        else { return tokens }
        return tokens.lowerBound..<(next + 1)
    }

    /// «كيم جونغ-أون»: what a hyphen joins to a person's name belongs to it.
    private func hyphenated(_ tokens: Range<Int>) -> Range<Int> {
        let hyphen = tokens.upperBound
        guard hyphen + 1 < text.tokens.count, text.text.token(hyphen, is: "-"), text.tokens[hyphen].joinsPrevious,
            text.tokens[hyphen + 1].kind == .word, text.tokens[hyphen + 1].joinsPrevious
        else { return tokens }
        let behind = span(at: hyphen + 1).flatMap { $0.type == .person ? $0.tokens.upperBound : nil }
        return tokens.lowerBound..<max(hyphen + 2, behind ?? 0)
    }

    /// Joins a person's name that the model broke in two: «محمود صبري» and «أبو تريكة» without anything between them.
    func joined(_ spans: [NameSpan]) -> [NameSpan] {
        var result: [NameSpan] = []
        for span in spans.map(withFirstName) {
            if let last = result.last, last.type == .person || last.type == .location && isGivenNameOnly(last), span.type == .person,
                last.tokens.upperBound == span.tokens.lowerBound,
                last.tokens.count == 1 || span.tokens.count == 1, span.tokens.count + last.tokens.count <= 5,
                span.range.lowerBound == Int(text.tokens[span.tokens.lowerBound].start), !text.tokens[span.tokens.lowerBound].startsLine,
                knowledge.names(NameKey.key(nameHashes(last.tokens, from: last.range.lowerBound))).isEmpty
            {
                result[result.count - 1] = NameSpan(
                    tokens: last.tokens.lowerBound..<span.tokens.upperBound, range: last.range.lowerBound..<span.range.upperBound,
                    type: .person, confidence: min(last.confidence, span.confidence))
            } else if let last = result.last, continues(last, span) {
                result[result.count - 1] = NameSpan(
                    tokens: last.tokens.lowerBound..<span.tokens.upperBound, range: last.range.lowerBound..<span.range.upperBound,
                    type: last.type, confidence: min(last.confidence, span.confidence))
            } else {
                result.append(span)
            }
        }
        return result
    }

    /// «منطقة علاوي الحلة», «ملعب سانتياغو برنابيو»: two places without anything between them behind one noun are one; so are a first
    /// name and a word that the model took for a place («شاشي تارور»).
    private func continues(_ last: NameSpan, _ span: NameSpan) -> Bool {
        let first = span.tokens.lowerBound
        guard span.type == .location, last.tokens.upperBound == first, span.range.lowerBound == Int(text.tokens[first].start),
            !text.tokens[first].startsLine
        else { return false }
        func isKnown(_ span: NameSpan) -> Bool { !knowledge.names(NameKey.key(nameHashes(span.tokens, from: span.range.lowerBound))).isEmpty }
        switch last.type {
        case .location:
            let before = last.tokens.lowerBound - 1
            return (isHead(before, "locality") || word(before, isIn: .dedicated)) && !(isKnown(last) && isKnown(span))
        case .person:
            return last.tokens.count == 1 && span.tokens.count == 1 && !isKnown(last) && !isKnown(span) && !isDefinite(first)
        default: return false
        }
    }

    /// «ميلانيا ترامب»: a surname takes in the first name before it that the model left out.
    private func withFirstName(_ span: NameSpan) -> NameSpan {
        let first = span.tokens.lowerBound
        guard span.type == .person, span.tokens.count == 1, first > 0, !text.tokens[first].startsLine, self.span(at: first - 1) == nil,
            text.tokens[first - 1].kind == .word, !text.tokens[first].joinsPrevious
        else { return span }
        let word = text.text.foldedWord(first - 1)
        let isSeenWhole = spans.contains {
            $0.type == .person && $0.tokens.count == 2 && text.hashes[$0.tokens.lowerBound] == text.hashes[first - 1]
                && text.hashes[$0.tokens.lowerBound + 1] == text.hashes[first] && $0.range.lowerBound == Int(text.tokens[$0.tokens.lowerBound].start)
        }
        guard isSeenWhole || isGivenName(word) && span.range.lowerBound == Int(text.tokens[first].start),
            isSeenWhole
                || commonness(word) <= 7 && word.unicodeScalars.count >= 4 && !isDefinite(first - 1)
                    && text.segmentations[first - 1].isWhole && text.matches(at: first - 1).isEmpty
        else { return span }
        return NameSpan(
            tokens: (first - 1)..<span.tokens.upperBound, range: Int(text.tokens[first - 1].start)..<span.range.upperBound, type: .person,
            confidence: span.confidence)
    }

    /// «ميلانيا ترامب»: a first name that the model took for a place, before a surname.
    private func isGivenNameOnly(_ span: NameSpan) -> Bool {
        span.tokens.count == 1 && isGivenName(text.text.foldedWord(span.tokens.lowerBound))
            && knowledge.names(NameKey.key(nameHashes(span.tokens, from: span.range.lowerBound))).isEmpty
            && !word(span.tokens.lowerBound - 1, isIn: .placeWords)
    }

    /// «صدام وخالد», «بوتين للأسد» are two: a name does not go on behind «و», nor behind a preposition before another's name.
    func parts(_ span: NameSpan) -> [NameSpan] {
        guard span.type == .person, span.tokens.count > 1 else { return [span] }
        guard
            let cut = span.tokens.dropFirst().first(where: {
                text.tokens[$0].kind == .word && !text.tokens[$0].joinsPrevious && beginsAnother($0, in: span)
            })
        else { return [span] }
        let start = preposition(cut) ?? text.stemRange(cut, text.segmentations[cut]).lowerBound
        return [
            NameSpan(
                tokens: span.tokens.lowerBound..<cut, range: span.range.lowerBound..<Int(text.tokens[cut - 1].end), type: span.type,
                confidence: span.confidence),
            NameSpan(
                tokens: cut..<span.tokens.upperBound, range: start..<max(start + 1, span.range.upperBound), type: span.type,
                confidence: span.confidence),
        ]
    }

    private func beginsAnother(_ token: Int, in span: NameSpan) -> Bool {
        let isLast = token == span.tokens.upperBound - 1
        if isLast, preposition(token) != nil { return true }
        return text.segmentations[token].proclitics.contains(.waw) && !(isLast && isWholeWithWaw(token))
    }

    /// «ريتشل وايز»: a word that the corpora know with its «و» and hardly without it, which leaves no name.
    private func isWholeWithWaw(_ token: Int) -> Bool {
        let word = text.text.foldedWord(token)
        let rest = String(word.dropFirst())
        return word.hasPrefix("و") && !isGivenName(rest) && !isSurname(rest) && commonness(word) > commonness(rest) + 1
    }

    func isPackPerson(_ tokens: Range<Int>, _ start: Int) -> Bool {
        tokens.count > 1 && knowledge.names(NameKey.key(nameHashes(tokens, from: start))).contains { knowledge.things[$0.thing].type == .person }
    }

    /// «سيترأس», «ستبعد»: the س of the future before the prefix of an imperfect.
    func isFutureVerb(_ token: Int) -> Bool {
        let word = text.text.foldedWord(token)
        let bare = word.hasPrefix("و") ? String(word.dropFirst()) : word
        return (bare.hasPrefix("سي") || bare.hasPrefix("ست")) && bare.unicodeScalars.count >= 5 && !isGivenName(bare) && !isSurname(bare)
            && text.segmentations[token].proclitics.contains(.sin)
    }

    /// «يقيل», «يمتطي»: the corpora know the word with the feminine's ت as well, no list of names has it.
    func isPresentVerb(_ token: Int) -> Bool {
        let word = text.text.foldedWord(token)
        let bare = word.hasPrefix("و") ? String(word.dropFirst()) : word
        guard bare.hasPrefix("ي"), bare.unicodeScalars.count >= 4, !isGivenName(bare), !isSurname(bare), !isGivenName(word), !isSurname(word),
            text.matches(at: token, in: knowledge.nameTable).isEmpty
        else { return false }
        // «أن يقيل»
        if self.word(token - 1, isIn: .subjunctive) { return true }
        return commonness("ت" + bare.dropFirst()) > 0
    }

    /// «وجميعهن كبيرات»: a word with a pronoun begins no name.
    private func isPossessed(_ token: Int) -> Bool {
        let word = text.text.foldedWord(token)
        // «بريجيته» ends in a letter that only looks like one.
        return text.segmentations[token].enclitic.isThirdPerson && !word.hasSuffix("ه") && !isGivenName(word) && !isSurname(word)
    }

    /// «خاطر ينحدر»: a verb of the imperfect that news uses often.
    private func isCommonVerb(_ token: Int) -> Bool { isPresentVerb(token) && commonness(text.text.foldedWord(token)) >= 4 }

    /// «عين فلانا مبعوثا»: a common noun in the accusative behind a name.
    private func isAccusativeNoun(_ token: Int) -> Bool {
        let word = text.text.foldedWord(token)
        return word.hasSuffix("ا") && word.unicodeScalars.count >= 5 && !isGivenName(word) && !isSurname(word) && text.segmentations[token].isWhole
            && commonness(String(word.dropLast())) >= 8 && text.matches(at: token, in: knowledge.nameTable).isEmpty
    }

    /// Verbs and particles that a model may draw into a person's name.
    func isNoNamePart(_ token: Int) -> Bool {
        if word(token, isIn: .particles) { return true }
        let word = text.text.foldedWord(token)
        if isGivenName(word) || isSurname(word) { return false }
        let cut = text.segmentations[token]
        // «فريقه», «فانفرد», «ستبعد»
        if cut.enclitic.isThirdPerson || cut.proclitics.contains(.fa) || cut.proclitics.contains(.sin) { return true }
        // «أجونغ بمرتبين»
        if cut.proclitics.contains(.ba) || cut.proclitics.contains(.lam) {
            let rest = Folding.folded(text.text.slice(text.stemRange(token, cut).lowerBound..<Int(text.tokens[token].end)))
            if commonness(rest) >= 6, commonness(rest) > commonness(word) + 2 { return true }
        }
        // «يرماك» is no "he throws you".
        return text.matches(at: token).contains { $0.entry.features.isVerb && $0.segmentation.proclitics.isEmpty && !$0.segmentation.enclitic.isRare }
    }

    func isNoName(_ tokens: Range<Int>, _ span: NameSpan) -> Bool {
        if tokens.count == 1, word(tokens.lowerBound, isIn: .neverNames) || word(tokens.lowerBound, isIn: .particles) { return true }
        let first = tokens.lowerBound
        if tokens.allSatisfy({ adjective($0) != nil && !isDefinite($0) }),
            knowledge.names(NameKey.key(nameHashes(tokens, from: span.range.lowerBound))).isEmpty
        {
            return true
        }
        // «الترسانة الكورية الشمالية»
        if let found = definiteAdjective(first), Int(found.match.tokenCount) == tokens.count, tokens.count > 1 { return true }
        if isQuotedWord(tokens, span) || isCalling(tokens, span) { return true }
        if span.type == .location, tokens.count > 1, definiteAdjective(tokens.upperBound - 1) != nil,
            knowledge.names(NameKey.key(nameHashes(tokens, from: span.range.lowerBound))).isEmpty, head(first) == nil
        {
            // «المعارضة السورية» is no place.
            return true
        }
        // «منظمة غير حكومية»
        if span.type == .organization, tokens.contains(where: { text.text.token($0, is: "غير") }) { return true }
        if span.type == .organization || span.type == .misc {
            // «وزير [الخارجية العراقي]»: the words are part of an office.
            for start in stride(from: first - 1, through: max(0, first - 2), by: -1) {
                for match in titles(at: start) + text.matches(at: start, in: knowledge.officeTable)
                where start + Int(match.tokenCount) > first { return true }
            }
            // «حركة متمردة»: a head noun with an indefinite adjective names nothing.
            if (2...3).contains(tokens.count), let head = head(first), head.head.takes != .adjective, head.match.tokenCount == 1 {
                let areAdjectives = tokens.dropFirst().allSatisfy { !isDefinite($0) && text.text.foldedBytes($0).suffix(2) == [0xD9, 0x87] }
                if head.head.isFeminine, areAdjectives, knowledge.names(NameKey.key(nameHashes(tokens, from: span.range.lowerBound))).isEmpty {
                    return true
                }
            }
        }
        if tokens.count == 1, span.type == .location, !isDefinite(first), isHead(first - 1, "locality"), text.segmentations[first].proclitics.isEmpty,
            knowledge.names(NameKey.key(nameHashes(tokens, from: span.range.lowerBound))).isEmpty
        {
            // «حي سكني», «مدينة ساحلية»: an adjective.
            let bytes = text.text.foldedBytes(first)
            if bytes.suffix(2) == [0xD9, 0x8A] || bytes.suffix(4) == [0xD9, 0x8A, 0xD9, 0x87], commonness(text.text.foldedWord(first)) >= 6 {
                return true
            }
        }
        if tokens.count == 1, span.type == .location, isDefinite(first), isPlace(first - 1),
            knowledge.names(NameKey.key(nameHashes(tokens, from: span.range.lowerBound))).isEmpty
        {
            // «البصرة وكربلاء الجنوبيتين»: an adjective of the places before it.
            let bytes = text.text.foldedBytes(first)
            if bytes.suffix(8) == [0xD9, 0x8A, 0xD8, 0xAA, 0xD9, 0x8A, 0xD9, 0x86] || bytes.suffix(4) == [0xD9, 0x8A, 0xD9, 0x87] { return true }
        }
        if tokens.count == 1, span.type == .person {
            if word(first, isIn: .servants) || text.text.token(first + 1, is: "جدا") || endsInHamza(first) { return true }
            // «المتحمسون»: a sound plural.
            let bytes = text.text.foldedBytes(first)
            if isDefinite(first), bytes.count >= 14, bytes.suffix(4) == [0xD9, 0x88, 0xD9, 0x86] || bytes.suffix(4) == [0xD9, 0x8A, 0xD9, 0x86],
                !isSurname(text.text.foldedWord(first)), !isGivenName(text.text.foldedWord(first))
            {
                return true
            }
            // «الأوكراني», «سمو», «وراوغه»
            if adjective(first) != nil || titles(at: first).contains(where: { $0.tokenCount == 1 }) { return true }
            // «الوكيل», «الأمين», unless somebody bears it behind a given name.
            if isDefinite(first), knowledge.personNouns.contains(FormHash(text.text.foldedBytes(first).dropFirst(4)).value),
                !laterNameWords.contains(text.hashes[first])
            {
                return true
            }
            if text.segmentations[first].proclitics.contains(.waw), text.segmentations[first].enclitic.isThirdPerson { return true }
        }
        return tokens.count == 1 && span.confidence < 0.35
    }

    /// «الأمينة العامة», «أمين» of «أمين سر اللجنة»: words of an office and nobody's name.
    private func isCalling(_ tokens: Range<Int>, _ span: NameSpan) -> Bool {
        guard span.type == .person || span.type == .organization, tokens.count < 4 else { return false }
        return titles(at: tokens.lowerBound).contains {
            $0.tokenCount > 1 && Int($0.tokenCount) >= tokens.count
                && (isDefinite(tokens.lowerBound) || Int($0.tokenCount) > tokens.count || span.type == .person)
        }
    }

    /// «سالم العدني [السيناتور]», «سالم العدني [أمين] عام الحزب»: what follows a whole name and says what he is.
    private func isCallingBehind(_ token: Int, _ tokens: Range<Int>) -> Bool {
        if tokens.count > 2, isDefinite(token), knowledge.personNouns.contains(FormHash(text.text.foldedBytes(token).dropFirst(4)).value),
            !isSurname(text.text.foldedWord(token)),
            // «آل الشيخ»
            !word(token - 1, isIn: .servants)
        {
            return true
        }
        return titles(at: token).contains { $0.tokenCount > 1 }
    }

    /// «"سنحلله"»: a verb in marks, by itself.
    private func isQuotedWord(_ tokens: Range<Int>, _ span: NameSpan) -> Bool {
        let token = tokens.lowerBound
        guard tokens.count == 1, span.type == .organization || span.type == .misc, isOpeningMark(token - 1), isClosingMark(token + 1) else {
            return false
        }
        let cut = text.segmentations[token]
        return cut.enclitic.isThirdPerson && !text.text.foldedWord(token).hasSuffix("ه") || cut.proclitics.contains(.sin)
    }

    private func isHead(_ token: Int, _ id: String) -> Bool { head(token)?.head.id == id }

    func holdsOpening(_ tokens: Range<Int>) -> Bool { tokens.dropLast().contains { isOpeningMark($0) } }

    func fits(_ type: EntityType, _ span: NameType) -> Bool {
        switch span {
        case .person: type == .person
        case .location: type == .place || type == .country || type == .organization
        case .organization: type == .organization || type == .other
        case .misc: type != .country && type != .place
        }
    }

    static func type(_ span: NameType) -> EntityType {
        switch span {
        case .person: .person
        case .location: .place
        case .organization: .organization
        case .misc: .other
        }
    }

    /// Hashes of the words of a token range, the clitics of the first word cut at a UTF-8 offset, marks left out.
    func nameHashes(_ tokens: Range<Int>, from start: Int) -> [UInt64] {
        var result: [UInt64] = []
        for token in tokens {
            switch text.tokens[token].kind {
            case .punctuation, .symbol: continue
            default: break
            }
            if token == tokens.lowerBound {
                let from = max(start, Int(text.tokens[token].start))
                result.append(
                    FormHash(Folding.fold(NameKey.restoringArticle(Folding.folded(text.text.slice(from..<Int(text.tokens[token].end)))))).value)
            } else {
                result.append(text.hashes[token])
            }
        }
        return result
    }

    /// Takes in the head noun before a name and the state's adjective behind it: «صحيفة» ليبراسيون «الفرنسية».
    func extend(_ candidate: inout NameCandidate) {
        var first = candidate.tokens.lowerBound
        var last = candidate.tokens.upperBound
        var start = candidate.range.lowerBound
        var end = candidate.range.upperBound
        let own = head(first)
        if own == nil, let before = head(first - 1), before.match.tokenCount == 1, start == Int(text.tokens[first].start),
            before.head.type == .organization, before.head.takes == .name || before.head.takes == .phrase, !skipped[first - 1],
            !word(first - 1, isIn: .neverNames),
            candidate.known.isEmpty || !before.head.traits.contains(.owner) && before.head.id != "forces",
            !text.tokens[first].startsLine
        {
            first -= 1
            start = text.stemRange(first, before.match.segmentation).lowerBound
            if before.match.segmentation.proclitics.contains(.article) { start = stemStart(first, before.match.segmentation) }
            candidate.subtype = candidate.subtype ?? before.head.subtype
            candidate.hasHead = true
        } else if own == nil, candidate.known.isEmpty, let reach = headReach(first), start == Int(text.tokens[first].start) {
            candidate.subtype = candidate.subtype ?? reach.head.subtype
            candidate.hasHead = true
            first = reach.token
            start = stemStart(first, reach.segmentation)
            candidate.core = first..<last
        } else if let own {
            candidate.subtype = candidate.subtype ?? own.head.subtype
            candidate.hasHead = true
            if !own.match.segmentation.proclitics.isEmpty, !own.match.segmentation.proclitics.contains(.article),
                start == Int(text.tokens[first].start)
            {
                // «بتنظيم …»: a clitic that the model left on.
                start = stemStart(first, own.match.segmentation)
            }
            if own.match.tokenCount < candidate.tokens.count { candidate.core = (first + Int(own.match.tokenCount))..<candidate.tokens.upperBound }
        }
        if candidate.hasHead, last < text.tokens.count, let adjective = definiteAdjective(last), !text.tokens[last].startsLine {
            candidate.country = adjective.country
            last += Int(adjective.match.tokenCount)
            end = Int(text.tokens[last - 1].end)
        } else if candidate.hasHead, let adjective = definiteAdjective(last - 1) {
            candidate.country = adjective.country
        }
        candidate.tokens = first..<last
        candidate.range = start..<end
        candidate.weight += 0.5 * Float(candidate.tokens.count - candidate.core.count)
    }

    /// A head noun a few definite words before a name: «مؤسسة النقد العربي السعودي» when only its end was seen.
    func headReach(_ token: Int) -> (token: Int, head: ActorKnowledge.HeadNoun, segmentation: Segmentation)? {
        var at = token - 1
        while at >= 0, token - at <= 3, isDefinite(at), text.tokens[at].kind == .word, !text.tokens[at + 1].startsLine, !skipped[at] { at -= 1 }
        guard at >= 0, at < token - 1, !text.tokens[at + 1].startsLine, !skipped[at], let head = head(at), head.match.tokenCount == 1,
            head.head.takes == .phrase, head.head.type == .organization
        else { return nil }
        return (at, head.head, head.match.segmentation)
    }
}

import ArabicText
import Knowledge
import Readings

extension NameScanner {
    func addPackMatches(_ found: inout [NameCandidate]) {
        for token in text.tokens.indices where !skipped[token] && !endsInTanwin(token) && !endsInHamza(token) {
            var byShape: [(tokens: Int, segmentation: Segmentation, names: [KnownName])] = []
            for match in text.matches(at: token) where match.entry.table == knowledge.nameTable {
                guard match.segmentation.enclitic == .none, !match.segmentation.proclitics.contains(.sin),
                    !match.segmentation.proclitics.contains(.question)
                else { continue }
                let name = knowledge.names[Int(match.entry.row)]
                if name.isBare != match.segmentation.proclitics.contains(.article) { continue }
                if match.segmentation.proclitics.contains(.kaf), name.length == 1, name.needsSupport { continue }
                if name.use == .local, knowledge.things[name.thing].country != home || !isAtHome { continue }
                if let at = byShape.firstIndex(where: { $0.tokens == Int(match.tokenCount) && $0.segmentation == match.segmentation }) {
                    byShape[at].names.append(name)
                } else {
                    byShape.append((Int(match.tokenCount), match.segmentation, [name]))
                }
            }
            guard !byShape.isEmpty else { continue }
            for shape in byShape {
                var tokens = token..<(token + shape.tokens)
                guard tokens.upperBound <= text.tokens.count, crossesNoLine(tokens) else { continue }
                var names = shape.names
                if shape.tokens == 1 || names.contains(where: { $0.needsSupport }) {
                    names = names.filter { shape.tokens > 1 && !$0.needsSupport || supported($0, tokens, shape.segmentation) }
                }
                if isQuoteOpen(token - 1), isQuoteClose(tokens.upperBound), names.contains(where: { knowledge.things[$0.thing].source == .outlet }) {
                    // «الشرق الأوسط» in quotation marks is the paper.
                    names = names.filter { knowledge.things[$0.thing].source == .outlet }
                }
                guard let first = names.first else { continue }
                if thingIsMinistry(first), word(token - 1, isIn: .ministers) { continue }
                var start = stemStart(token, shape.segmentation)
                var end = shape.tokens == 1 ? text.stemRange(token, shape.segmentation).upperBound : Int(text.tokens[tokens.upperBound - 1].end)
                if tokens.count > 1, isLocality(token), [.place, .country].contains(knowledge.things[first.thing].type) {
                    // «إقليم دارفور» names «دارفور».
                    tokens = (token + 1)..<tokens.upperBound
                    start = Int(text.tokens[token + 1].start)
                }
                if names.contains(where: { $0.use == .seat }), tokens.upperBound < text.tokens.count,
                    let adjective = definiteAdjective(tokens.upperBound), adjective.country == first.thing
                {
                    // «الكرملين الروسي»
                    tokens = tokens.lowerBound..<(tokens.upperBound + 1)
                    end = Int(text.tokens[tokens.upperBound - 1].end)
                }
                let cut = Float(shape.segmentation.proclitics.rawValue.nonzeroBitCount)
                var candidate = NameCandidate(
                    tokens: tokens, range: start..<end, type: knowledge.things[first.thing].type,
                    subtype: knowledge.things[first.thing].subtype, known: names, core: tokens,
                    weight: Float(shape.tokens) * 2 + 1 - cut * 0.1)
                if isClub(candidate) { candidate.becomeClub() }
                if names.contains(where: { knowledge.things[$0.thing].source == .outlet }) { takeInHead(ofMarked: &candidate) }
                found.append(candidate)
            }
        }
    }

    /// «أ.ف.ب»: initials with stops that a pack knows.
    func addInitials(_ found: inout [NameCandidate]) {
        var at = 0
        while at < text.tokens.count {
            guard let run = initials(around: at), !skipped[at] else {
                at += 1
                continue
            }
            at = run.upperBound
            let names = knowledge.names(NameKey.key(nameHashes(run, from: Int(text.tokens[run.lowerBound].start))))
            guard let first = names.first else { continue }
            found.append(
                NameCandidate(
                    tokens: run, range: text.text.range(run), type: knowledge.things[first.thing].type,
                    subtype: knowledge.things[first.thing].subtype, known: names, core: run, weight: Float(run.count) * 3))
        }
    }

    /// Where a name begins in the text. The letters that «لل» swallows cannot be cut: such a name keeps its clitic.
    func stemStart(_ token: Int, _ segmentation: Segmentation) -> Int {
        guard segmentation.proclitics.contains(.article) else { return text.stemRange(token, segmentation).lowerBound }
        var before = Segmentation(stemStart: Int(segmentation.stemStart) - 4, stemEnd: Int(segmentation.stemEnd))
        let bytes = text.text.foldedBytes(token)
        let at = bytes.startIndex + Int(segmentation.stemStart) - 4
        guard segmentation.stemStart >= 4, at + 3 < bytes.endIndex, bytes[at] == 0xD8, bytes[at + 1] == 0xA7 else {
            // «للحكومة»: ل stands for لال.
            before = Segmentation(stemStart: max(0, Int(segmentation.stemStart) - 4), stemEnd: Int(segmentation.stemEnd))
            return text.stemRange(token, before).lowerBound
        }
        return text.stemRange(token, before).lowerBound
    }

    /// «إقليم», «مدينة», «دولة» before a proper name.
    func isLocality(_ token: Int) -> Bool {
        if word(token, isIn: .stateNouns) { return true }
        guard !isDefinite(token), let head = head(token) else { return false }
        return head.head.id == "locality" && head.match.tokenCount == 1 && !head.match.segmentation.proclitics.contains(.article)
    }

    func thingIsMinistry(_ name: KnownName) -> Bool {
        knowledge.things[name.thing].type == .organization && knowledge.things[name.thing].subtype == "government"
    }

    /// «روسياً» is an adjective in the accusative, though it folds to the state's name.
    func endsInTanwin(_ token: Int) -> Bool {
        let range = text.tokens[token].range
        guard range.count > 2 else { return false }
        let bytes = text.text.utf8
        let end = range.upperBound
        // U+064B, before or behind the final alif.
        return bytes[end - 2] == 0xD9 && bytes[end - 1] == 0x8B || (range.count > 4 && bytes[end - 4] == 0xD9 && bytes[end - 3] == 0x8B)
    }

    func crossesNoLine(_ tokens: Range<Int>) -> Bool {
        for token in tokens.dropFirst() where text.tokens[token].startsLine { return false }
        return true
    }

    /// Whether the context lets a single word stand for what a pack knows under it.
    func supported(_ name: KnownName, _ tokens: Range<Int>, _ segmentation: Segmentation) -> Bool {
        let thing = knowledge.things[name.thing]
        let first = tokens.lowerBound
        let span = span(at: first) ?? span(at: tokens.upperBound - 1)
        let inMarks = isOpeningMark(first - 1) && isClosingMark(tokens.upperBound)
        // The model and the pack see the same words as a name: the pack knows better of what type.
        let agreed = span.map { $0.tokens == tokens } ?? false
        switch thing.type {
        case .country:
            if isAdjectival(tokens, name) { return false }
            if !name.needsSupport { return name.use != .name || span?.type != .person || tokens.count > 1 }
            if let span, span.type == .location { return true }
            return !hasModel && word(first - 1, isIn: .placeWords)
        case .place:
            if let span, span.type == .location { return true }
            if agreed, span?.type == .organization, word(first - 1, isIn: .placeWords), !name.needsSupport { return true }
            if span != nil { return false }
            if tokens.count > 1 { return true }
            if name.needsSupport {
                // A word that is a place too: where a place is expected, in a state that the text speaks of.
                guard let country = thing.country, states.contains(country), first > 0 else { return false }
                if segmentation.proclitics == .waw || segmentation.proclitics.isEmpty && text.text.token(first - 1, is: "و") {
                    return isPlace(first - 1)
                }
                return segmentation.proclitics.isEmpty && word(first - 1, isIn: .placeWords) && !text.text.token(first - 1, is: "من")
            }
            if word(first - 1, isIn: .placeWords) || thing.subtype == "capital" || !hasModel { return true }
            // The story plays in that state, or another of its places stands beside it.
            guard let country = thing.country else { return true }
            let letters = (text.tokens[first].foldedRange.count) / 2
            return states.contains(country) && letters >= 4
        case .person:
            if name.use != .surname { return true }
            if let span, span.type == .person { return true }
            if agreed, !name.needsSupport { return true }
            if span != nil, tokens.count == 1 { return false }
            return !name.needsSupport
        default:
            if inMarks { return true }
            // «للجزيرة» where the text speaks of an island.
            if name.needsSupport, tokens.count == 1, thing.source == .outlet, !segmentation.proclitics.isSubset(of: .article),
                commonNouns.contains(text.hashes[first])
            {
                return false
            }
            // «حماس الجمهور»: a noun that belongs to the next.
            if name.needsSupport, tokens.count == 1, !isDefinite(first), head(first - 1) == nil, isOwner(tokens.upperBound) { return false }
            // «القوات العربية المشتركة»: an adjective within what the model takes for a name.
            if name.needsSupport, tokens.count == 1, thing.source == .outlet, let span, span.tokens.lowerBound < first,
                head(first - 1)?.head.isMedia != true
            {
                return false
            }
            if let span, span.type == .organization || span.type == .misc { return true }
            if agreed, !name.needsSupport { return true }
            // «حركة فتح», not «أعلنت النيابة فتح تحقيق»: a definite noun has no genitive.
            let isObject = name.needsSupport && !isDefinite(first) && first > 0 && isDefinite(first - 1)
            if let before = head(first - 1), before.head.type == .organization, before.match.tokenCount == 1, !isObject { return true }
            if isQuoteOpen(first - 1), head(first - 2) != nil { return true }
            // An outlet cited with its number: «الأخبار، العدد 12».
            if thing.source == .outlet, text.text.token(tokens.upperBound, is: "،"), text.text.token(tokens.upperBound + 1, is: "العدد") {
                return true
            }
            if name.needsSupport { return false }
            if span?.type == .person { return false }
            return true
        }
    }

    /// A definite noun that is no adjective, day or name: what stands before it belongs to it.
    private func isOwner(_ token: Int) -> Bool {
        guard token < text.tokens.count, !text.tokens[token].startsLine, isDefinite(token), adjective(token) == nil, span(at: token) == nil,
            !word(token, isIn: .notInName), titles(at: token).isEmpty
        else { return false }
        return !text.text.foldedWord(token).hasSuffix("ه")
    }

    /// Whether a token ends the name of a place or state.
    func isPlace(_ token: Int) -> Bool {
        if let span = span(at: token), span.type == .location { return true }
        return text.matches(at: token).contains {
            guard $0.entry.table == knowledge.nameTable, $0.tokenCount == 1 else { return false }
            let type = knowledge.things[knowledge.names[Int($0.entry.row)].thing].type
            return type == .place || type == .country
        }
    }

    /// «مسؤولاً», and «روسياً» that without its sign looks like the state: an indefinite word in alif that the corpora know without it.
    private func isAccusative(_ token: Int) -> Bool {
        guard token >= 0, token < text.tokens.count, text.tokens[token].kind == .word, text.segmentations[token].enclitic == .none, !isDefinite(token)
        else { return false }
        let word = text.text.foldedWord(token)
        return word.unicodeScalars.count >= 5 && word.hasSuffix("ا") && commonness(String(word.dropLast())) >= 6
    }

    /// «الدعوة السعودية»: the name of a state that is an adjective too, behind a definite noun that it agrees with.
    func isAdjectival(_ tokens: Range<Int>, _ name: KnownName) -> Bool {
        let first = tokens.lowerBound
        guard tokens.count == 1, first > 0, !text.tokens[first].startsLine else { return false }
        if isAccusative(first), isAccusative(first - 1), first > 1, text.tokens[first - 2].kind == .number || isAccusative(first + 1) { return true }
        guard adjective(first)?.country == name.thing else { return false }
        // «تأييدها للسعودية», «الإمارات والسعودية»: an adjective takes no particle of its own.
        if !text.segmentations[first].proclitics.isSubset(of: .article) || text.text.foldedWord(first).hasPrefix("لل") { return false }
        if !isDefinite(first), word(first - 1, isIn: .plainNouns) { return true }
        let before = text.text.foldedWord(first - 1)
        let swallowsArticle = before.hasPrefix("لل") && before.unicodeScalars.count >= 5
        guard
            isDefinite(first - 1) || swallowsArticle || text.segmentations[first - 1].proclitics.contains(.article) || head(first - 1) != nil
                || text.segmentations[first - 1].enclitic != .none
        else { return false }
        if text.text.token(first - 1, is: "اليوم") || text.text.token(first - 1, is: "التي") || text.text.token(first - 1, is: "الذي") {
            return false
        }
        let bytes = text.text.foldedBytes(first - 1)
        return bytes.count > 4
    }

    /// «وكالة الأنباء الرسمية (سانا)», «وكالة أنباء "إرنا"»: an outlet's name in marks behind the noun that says what it is, is one name with it.
    private func takeInHead(ofMarked candidate: inout NameCandidate) {
        let name = candidate.tokens
        guard isOpeningMark(name.lowerBound - 1), name.upperBound < text.tokens.count, isClosingMark(name.upperBound) else { return }
        var at = name.lowerBound - 2
        while at >= 0, name.lowerBound - at <= 5, text.tokens[at].kind == .word, !skipped[at], !text.tokens[at + 1].startsLine {
            if let noun = head(at), noun.head.isMedia, noun.head.type == .organization, noun.match.segmentation.proclitics.isDisjoint(with: .article)
            {
                candidate.tokens = at..<(name.upperBound + 1)
                candidate.range = stemStart(at, noun.match.segmentation)..<Int(text.tokens[name.upperBound].end)
                candidate.hasHead = true
                candidate.weight += 0.5
                return
            }
            // One word may stand between that is not definite («وكالة أنباء»).
            guard isDefinite(at) || at > 0 && head(at - 1)?.head.isMedia == true else { return }
            at -= 1
        }
    }
}

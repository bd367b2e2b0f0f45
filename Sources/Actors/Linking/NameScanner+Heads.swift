import ArabicText
import Knowledge
import Readings

extension NameScanner {
    /// Names that a head noun announces: «السفارة الكندية في بيروت», «صحيفة "المساء" المحلية», «وزارة الصحة», «مطار عدن الدولي».
    func addHeadPhrases(_ found: inout [NameCandidate]) {
        for token in text.tokens.indices where !skipped[token] && text.tokens[token].kind == .word {
            guard let (head, match) = head(token) else { continue }
            let behind = token + Int(match.tokenCount)
            guard behind < text.tokens.count, sameLine(behind) else { continue }
            let isDefinite = match.segmentation.proclitics.contains(.article) || self.isDefinite(token)
            var candidate: NameCandidate?
            if isDefinite || head.isDefinite {
                candidate = stateBody(token, head, match, behind) ?? service(token, head, match, behind) ?? authority(token, head, match, behind)
            } else {
                candidate =
                    named(token, head, match, behind) ?? ministry(token, head, match, behind) ?? stateName(token, head, match, behind)
                    ?? concern(token, head, match, behind) ?? coordinated(token, head, match, behind) ?? cause(token, head, match, behind)
            }
            if let candidate = quotedPhrase(token, head) ?? candidate ?? dedicated(token, match, behind) { found.append(candidate) }
        }
    }

    private func sameLine(_ token: Int) -> Bool { !text.tokens[token].startsLine }

    private func start(_ token: Int, _ segmentation: Segmentation) -> Int {
        if segmentation.proclitics.contains(.article) {
            // Only the clitics before the article are outside.
            let bytes = text.text.foldedBytes(token)
            let stem = Int(segmentation.stemStart)
            let at = bytes.startIndex + stem - 4
            if stem >= 4, bytes[at] == 0xD8, bytes[at + 1] == 0xA7 {
                return text.text.textOffset(token: token, foldedOffset: stem - 4)
            }
            return text.text.textOffset(token: token, foldedOffset: max(0, stem - 4))
        }
        return text.stemRange(token, segmentation).lowerBound
    }

    /// «الحكومة اليابانية», «الجيش الكيني», «الشرطة الفيدرالية الكندية», «السفارة الكندية في بيروت».
    private func stateBody(_ token: Int, _ head: ActorKnowledge.HeadNoun, _ match: LexicalMatch, _ first: Int) -> NameCandidate? {
        let isBody =
            head.takes == .adjective || head.type == .organization && ["government", "court"].contains(head.subtype) || head.subtype == "military"
        guard isBody, head.id != "forces", !word(token - 1, isIn: .ministers) else { return nil }
        // What tells it from others of the state stands before the state's adjective and agrees with the head.
        var behind = first
        while behind - first < 2, behind < text.tokens.count, sameLine(behind), definiteAdjective(behind) == nil, isDefinite(behind),
            span(at: behind) == nil || span(at: behind)?.type == .organization,
            head.isFeminine == text.text.foldedWord(behind).hasSuffix("ه") || word(behind, isIn: .ranks), !word(behind, isIn: .notInName),
            head.traits.contains(.ranked)
        {
            behind += 1
        }
        // «الجيش المالي» is Mali's.
        let state = definiteAdjective(behind) ?? (head.subtype == "military" && isDefinite(behind) ? stateWithArticle(behind) : nil)
        guard behind < text.tokens.count, let adjective = state, sameLine(behind),
            head.isFeminine == (adjective.match.entry.features.gender == .feminine) || adjective.match.entry.features.gender == .none
        else { return nil }
        // «الحزب اللبناني», «المحكمة اللبنانية» say which, and name none.
        if behind == first, head.subtype == "party" || head.subtype == "court" && head.id != "judiciary" { return nil }
        var end = behind + Int(adjective.match.tokenCount)
        if head.id == "embassy", end + 1 < text.tokens.count, text.text.token(end, is: "في") || text.text.token(end, is: "لدي"),
            let place = text.match(at: end + 1, in: knowledge.nameTable)
        {
            let type = knowledge.things[knowledge.names[Int(place.entry.row)].thing].type
            if type == .country || type == .place { end += 1 + Int(place.tokenCount) }
        }
        let tokens = token..<end
        let from = start(token, match.segmentation)
        let key = NameKey.key(nameHashes(token..<(behind + 1), from: from))
        let known = knowledge.names(key).filter { knowledge.things[$0.thing].type == .organization }
        // «الحكومة السورية»: the tables know it as a body of its own; other governments stand for their state.
        let type = known.isEmpty || adjective.match.entry.table == knowledge.adjectiveTable ? head.type : .organization
        return NameCandidate(
            tokens: tokens, range: from..<Int(text.tokens[end - 1].end), type: type, subtype: head.subtype, known: known,
            country: adjective.country, core: tokens, weight: Float(tokens.count) * 2 + 1.5, hasHead: true)
    }

    /// «المخابرات العسكرية»: a service by its branch, the state left to the context.
    private func service(_ token: Int, _ head: ActorKnowledge.HeadNoun, _ match: LexicalMatch, _ behind: Int) -> NameCandidate? {
        guard head.id == "intelligence", word(behind, isIn: .branches) else { return nil }
        var end = behind + 1
        var country: Int?
        if end < text.tokens.count, sameLine(end), let adjective = definiteAdjective(end) {
            country = adjective.country
            end += Int(adjective.match.tokenCount)
        }
        let from = start(token, match.segmentation)
        let known = knowledge.names(NameKey.key(nameHashes(token..<end, from: from)))
        return NameCandidate(
            tokens: token..<end, range: from..<Int(text.tokens[end - 1].end), type: .organization, subtype: head.subtype, known: known,
            country: country, core: token..<end, weight: Float(end - token) * 2 + 1.5, hasHead: true)
    }

    /// «ميناء حمد», «مطار الملك خالد الدولي»: a place that bears a person's name.
    private func dedicated(_ token: Int, _ match: LexicalMatch, _ behind: Int) -> NameCandidate? {
        guard word(token, isIn: .dedicated), match.tokenCount == 1, !match.segmentation.proclitics.contains(.article) else { return nil }
        var core = behind
        while core < text.tokens.count, core - behind < 3, sameLine(core), let title = titles(at: core).first { core += Int(title.tokenCount) }
        guard core < text.tokens.count, sameLine(core), let span = span(at: core), span.type == .person, span.tokens.lowerBound == core,
            span.range.lowerBound == Int(text.tokens[core].start)
        else { return nil }
        var end = span.tokens.upperBound
        if end < text.tokens.count, text.text.token(end, is: "الدولي") { end += 1 }
        let tokens = token..<end
        let known = knowledge.names(NameKey.key(nameHashes(tokens, from: start(token, match.segmentation)))).filter {
            knowledge.things[$0.thing].type == .place
        }
        return NameCandidate(
            tokens: tokens, range: start(token, match.segmentation)..<Int(text.tokens[end - 1].end), type: .place, known: known,
            core: tokens, weight: Float(tokens.count) * 2 + 1.5, hasHead: true)
    }

    /// «الهيئة العامة للاستثمار», «المفوضية الوطنية العليا للانتخابات»: a body by its rank and its concern.
    private func authority(_ token: Int, _ head: ActorKnowledge.HeadNoun, _ match: LexicalMatch, _ behind: Int) -> NameCandidate? {
        guard head.type == .organization, match.tokenCount == 1 else { return nil }
        var at = behind
        var country: Int?
        while at < text.tokens.count, at - behind < 3, sameLine(at) {
            if let adjective = definiteAdjective(at) {
                country = adjective.country
            } else if !word(at, isIn: .ranks) {
                break
            }
            at += 1
        }
        guard at > behind, at < text.tokens.count, sameLine(at), (behind..<at).contains(where: { word($0, isIn: .ranks) }),
            text.tokens[at].kind == .word, !word(at, isIn: .notInName), !word(at, isIn: .noConcerns),
            // «الاتحاد الأوروبي» is whole as it is; «المنظمة الدولية» goes on where the model thinks so («للطيران المدني»).
            knowledge.names(NameKey.key(nameHashes(token..<at, from: start(token, match.segmentation)))).isEmpty
                || span(at: at).map({ $0.type == .organization && $0.tokens.lowerBound < at }) ?? false
        else { return nil }
        let bytes = text.text.foldedBytes(at)
        let takesComplement = word(at, isIn: .concerns)
        guard bytes.count >= 10, takesComplement || bytes.starts(with: [0xD9, 0x84, 0xD9, 0x84]) else { return nil }
        at += 1
        if takesComplement {
            // «لحقوق الإنسان»
            guard at < text.tokens.count, sameLine(at), isDefinite(at), !word(at, isIn: .notInName) else { return nil }
            at += 1
        }
        // «للدراسات القضائية»
        if at < text.tokens.count, sameLine(at), isDefinite(at), definiteAdjective(at) == nil, !word(at, isIn: .notInName),
            text.text.foldedWord(at).hasSuffix("يه"), text.text.foldedWord(at - 1).hasSuffix("ات") || text.text.foldedWord(at - 1).hasSuffix("ه")
        {
            at += 1
        }
        if let span = span(at: at - 1), span.type == .organization, span.tokens.upperBound > at, span.tokens.upperBound - at <= 3 {
            at = span.tokens.upperBound
        }
        if at < text.tokens.count, sameLine(at), let adjective = definiteAdjective(at) {
            country = adjective.country
            at += Int(adjective.match.tokenCount)
        }
        let tokens = token..<at
        let from = start(token, match.segmentation)
        let known = knowledge.names(NameKey.key(nameHashes(tokens, from: from))).filter { knowledge.things[$0.thing].type == .organization }
        return NameCandidate(
            tokens: tokens, range: from..<Int(text.tokens[at - 1].end), type: .organization, subtype: head.subtype, known: known, country: country,
            core: tokens, weight: Float(tokens.count) * 2 + 0.5, hasHead: true)
    }

    /// A name that is quoted with its head noun: «رئيس "لجنة الحكماء في الإقليم"».
    private func quotedPhrase(_ token: Int, _ head: ActorKnowledge.HeadNoun) -> NameCandidate? {
        // «"القضاء على الجريمة"» is no judiciary.
        guard head.type == .organization, isQuoteOpen(token - 1), !word(token + 1, isIn: .particles), let close = closing(token - 1),
            close - token >= 2, close - token <= 9,
            firstVerb(token..<close) == close,
            !(token..<close).contains(where: { text.tokens[$0].kind == .punctuation || word($0, isIn: .negations) })
        else { return nil }
        let tokens = token..<close
        let known = knowledge.names(NameKey.key(nameHashes(tokens, from: Int(text.tokens[token].start)))).filter {
            knowledge.things[$0.thing].type == .organization
        }
        let country = tokens.lazy.compactMap { definiteAdjective($0)?.country }.first
        return NameCandidate(
            tokens: tokens, range: text.text.range(tokens), type: .organization, subtype: head.subtype, known: known, country: country,
            core: tokens, weight: Float(tokens.count) * 2 + 2, hasHead: true)
    }

    /// A head noun and a proper name, in quotation marks or known: «شركة فاغنر», «تنظيم "جند السماء"», «حكومة طرابلس».
    private func named(_ token: Int, _ head: ActorKnowledge.HeadNoun, _ match: LexicalMatch, _ behind: Int) -> NameCandidate? {
        guard head.takes != .adjective else { return nil }
        var core = behind
        var end: Int?
        var known: [KnownName] = []
        var type = head.type
        var closes = false
        if isQuoteOpen(behind), let close = closing(behind), close - behind <= 8 {
            core = behind + 1
            end = close
            closes = true
            known = knowledge.names(NameKey.key(nameHashes(core..<close, from: Int(text.tokens[core].start))))
            known = known.filter { knowledge.things[$0.thing].type != .person || head.type != .organization }
            if head.type == .place, known.isEmpty { return nil }
            // «حركة "فتح"» is known as a whole, whatever its word is elsewhere.
            let isWholeKnown = !knowledge.names(NameKey.key(nameHashes(token..<close, from: start(token, match.segmentation)))).isEmpty
            if known.isEmpty, !isWholeKnown, core..<close ~= firstVerb(core..<close) { return nil }
        } else if head.takes == .quoted || head.takes == .included || head.takes == .name || head.takes == .phrase {
            // The longest known name without clitics behind the head.
            for candidate in text.matches(at: behind, in: knowledge.nameTable) where candidate.segmentation.isWhole {
                let name = knowledge.names[Int(candidate.entry.row)]
                let thing = knowledge.things[name.thing]
                guard !name.isBare, name.use != .local, accepts(head, thing) else { continue }
                if end == nil { end = behind + Int(candidate.tokenCount) }
                if end == behind + Int(candidate.tokenCount) { known.append(name) }
            }
            if end == nil, head.takes != .quoted, let span = span(at: behind), span.tokens.lowerBound == behind,
                span.range.lowerBound == Int(text.tokens[behind].start),
                accepts(head, span)
            {
                end = span.tokens.upperBound
            }
        }
        guard let end, end <= text.tokens.count, end > core else { return nil }
        if head.type == .place, head.takes == .name { return nil }
        // «حكومة طرابلس»: the place is whose, not what.
        let possessive = known.contains { [.place, .country].contains(knowledge.things[$0.thing].type) }
        var country: Int?
        if possessive {
            country = known.lazy.compactMap { knowledge.things[$0.thing].country }.first
            known = []
        }
        var upper = closes ? end + 1 : end
        if upper < text.tokens.count, sameLine(upper), let adjective = definiteAdjective(upper), !possessive {
            country = adjective.country
            upper += Int(adjective.match.tokenCount)
        } else if head.takes == .included, upper < text.tokens.count, text.text.token(upper, is: "الدولي") {
            upper += 1
        }
        let tokens = token..<upper
        let whole = knowledge.names(NameKey.key(nameHashes(token..<(closes ? end + 1 : end), from: start(token, match.segmentation))))
        if !whole.isEmpty {
            known = whole
        }
        if let first = known.first { type = knowledge.things[first.thing].type }
        return NameCandidate(
            tokens: tokens, range: start(token, match.segmentation)..<Int(text.tokens[upper - 1].end), type: type,
            subtype: known.first.flatMap { knowledge.things[$0.thing].subtype } ?? head.subtype, known: known, country: country,
            core: possessive ? tokens : core..<end, weight: Float(tokens.count) * 2 + 1.5, hasHead: true)
    }

    private func accepts(_ head: ActorKnowledge.HeadNoun, _ thing: KnownThing) -> Bool {
        switch head.type {
        case .place: return head.takes == .included && thing.type == .place
        case .organization:
            if thing.type == .organization {
                // «مركز الأمم المتحدة» is not the United Nations; «قوات الاتحاد الأفريقي» are not the union.
                if head.traits.contains(.owner) { return false }
                if head.id == "forces" { return ["armed_group", "private_military", "military"].contains(thing.subtype ?? "") }
                return head.isMedia ? thing.subtype == "media" || thing.subtype == "company" : thing.subtype != "media" || head.subtype == "company"
            }
            // «حكومة طرابلس», «برلمان كردستان»
            return thing.type == .place && (head.subtype == "government" && head.takes == .name || head.id == "government")
        default: return false
        }
    }

    private func accepts(_ head: ActorKnowledge.HeadNoun, _ span: NameSpan) -> Bool {
        switch head.type {
        case .place: return head.takes == .included && span.type == .location
        case .organization:
            if head.traits.contains(.owner) || head.id == "forces" {
                let known = knowledge.names(NameKey.key(nameHashes(span.tokens, from: span.range.lowerBound)))
                if known.contains(where: { knowledge.things[$0.thing].type == .organization }) { return false }
            }
            return span.type == .organization || (span.type == .misc && head.takes != .phrase)
        default: return false
        }
    }

    /// The mark that closes one, within its sentence.
    private func closing(_ open: Int) -> Int? {
        for quotation in text.text.quotations where quotation.open == open && quotation.isClosed { return quotation.close }
        return nil
    }

    /// Position of the first token in a range that is surely a verb; the range's end when there is none. A quotation with a verb is speech.
    private func firstVerb(_ tokens: Range<Int>) -> Int {
        for token in tokens where text.matches(at: token).contains(where: { $0.entry.features.isVerb && $0.segmentation.isWhole }) { return token }
        return tokens.upperBound
    }

    /// «وزارة الصحة», «وزارة الخارجية والتعاون الدولي».
    private func ministry(_ token: Int, _ head: ActorKnowledge.HeadNoun, _ match: LexicalMatch, _ behind: Int) -> NameCandidate? {
        guard head.id == "ministry", isDefinite(behind), !word(behind, isIn: .notInName) else { return nil }
        var end = behind + 1
        var country: Int?
        while end < text.tokens.count, end - token < 7, sameLine(end), text.tokens[end].kind == .word {
            if let adjective = definiteAdjective(end) {
                country = adjective.country
                end += Int(adjective.match.tokenCount)
                break
            }
            // «وزارة الموارد المائية», «وزارة الأشغال العامة», not «نفت وزارة الداخلية | الاتهامات».
            if isDefinite(end), !word(end, isIn: .notInName), isRelative(end) {
                end += 1
                continue
            }
            let bytes = text.text.foldedBytes(end)
            // «وال…»: a second portfolio.
            if bytes.count > 8, bytes.starts(with: [0xD9, 0x88, 0xD8, 0xA7, 0xD9, 0x84]), span(at: end)?.tokens.lowerBound != end {
                if isPortfolio(end) {
                    end += 1
                    continue
                }
            }
            break
        }
        let tokens = token..<end
        let known = knowledge.names(NameKey.key(nameHashes(tokens, from: start(token, match.segmentation))))
        return NameCandidate(
            tokens: tokens, range: start(token, match.segmentation)..<Int(text.tokens[end - 1].end), type: .organization,
            subtype: "government", known: known, country: country, core: tokens, weight: Float(tokens.count) * 2 + 1.5, hasHead: true)
    }

    /// «هيئة الإذاعة والتلفزيون اليابانية»: two definite nouns under one head, closed by the adjective of a state that agrees with the head.
    private func coordinated(_ token: Int, _ head: ActorKnowledge.HeadNoun, _ match: LexicalMatch, _ behind: Int) -> NameCandidate? {
        guard head.type == .organization, head.takes == .phrase, behind + 2 < text.tokens.count, isDefinite(behind), sameLine(behind + 1),
            sameLine(behind + 2), !word(behind, isIn: .notInName),
            // «حكومة الإنقاذ والسلطات الكندية» are two.
            self.head(behind + 1) == nil,
            knowledge.names(NameKey.key(nameHashes(token..<(behind + 1), from: start(token, match.segmentation)))).isEmpty
        else { return nil }
        let bytes = text.text.foldedBytes(behind + 1)
        guard bytes.count > 8, bytes.starts(with: [0xD9, 0x88, 0xD8, 0xA7, 0xD9, 0x84]), let adjective = definiteAdjective(behind + 2),
            head.isFeminine == (adjective.match.entry.features.gender == .feminine)
        else { return nil }
        let tokens = token..<(behind + 3)
        let from = start(token, match.segmentation)
        let known = knowledge.names(NameKey.key(nameHashes(tokens, from: from))).filter { knowledge.things[$0.thing].type == .organization }
        return NameCandidate(
            tokens: tokens, range: from..<Int(text.tokens[behind + 2].end), type: .organization, subtype: head.subtype, known: known,
            country: adjective.country, core: tokens, weight: Float(tokens.count) * 2 + 1.5, hasHead: true)
    }

    /// «مؤسسة النفط الليبية», «هيئة الطيران المدني الكندية»: a body by what it is for, closed by the adjective of its state.
    private func concern(_ token: Int, _ head: ActorKnowledge.HeadNoun, _ match: LexicalMatch, _ behind: Int) -> NameCandidate? {
        guard head.type == .organization, head.takes == .phrase, head.traits.contains(.purpose), isDefinite(behind), !word(behind, isIn: .notInName),
            definiteAdjective(behind) == nil
        else { return nil }
        var end = behind + 1
        if end < text.tokens.count, sameLine(end), isDefinite(end), definiteAdjective(end) == nil, !word(end, isIn: .notInName) { end += 1 }
        guard end < text.tokens.count, sameLine(end), let adjective = definiteAdjective(end) else { return nil }
        end += Int(adjective.match.tokenCount)
        let tokens = token..<end
        let from = start(token, match.segmentation)
        let known = knowledge.names(NameKey.key(nameHashes(tokens, from: from))).filter { knowledge.things[$0.thing].type == .organization }
        return NameCandidate(
            tokens: tokens, range: from..<Int(text.tokens[end - 1].end), type: .organization, subtype: head.subtype, known: known,
            country: adjective.country, core: tokens, weight: Float(tokens.count) * 2 + 1, hasHead: true)
    }

    private func isRelative(_ token: Int) -> Bool {
        let word = text.text.foldedWord(token)
        return word.hasSuffix("ي") || word.hasSuffix("يه") || self.word(token, isIn: .ranks)
    }

    private func isPortfolio(_ token: Int) -> Bool { word(token, isIn: .portfolios) }

    /// «سفارة كندا», «برلمان العراق».
    private func stateName(_ token: Int, _ head: ActorKnowledge.HeadNoun, _ match: LexicalMatch, _ behind: Int) -> NameCandidate? {
        guard head.type == .organization, head.subtype == "government" else { return nil }
        var behind = behind
        if head.id == "ministry" {
            // «وزارة خارجية باراغواي»
            guard behind + 1 < text.tokens.count, sameLine(behind + 1), !isDefinite(behind), text.tokens[behind].kind == .word else { return nil }
            behind += 1
        } else if head.takes != .adjective && head.takes != .name {
            return nil
        }
        for candidate in text.matches(at: behind, in: knowledge.nameTable) where candidate.segmentation.isWhole {
            let name = knowledge.names[Int(candidate.entry.row)]
            guard knowledge.things[name.thing].type == .country, !name.isBare, !name.needsSupport else { continue }
            let end = behind + Int(candidate.tokenCount)
            return NameCandidate(
                tokens: token..<end, range: start(token, match.segmentation)..<Int(text.tokens[end - 1].end), type: .organization,
                subtype: head.subtype, known: [], country: name.thing, core: token..<end, weight: Float(end - token) * 2 + 1.5, hasHead: true)
        }
        return nil
    }
}

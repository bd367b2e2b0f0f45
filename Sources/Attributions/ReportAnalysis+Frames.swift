import ArabicText
import Readings

extension ReportAnalysis {
    /// How a cue's content was found and where it begins.
    struct Frame {
        var kind: Frames
        /// The token that leads the content in: أن, a preposition, a colon, the opening mark, or the first token of the object.
        var intro: Int
        /// First token of the content.
        var start: Int
        /// UTF-8 offset at which the content begins when a clitic stands before it («بإقالة»).
        var offset: Int?
        /// The opening mark when the content is a quotation.
        var quote: Int?
    }

    /// Looks behind a cue for what it governs.
    /// - Parameters:
    ///   - start: first token behind the cue.
    ///   - end: end of the cue's sentence.
    func frame(_ wanted: Frames, from start: Int, end: Int, cueHasObject: Bool = false) -> Frame? {
        var limit = min(end, start + Self.window)
        // A cue inside quoted words looks no further than they reach.
        let around = start < count ? Int(quotation[start]) : -1
        if around >= 0 { limit = min(limit, Int(closing[around])) }
        if let found = clauseOrQuote(wanted, from: start, limit: limit) { return found }
        return prepositional(wanted, from: start, limit: limit)
    }

    /// أن/إن and quotations.
    private func clauseOrQuote(_ wanted: Frames, from start: Int, limit: Int) -> Frame? {
        guard !wanted.isDisjoint(with: .strong) else { return nil }
        var token = start
        while token < limit {
            let role = roles[token]
            if role.contains(.stop) { return nil }
            if role.contains(.colon) {
                guard wanted.contains(.quote), token + 1 < limit else { return nil }
                if has(token + 1, .openQuote) { return Frame(kind: .quote, intro: token, start: token + 1, quote: token + 1) }
                return Frame(kind: .quote, intro: token, start: token + 1)
            }
            if role.contains(.openQuote) {
                if wanted.contains(.quote), isSpeech(token, from: start, limit: limit), !isAppositive(token, from: start, limit: limit) {
                    return Frame(kind: .quote, intro: token, start: token, quote: token)
                }
                token = after(token, limit: limit)
                continue
            }
            if role.contains(.openBracket) {
                token = after(token, limit: limit)
                continue
            }
            // «أعلنت الوزارة تحقيقاً في الحادث الذي وصفه المحامي بأنه خطير», «المنطقة التي قال المرصد إن سكانها نزحوا»: the clause of a verb in a relative clause.
            if token > start + 1, role.contains(.cueVerb), has(token - 1, .relative), role.isDisjoint(with: [.name, .head, .article]),
                let reading = verbs[token]?.first, !reading.isParticiple,
                let inner = clauseWithin(reading, token, limit: limit)
            {
                if wanted.contains(.object) || wanted.contains(.reportThat) { return nil }
                token = inner + 1
                continue
            }
            // «وأن» goes on with a clause that another أن began.
            if role.contains(.complement), role.contains(.conjunction) {
                token += 1
                continue
            }
            if role.contains(.complement) {
                if isTaken(token, from: start) { return nil }
                // «مزاعم مفادها أن»: the clause is what the claims say.
                if token > start + 1, has(token - 1, .cueNoun), !has(token - 2, .preposition), let said = nouns[token - 1],
                    said.segmentation.enclitic.isThirdPerson, tables.nouns[Int(said.entry.row)].frames.contains(.that),
                    tables.nouns[Int(said.entry.row)].owner != .prefixed
                {
                    return nil
                }
                let before = token - 1
                if before >= start, has(before, .preposition) {
                    if allows(wanted, thatBehind: before) {
                        return that(token, intro: before, kind: wanted.contains(.that) ? .that : wanted.intersection(.strong), limit)
                    }
                    token += 1
                    continue
                }
                if before >= start, has(before, .blocker) {
                    token += 1
                    continue
                }
                if wanted.contains(.that) { return that(token, intro: token, kind: .that, limit) }
                if wanted.contains(.reportThat) { return that(token, intro: token, kind: .reportThat, limit) }
                token += 1
                continue
            }
            // «نفت الوزارة تقارير قالت إن»: the clause belongs to the noun's own verb.
            if token > start + 1, role.contains(.cueVerb), has(token - 1, .head), !has(token - 1, .article), !has(token - 1, .name),
                let reading = verbs[token]?.first, !reading.isParticiple, reading.cut.enclitic == .none,
                !tables.verbs[reading.row].frames.isDisjoint(with: .strong),
                isVerbPlace(token, verbs[token] ?? [])
            {
                return nil
            }
            // «نفى الحزب مقتل جنوده، وذلك بعد إعلان التحالف أنه»
            if token > start, wanted.contains(.object), text.text.token(token, is: "وذلك"), has(token + 1, .preposition) { return nil }
            // «قالت الوكالة في بيان، نشرته على موقعها، إن»: who carried the words on.
            let isCarrier =
                has(token - 1, [.comma, .venue])
                && (verbs[token]?.first.map { $0.cut.enclitic.isThirdPerson && tables.verbs[$0.row].isCarrying } ?? false)
            if isCarrier {
                token += 1
                continue
            }
            // «أكدت تحقيقات عدم حصول تجاوزات، حيث قامت الهيئة بـ"دراسة"»: quoted words of another clause.
            if token > start + 1, role.contains(.opener), has(token - 1, .comma), wanted.contains(.object), opensFiniteClause(token + 1) {
                return nil
            }
            // Another report begins: what follows is its own.
            if token > start, role.contains(.cueVerb), !isCircumstantial(token - 1), opensReport(token) || isSaying(token) { return nil }
            if token > start, role.contains(.cueNoun), isBySaying(token) { return nil }
            // «رد الوزير …، مع تشديده على أن»
            if token > start + 1, role.contains(.cueNoun), nouns[token]?.segmentation.enclitic.isThirdPerson ?? false, has(token + 1, .preposition),
                has(token + 2, .complement)
            {
                return nil
            }
            if wanted.contains(.object), role.contains(.comma), text.text.token(token + 1, is: "ولكن") || text.text.token(token + 1, is: "لكن") {
                return nil
            }
            token += 1
        }
        return nil
    }

    /// Where the clause or the name begins that a verb in a relative clause governs: right behind it or its subject.
    private func clauseWithin(_ reading: VerbReading, _ token: Int, limit: Int) -> Int? {
        let row = tables.verbs[reading.row]
        let named = reading.cut.enclitic.isThirdPerson && row.frames.contains(.objectWithBa)
        guard named || row.frames.contains(.that) else { return nil }
        var at = behindAdverbs(token + 1)
        if at < limit, !has(at, .complement), let standing = standing(at: at), standing != .unknown, !has(at, [.ba, .lam]) {
            at = phraseEnd(from: at, limit: limit, beforeObject: true)
        }
        at = behindAdverbs(at)
        if at < limit, has(at, .preposition), has(at + 1, .complement), allows(row.frames, thatBehind: at) { return at + 1 }
        guard at < limit, has(at, .complement), named ? text.text.foldedBytes(at).starts(with: [0xD8, 0xA8]) : !has(at, .conjunction) else {
            return nil
        }
        return at
    }

    /// «اتهمت المدينة الجيش بقتل رجال قال الناطق إنهم …»: a verb of saying nearer to أن has it.
    private func isTaken(_ complement: Int, from start: Int) -> Bool {
        var token = complement - 1
        var found: Int?
        while token > start, token > complement - 14 {
            if has(token, .relative) { return false }
            if found == nil, has(token, .cueVerb), roles[token].isDisjoint(with: [.name, .head, .article, .conjunction]),
                let reading = verbs[token]?.first,
                !reading.isParticiple, reading.cut.enclitic == .none, reading.features.aspect == .past,
                tables.verbs[reading.row].frames.contains(.that), !tables.verbs[reading.row].isHomograph,
                standing(at: token + 1).map({ $0 != .unknown }) ?? has(token + 1, .complement)
            {
                found = token
            }
            token -= 1
        }
        return found != nil
    }

    private func opensFiniteClause(_ token: Int) -> Bool {
        guard token < count, roles[token].isDisjoint(with: [.name, .article, .head, .cueVerb]) else { return false }
        return syntax?.verbs[token] ?? has(token, .verb)
    }

    /// «قائلا» leads its own content in, wherever it stands.
    private func isSaying(_ token: Int) -> Bool {
        guard let reading = verbs[token]?.first else { return false }
        return reading.isParticiple && tables.verbs[reading.row].isPlain
    }

    /// «بالقول», «بقوله»
    func isBySaying(_ token: Int) -> Bool {
        guard let match = nouns[token], tables.nouns[Int(match.entry.row)].owner == .prefixed else { return false }
        return match.segmentation.proclitics.contains(.ba)
    }

    private func that(_ token: Int, intro: Int, kind: Frames, _ limit: Int) -> Frame {
        // «أن» alone stays outside the content, «أنه» is part of it.
        let isFree = text.tokens[token].foldedRange.count <= 4 || isBareThat(token)
        var start = isFree ? token + 1 : token
        if has(start, [.comma, .colon]), start + 1 < limit { start += 1 }
        var quote = has(start, .openQuote) && !isNamedSubject(start) ? start : nil
        var offset: Int?
        if !isFree, has(token + 1, .openQuote), text.text.token(token, is: "انه") || text.text.token(token, is: "بانه") {
            // The pronoun of the fact («إنه "لا سلام"») stands outside the quoted words.
            start = token + 1
            quote = token + 1
        } else if !isFree, text.text.foldedBytes(token).starts(with: [0xD8, 0xA8]) {
            offset = text.text.textOffset(token: token, foldedOffset: 2)
        }
        return Frame(kind: kind, intro: intro, start: min(start, count - 1), offset: offset, quote: quote)
    }

    /// «إن "شركة الأفق"، وهي فرع …، أغلقت»: a few words in marks that name what the clause is about.
    private func isNamedSubject(_ open: Int) -> Bool {
        guard isClosed(open), length(ofQuotation: open) <= 4,
            !((open + 1)..<Int(closing[open])).contains(where: { has($0, [.verb, .cueVerb, .negation, .auxiliary]) })
        else { return false }
        let behind = Int(closing[open]) + 1
        guard behind + 2 < count else { return false }
        if has(behind, .comma) { return isCircumstantial(behind + 1) || has(behind + 1, .relative) }
        return has(behind, .article) && roles[behind].isDisjoint(with: [.conjunction, .ba, .lam, .name, .head])
    }

    private func isBareThat(_ token: Int) -> Bool {
        text.text.token(token, is: "بان") || text.text.token(token, is: "وان") || text.text.token(token, is: "فان")
            || text.text.token(token, is: "وبان") || text.text.token(token, is: "ان")
    }

    private func allows(_ wanted: Frames, thatBehind preposition: Int) -> Bool {
        let kind = prepositionFrame(preposition)
        if kind == .ala { return !wanted.isDisjoint(with: [.ala, .alaThat]) }
        if kind == .ila { return !wanted.isDisjoint(with: [.ila, .ilaThat]) }
        return kind.map { wanted.contains($0) } ?? false
    }

    func prepositionFrame(_ token: Int) -> Frames? {
        if text.text.token(token, is: "عن") || text.text.token(token, is: "عما") { return .an }
        if text.text.token(token, is: "علي") { return .ala }
        if text.text.token(token, is: "الي") { return .ila }
        if text.text.token(token, is: "من") { return .min }
        if text.text.token(token, is: "في") { return .fi }
        if text.text.token(token, is: "بشان") || text.text.token(token, is: "حول") || text.text.token(token, is: "بخصوص") { return .about }
        return nil
    }

    /// Whether the quotation at a mark is what somebody says rather than the name of something.
    private func isSpeech(_ open: Int, from start: Int, limit: Int) -> Bool {
        let words = length(ofQuotation: open)
        guard words > 0 else { return false }
        if has(open - 1, .colon) { return true }
        // «لـ "العربية"», with or without a space.
        if text.text.token(open - 1, is: "ل") { return words >= 6 }
        // «علق رجال من "الخوذ البيضاء"»: a few words behind a preposition name something.
        if words <= 3, open > 0, text.text.token(open - 1, is: "من"), open - 1 > start { return false }
        let next = Int(closing[open]) + 1
        let endsClause = next >= limit || has(next, [.stop, .comma]) || has(next, .conjunction)
        if has(open - 1, [.head, .venue]) || text.tokens[open].joinsPrevious, words <= 5, !endsClause || words <= 3 { return false }
        if text.tokens[open].joinsPrevious, open > 0, text.tokens[open - 1].kind == .word {
            // «لـ"العربي الجديد"», «بـ"فاكت"»: a preposition glued to the mark.
            return words >= 6
        }
        if words >= 5 { return true }
        return endsClause && open > start - 1 && words >= 2
    }

    /// «قال المتحدث باسم التحالف "قوات الشمال"، العقيد فلان، إن»: a quotation that names something in the subject before أن.
    private func isAppositive(_ open: Int, from start: Int, limit: Int) -> Bool {
        // «المتحدث باسم "غرفة العمليات"»
        if open > start, isClosed(open), length(ofQuotation: open) <= 8, text.text.token(open - 1, is: "باسم") { return true }
        guard open > start, isClosed(open), length(ofQuotation: open) <= 8, has(open - 1, [.name, .head, .article, .adjective]) else { return false }
        var token = Int(closing[open]) + 1
        while token < min(limit, open + 30) {
            if has(token, [.stop, .colon, .openQuote, .cueVerb, .verb, .opener]) { return false }
            if has(token, .complement) { return !has(token, .conjunction) && !has(token - 1, [.blocker, .preposition]) }
            token += 1
        }
        return false
    }

    /// Whether a cue verb behind another one starts a report of its own rather than standing inside the first one's noun phrase.
    func opensReport(_ token: Int) -> Bool {
        guard let readings = verbs[token], let reading = readings.first, isVerbPlace(token, readings) else { return false }
        if reading.isParticiple {
            // «حرية الدين والمعتقد»
            if reading.cut.proclitics.contains(.article) { return false }
            // «"…" مؤكدة أنهم»
            return has(token - 1, [.comma, .closeQuote]) || has(token, .conjunction)
                || has(token + 1, .complement) && !reading.cut.proclitics.contains(.article)
        }
        if has(token - 1, .relative) { return false }
        return has(token, .conjunction) || has(token - 1, [.opener, .comma])
            || (has(token - 1, .auxiliary) && has(token - 2, [.opener, .comma]))
    }

    /// Prepositions and bare objects.
    private func prepositional(_ wanted: Frames, from start: Int, limit: Int) -> Frame? {
        let prepositions = wanted.intersection(.prepositional)
        guard !prepositions.isEmpty else { return nil }
        var token = start
        while token < limit {
            let role = roles[token]
            if !role.isDisjoint(with: [.stop, .colon]) { return nil }
            // «ندد "بكافة أشكال العنف"»: the preposition stands inside the marks.
            if prepositions.contains(.ba), role.contains(.openQuote), isClosed(token), length(ofQuotation: token) >= 3,
                has(token + 1, .ba) || opensWithBa(token + 1), roles[token + 1].isDisjoint(with: [.complement, .venue])
            {
                return Frame(kind: .ba, intro: token, start: token, quote: token)
            }
            if !role.isDisjoint(with: [.openQuote, .openBracket]) {
                token = after(token, limit: limit)
                continue
            }
            if token > start, role.contains(.cueVerb), opensReport(token) || isSaying(token) { return nil }
            if token > start, role.contains(.cueNoun), isBySaying(token) { return nil }
            // «أمر بالتحقيق، بحسب الوكالة»: the ب of another.
            if role.contains(.cuePhrase), isSourcePhrase(token, limit: limit), let match = phrases[token] {
                token += max(1, Int(match.tokenCount))
                continue
            }
            // «أبلغت بصورة واضحة الوزير بأن»: how it is said.
            if let next = behindManner(token), next < limit {
                token = next
                continue
            }
            if prepositions.contains(.ba), isWord(token, .action),
                token == start || has(token - 1, [.name, .article, .adjective, .comma, .closeQuote])
            {
                return Frame(kind: .ba, intro: token, start: token, offset: text.text.textOffset(token: token, foldedOffset: 2))
            }
            if prepositions.contains(.whether), isWord(token, .whether), token + 2 < limit {
                return Frame(kind: .whether, intro: token, start: token)
            }
            if role.contains(.opener), token > start { return nil }
            // «أمر الوزير، الذي يواجه اتهامات بالإهمال، بالتحقيق»
            if role.contains(.comma), has(token + 1, .relative),
                let close = ((token + 2)..<max(token + 2, min(limit, token + 30))).first(where: { has($0, [.comma, .stop]) }),
                has(close, .comma)
            {
                token = close
                continue
            }
            // «شكك معارضون في رواية الشرطة»: of a verb that takes no clause the one «في» is its own.
            let isOwnIn =
                wanted.isDisjoint(with: .strong) && text.text.token(token, is: "في") && has(token + 1, .venue)
                && !((token + 2)..<max(token + 2, min(limit, token + 10))).contains { text.text.token($0, is: "في") }
            if role.contains(.preposition), let kind = prepositionFrame(token), prepositions.contains(kind), token + 1 < limit,
                !isOwnPreposition(token), kind != .ila || token == start || !leadsToHolder(token),
                kind == .ila ? !has(token + 1, .adverb) : isOwnIn || !isVenuePhrase(token, limit: limit), !has(token + 1, [.complement])
            {
                let next = token + 1
                return Frame(kind: kind, intro: token, start: next, quote: has(next, .openQuote) ? next : nil)
            }
            // «أشاد بما وصفه باللقاء التاريخي»
            if prepositions.contains(.ba), isWord(token, .what), text.text.foldedBytes(token).starts(with: [0xD8, 0xA8]),
                verbs[token + 1]?.first?.cut.enclitic.isThirdPerson ?? false
            {
                return Frame(kind: .ba, intro: token, start: token, offset: text.text.textOffset(token: token, foldedOffset: 2))
            }
            // «طالبت المنظمة بالتحقيق»: a noun of a text is also what is asked for.
            // «أشاد بتغريدة الوزير»: of a verb that takes no clause the ب is always its own.
            let isOwnBa = wanted.isDisjoint(with: .strong) && role.contains(.venue) && role.isDisjoint(with: [.head, .name, .particle, .adverb])
            // «غير مقتنع بهذا الأمر»
            let isThis =
                role.contains(.demonstrative) && text.text.foldedBytes(token).starts(with: [0xD8, 0xA8])
                && (token == start || has(token - 1, [.name, .article, .adjective]))
            if prepositions.contains(.ba), isThis {
                return Frame(kind: .ba, intro: token, start: token, offset: text.text.textOffset(token: token, foldedOffset: 2))
            }
            // «احتجاج بلاده»
            let isOwnLand = isWord(token, .homeland)
            if prepositions.contains(.ba), role.contains(.ba), !isOwnLand, !text.text.token(token, is: "باسم"), !isCharged(token - 1),
                isOwnBa || role.isDisjoint(with: [.head, .name, .particle, .adverb, .venue]) || token == start
                    || isDocument(token) && role.contains(.article) && role.isDisjoint(with: [.name, .venue])
            {
                return clitic(token, .ba, limit)
            }
            if prepositions.contains(.ba), opensWithBa(token), !isOwnLand, !isCharged(token - 1),
                token == start || has(token - 1, [.name, .article, .adjective, .comma]) || has(token - 1, .adverb) && wanted.isDisjoint(with: .strong)
            {
                // The evidence takes frequent phrases for words («برعاية»); right behind the verb or its subject they are none.
                return Frame(kind: .ba, intro: token, start: token, offset: text.text.textOffset(token: token, foldedOffset: 2))
            }
            if prepositions.contains(.lam), role.contains(.lam), token == start || !isServed(token),
                role.isDisjoint(with: [.head, .name, .particle, .adverb])
            {
                return clitic(token, .lam, limit)
            }
            // «بـ"…"»: the preposition alone before a mark.
            if prepositions.contains(.ba), text.text.token(token, is: "ب"), has(token + 1, .openQuote) {
                return Frame(kind: .ba, intro: token, start: token + 1, quote: token + 1)
            }
            token += 1
        }
        return nil
    }

    /// «المبعوث إلى ليبيا سمير حداد»: where an office is for, and who holds it.
    private func leadsToHolder(_ preposition: Int) -> Bool {
        guard let place = actors.name(at: preposition + 1), place.type != .person, let holder = actors.name(at: place.tokens.upperBound)
        else { return false }
        return holder.type == .person && holder.tokens.lowerBound == place.tokens.upperBound
            && roles[place.tokens.upperBound].isDisjoint(with: [.lam, .ba, .conjunction])
    }

    /// The token behind «بصورة واضحة», «بشكل غير مباشر».
    private func behindManner(_ token: Int) -> Int? {
        guard isWord(token, .manner), text.text.foldedBytes(token).starts(with: [0xD8, 0xA8]) else { return nil }
        let adjective = text.text.token(token + 1, is: "غير") ? token + 2 : token + 1
        return adjective < count && text.tokens[adjective].kind == .word && !isDefinite(adjective) ? adjective + 1 : nil
    }

    func opensWithBa(_ token: Int) -> Bool {
        guard text.tokens.indices.contains(token) else { return false }
        let word = text.text.foldedBytes(token)
        return text.tokens[token].kind == .word && word.count >= 8 && word.starts(with: [0xD8, 0xA8]) && !word.elementsEqual(Array("باسم".utf8))
            && roles[token].isDisjoint(with: [.name, .particle, .adverb, .bound, .venue, .verb, .cueVerb]) && !has(token - 1, .preposition)
    }

    func clitic(_ token: Int, _ kind: Frames, _ limit: Int) -> Frame {
        let cut = text.segmentations[token]
        // The article stays: «بالبقاء» has «البقاء» for content.
        let clitics = cut.proclitics.intersection([.waw, .fa, .ba]).rawValue.nonzeroBitCount
        let offset =
            kind == .lam
            ? Int(text.tokens[token].start)
            : cut.proclitics.contains(.ba) ? text.text.textOffset(token: token, foldedOffset: clitics * 2) : text.stemRange(token, cut).lowerBound
        return Frame(kind: kind, intro: token, start: token, offset: offset)
    }

    /// «في تصريح», «خلال مؤتمر», «على حسابه»: where something is said.
    func isVenuePhrase(_ token: Int, limit: Int) -> Bool {
        // «كشف عن اتصال»
        guard has(token, .preposition), !text.text.token(token, is: "عن") else { return false }
        return has(token + 1, .venue) || has(token + 1, .adverb)
    }
}

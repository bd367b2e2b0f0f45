import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    /// Where the content that begins at a frame ends.
    /// - Parameter end: end of the cue's sentence.
    /// - Returns: the content's tokens, without closing commas and stops.
    func content(of frame: Frame, cue: Range<Int>, end: Int) -> Range<Int> {
        var limit = end
        // A cue inside somebody's quoted words does not reach beyond them.
        let around = Int(quotation[cue.lowerBound])
        if around >= 0, isClosed(around) { limit = max(min(limit, Int(closing[around])), min(end, frame.start + 1)) }
        // A report goes on behind its title.
        if frame.kind == .report {
            let bounded = max(frame.start, min(limit, frame.start + Self.contentLimit))
            let next = ((frame.start + 1)..<max(frame.start + 1, bounded)).first {
                has($0, .conjunction) && has($0 - 1, .comma) && isOwnReport($0, limit: bounded)
            }
            return trimmed(frame.start..<(next ?? bounded))
        }
        if let quote = frame.quote {
            let close = Int(closing[quote])
            // «إنه "متفائل"، وإن المحادثات ستستأنف»: what is quoted is only the first of what is said.
            if isClosed(quote), has(frame.start - 1, .complement), close + 1 < limit, goesOn(close + 1, limit: limit) {
                var whole = frame
                whole.quote = nil
                return content(of: whole, cue: cue, end: end)
            }
            if !isClosed(quote), close - quote > Self.contentLimit { return trimmed(frame.start..<firstClause(from: frame.start, limit: close)) }
            let behind = isClosed(quote) ? close + 1 : close
            // «ما وصفته بـ"الصفقة" سيفجر المنطقة»: a name is no clause that goes on.
            if isClosed(quote), !frame.kind.isDisjoint(with: [.objectWithBa, .called]), behind < limit, isFinite(behind) {
                return frame.start..<behind
            }
            return frame.start..<endBehindQuotation(behind, quote: quote, limit: max(limit, min(behind, count)))
        }
        if let close = asideEnd(around: cue.lowerBound, frame, limit: limit) { return trimmed(frame.start..<close) }
        if let verb = subjectsVerb(around: cue.lowerBound, frame, limit: limit) { return trimmed(frame.start..<verb) }
        if let main = mainClause(behind: frame, cue: cue.lowerBound, limit: limit) { limit = main }
        // «ذكر أن السكان يطالبون بإبعاد المصنع، وأن البلدية», «قال إن تقريراً يرجح أن …، وإن خبراء»
        if let next = outerClause(behind: frame, cue: cue.lowerBound, limit: limit) { limit = next }
        if frame.kind.isDisjoint(with: .strong), let verdict = verdict(on: cue.lowerBound, from: frame.start, limit: limit) { limit = verdict }
        let bounded = min(limit, frame.start + Self.contentLimit)
        var token = frame.start
        var inserted = frame.start
        while token < bounded {
            if has(token, [.openQuote, .openBracket]) {
                token = after(token, limit: bounded)
                continue
            }
            // «إن الاتفاق، كما أعلن الرئيس، سيوقع»: the clause has not come to its verb before the aside.
            if has(token, .comma), has(token + 1, .cuePhrase), isSourcePhrase(token + 1, limit: bounded),
                let close = insertionEnd(token + 1, in: frame, limit: bounded)
            {
                inserted = close
                token = close + 1
                continue
            }
            if token > frame.start, !isOfAnother(token, cue: cue, frame), !goesOnInPresent(token, cue: cue.lowerBound, frame),
                endsContent(at: token, limit: bounded, frame: frame) || isNextOfSpeaker(token, cue: cue.lowerBound, limit: bounded)
            {
                break
            }
            token += 1
        }
        let rule = max(token, frame.start + 1)
        // A sentence without end says nothing of where the content ends: what is sure is its first clause.
        if rule >= bounded, bounded < limit { return trimmed(frame.start..<firstClause(from: frame.start, limit: bounded)) }
        if token < bounded, isPlainEnd(token, cue: cue.lowerBound, limit: bounded, isWeak: frame.kind.isDisjoint(with: .strong)) {
            return trimmed(frame.start..<rule)
        }
        guard let ends, frame.kind != .report else { return trimmed(frame.start..<rule) }
        let candidates = endCandidates(frame, limit: bounded, rule: rule).filter { inserted == frame.start || $0.token > inserted }
        guard !candidates.isEmpty else { return trimmed(frame.start..<rule) }
        let choice = ends.best(candidates.map(\.features))
        if candidates[choice].token >= bounded, bounded < limit {
            return trimmed(frame.start..<max(rule, firstClause(from: frame.start, limit: bounded)))
        }
        return trimmed(frame.start..<candidates[choice].token)
    }

    /// «إن ما نشرته الصحيفة عن لقاء سري | "محض خيال"», «أن الحديث عن صفقة | لا أساس له»: where a clause whose subject is what others say comes
    /// to what its speaker says of it.
    private func verdict(on cue: Int, from start: Int, limit: Int) -> Int? {
        var subject = isWord(cue - 1, .what) ? cue - 1 : has(cue - 1, .relative) ? cue - 2 : cue
        // «أن ما ورد في التقرير من مزاعم عن»
        if text.text.token(cue - 1, is: "من"),
            let what = (max(0, cue - 10)..<cue).last(where: { isWord($0, .what) && has($0 - 1, .complement) })
        {
            subject = what
        }
        guard has(subject - 1, .complement), text.segmentations[subject - 1].enclitic == .none, subject < cue || nouns[cue] != nil else { return nil }
        for token in (start + 1)..<max(start + 1, limit) {
            if has(token, [.comma, .stop, .colon, .relative, .complement]) { return nil }
            if isWord(token, .verdict) || text.text.token(token, is: "غير") && isWord(token + 1, .untrue) { return token }
            guard has(token, .openQuote) else { continue }
            // Words in marks at the end of the clause, which name nothing.
            let close = Int(closing[token])
            let isLast = isClosed(token) && (close + 1 >= limit || has(close + 1, [.comma, .stop]))
            return isLast && length(ofQuotation: token) <= 4 && !text.tokens[token].joinsPrevious
                && roles[token - 1].isDisjoint(with: [.head, .name])
                ? token : nil
        }
        return nil
    }

    /// «…، وأن البلدية»: a clause of its own behind the comma, not «وأن يرحل».
    private func goesOn(_ token: Int, limit: Int) -> Bool {
        guard has(token, .comma), token + 2 < limit, has(token + 1, .complement), has(token + 1, .conjunction) else { return false }
        return isPronounClause(token + 1) || text.segmentations[token + 1].enclitic != .none || !has(token + 2, [.verb, .cueVerb])
            || has(token + 2, [.article, .name, .head])
    }

    /// The comma at which a clause goes on that somebody tells around a content: where «وأن» or «وإن» repeats his particle and not the content's own.
    private func outerClause(behind frame: Frame, cue: Int, limit: Int) -> Int? {
        let inner = clauseParticle(frame.start)
        guard inner != nil || frame.kind.isDisjoint(with: .strong) else { return nil }
        var outer = Set<ClauseParticle>()
        for draft in drafts.suffix(24) where draft.contentTokens.contains(cue) && !draft.cueTokens.contains(cue) {
            if let particle = clauseParticle(draft.contentTokens.lowerBound) { outer.insert(particle) }
        }
        guard inner == nil || !outer.isEmpty else { return nil }
        return (frame.start..<max(frame.start, limit)).first { comma in
            guard goesOn(comma, limit: limit), let particle = clauseParticle(at: comma + 1), particle != inner else { return false }
            // A noun phrase holds no clause that goes on.
            if inner == nil { return true }
            // «يقر بأن …، وأن»: the preposition is seldom said twice.
            return outer.contains(particle) && (inner != .baAn || text.segmentations[comma + 1].enclitic == .none)
        }
    }

    /// «قال الوزير إن طهران ترفض العرض، لكنها تتعهد بـ»: what those do of whom somebody told stays in their tense.
    private func goesOnInPresent(_ comma: Int, cue: Int, _ frame: Frame) -> Bool {
        guard has(comma, .comma), !frame.kind.isDisjoint(with: .strong), frame.quote == nil, let own = verbs[cue]?.first, !own.isParticiple,
            own.features.aspect == .past,
            isWord(comma + 1, .however), let next = verbs[comma + 2]?.first, !next.isParticiple
        else { return false }
        // «إن المحققين يجهلون هويته، لكنهم حددوا أنه»: of those whom he tells of.
        return next.features.aspect == .present
            || next.features.number == .plural && own.features.number == .singular && frame.intro == cue + 2 && !isPluralPhrase((cue + 1)..<(cue + 2))
    }

    private enum ClauseParticle { case an, inn, baAn }

    /// The particle that leads in the clause that begins at a token, or is its first word.
    private func clauseParticle(_ start: Int) -> ClauseParticle? {
        for token in [start, start - 1, start - 2] where token >= 0 && token < count && has(token, .complement) { return clauseParticle(at: token) }
        return nil
    }

    private func clauseParticle(at token: Int) -> ClauseParticle? {
        guard has(token, .complement) else { return nil }
        var offset = Int(text.tokens[token].start)
        var isWithBa = false
        while offset < Int(text.tokens[token].end) {
            let (scalar, length) = UTF8Scalar.decode(text.text.utf8, at: offset)
            switch scalar {
            case 0x625: return .inn
            case 0x623: return isWithBa ? .baAn : .an
            case 0x628: isWithBa = true
            case 0x648, 0x641: break
            default: return nil
            }
            offset += length
        }
        return nil
    }

    /// A content that opened with a mark goes on behind the closing one when words follow that belong to its clause.
    private func endBehindQuotation(_ behind: Int, quote: Int, limit: Int) -> Int {
        var token = behind
        guard token < limit else { return min(behind, limit) }
        if has(token, [.stop, .comma, .colon, .dash]) { return token }
        if continuesQuotation(token) == false { return token }
        let bounded = min(limit, token + Self.window)
        while token < bounded {
            if has(token, .openQuote) {
                token = after(token, limit: bounded)
                if has(token, .comma) { return token }
                continue
            }
            if has(token, [.comma, .stop]) { break }
            if endsContent(at: token, limit: bounded, frame: nil) { break }
            token += 1
        }
        return trimmed(quote..<token).upperBound
    }

    /// Words that go on with a quotation's clause: a preposition, «وأن», «و"…"», an adjective; not another report.
    private func continuesQuotation(_ token: Int) -> Bool {
        if has(token, .cuePhrase) || has(token, .cueVerb) && !has(token, .article) || isContrast(token) { return false }
        if has(token, .conjunction) {
            return has(token, .complement) || has(token + 1, .openQuote)
        }
        if text.text.token(token, is: "و") { return has(token + 1, .openQuote) || has(token + 1, .complement) }
        return !has(token, .opener)
    }

    /// Whether what begins at a token no longer belongs to an indirect content before it.
    private func endsContent(at token: Int, limit: Int, frame: Frame?) -> Bool {
        let role = roles[token]
        // A content that is a noun phrase.
        let isPhrase = frame?.kind.isDisjoint(with: Frames.strong) == true
        // «تثبت ما نشرته الصحيفة», «سوى ما وعد به»: what the verb before it governs.
        if text.text.token(token, is: "ما"), !isOfBareNoun(token), !has(token - 1, [.preposition, .blocker]), !isFinite(token - 1),
            !isMeasure(token + 1),
            let reading = verbs[token + 1]?.first,
            reading.cut.enclitic.isThirdPerson, !isCalling(token + 1)
        {
            // «… ما نفته الوزارة»
            return true
        }
        // «… وهو ما نفته الوزارة»
        if role.contains(.conjunction), takesUp(token) { return true }
        if role.contains(.stop) { return true }
        if role.contains(.cuePhrase), isSourcePhrase(token, limit: limit) {
            return frame.map { insertionEnd(token, in: $0, limit: limit) == nil } ?? true
        }
        if role.contains(.colon), frame?.kind == .object { return true }
        // «وبينما تؤكد السلطات أن …، تنفي الشرطة أن»: the main clause behind a clause of contrast.
        if role.contains(.comma), has(token + 1, .cueVerb), !has(token + 1, [.name, .conjunction]), let reading = verbs[token + 1]?.first,
            !reading.isParticiple,
            let start = frame?.intro, has(text.text.sentences[Int(text.text.sentenceOfToken[start])].tokens.lowerBound, .opener),
            subjectAfter(token + 2, limit: min(limit, token + 8)).map({ $0.standing != .unknown }) ?? false, hasStrongFrame(token + 1, limit: limit)
        {
            return true
        }
        // «ناشدت الوزيرة الرئيس البقاء، بقولها إن»
        if isPhrase, role.contains(.cueNoun), isBySaying(token), token > (frame?.start ?? token) {
            return true
        }
        // «نفى التهم … رغم اعترافه»
        if isPhrase, text.text.token(token, is: "رغم"), token + 1 < limit, endsInPronoun(token + 1) {
            return true
        }
        if role.contains(.comma) {
            let next = token + 1
            guard next < limit else { return true }
            // «…، على حد وصفه», «…، بحسب تعبيره»
            if let word = (next + 1..<min(limit, next + 3)).first(where: isOwnWording),
                text.text.token(next, is: "علي") && text.text.token(word - 1, is: "حد")
                    || word == next + 1 && (phrases[next].map { !tables.phrases[Int($0.entry.row)].takesClause } ?? false),
                word + 1 >= limit || has(word + 1, [.comma, .stop])
            {
                return true
            }
            // «بالسرقة، تهم ينفيها محاميه»
            if isTakenUpByNoun(token) { return true }
            // «وصف القرار بأنه خطأ، وهو ما أثار غضب الحزب»: what came of it.
            if isPhrase, isWord(next, .resuming), text.text.token(next + 1, is: "ما") || text.text.token(next + 1, is: "الذي") { return true }
            if isContrast(next) || isThen(next, limit: limit) || takesUp(next) || opensVenue(next, limit: limit) || opensDenial(next, limit: limit) {
                return true
            }
            // «…، لكن كما يوضح المتحدث، لا تبدو …»
            for at in [next, next + 1] where has(at, .cuePhrase) && isWord(at, .likewise) && leadsClause(at + 1, limit: limit) != nil { return true }
            if let readings = verbs[next], let reading = readings.first {
                if reading.isParticiple { return hasFrame(next, limit: limit) }
            }
            if has(next, .opener), has(next + 1, .cueVerb) || has(next + 2, .cueVerb) {
                let verb = has(next + 1, .cueVerb) ? next + 1 : next + 2
                return hasFrame(verb, limit: limit)
            }
            // «…، لكن الصحيفة قالت إن»
            let isContrary = isWord(next, .contrary) && has(next + 1, .complement)
            if text.text.token(next, is: "لكن") || text.text.token(next, is: "ولكن") || isContrary,
                let verb = ((next + 1)..<max(next + 1, min(limit, next + 8))).first(where: {
                    has($0, [.verb, .cueVerb]) && !has($0, [.name, .article, .head])
                }),
                has(verb, .cueVerb), verb > next + 1, let standing = standing(at: isContrary ? next + 2 : next + 1), standing != .unknown,
                hasStrongFrame(verb, limit: limit)
            {
                return true
            }
            // «ذكر هذا أن …، أكد ذاك أن …»
            if has(next, .cueVerb), let reading = verbs[next]?.first, !reading.isParticiple, reading.features.aspect == .past, !has(next, .name),
                ((frame?.start ?? token)..<token).contains(where: { has($0, [.verb, .cueVerb]) && !has($0, [.name, .article]) })
            {
                return subjectAfter(next + 1, limit: min(limit, next + 12)).map { $0.standing != .unknown } ?? false
                    && hasStrongFrame(next, limit: limit)
            }
            if isPhrase, isOwnClause(next, limit: limit) { return true }
            if has(next, .conjunction), has(next, .cueVerb), let reading = verbs[next]?.first, !reading.isParticiple,
                reading.features.aspect == .past, isPhrase
            {
                // «حمل الوزير المعارضة المسؤولية، وأعلن»: a noun phrase holds no clause of its own.
                return true
            }
            // «حذر من سقوط المدينة، ولم يوضح»
            if isPhrase, has(next, .conjunction), has(next, [.negation, .auxiliary]),
                !text.text.token(next + 1, is: "سيما")
            {
                return true
            }
            if isPhrase, has(next, .preposition) || text.text.token(next, is: "رغم") { return true }
            if text.text.token(next, is: "وذلك") { return true }
            if has(next, .preposition), has(next + 1, .venue), has(next + 2, .relative) == false { return false }
            return false
        }
        if let readings = verbs[token], let reading = readings.first, reading.isParticiple, !has(token - 1, [.comma, .preposition]),
            // «إن الصحافيين متهمان بالتجسس»: what is said of them.
            reading.features.number == .singular
                || ![[0xD8, 0xA7, 0xD9, 0x86], [0xD9, 0x88, 0xD9, 0x86]].contains(Array(text.text.foldedBytes(token).suffix(4))),
            !reading.cut.proclitics.contains(.article), isVerbPlace(token, readings), !isNegatedPredicate(token),
            !tables.verbs[reading.row].isPlain || isPhrase, hasFrame(token, limit: limit),
            !((frame?.start ?? token)..<token).contains(where: { has($0, .cueVerb) })
        {
            // «أكد أن الصحة جيدة معرباً عن أمله», «رد على اتهامات بالتزوير قائلاً إنها»
            return true
        }
        if role.contains(.cueVerb), role.contains(.conjunction), let reading = verbs[token]?.first, !reading.isParticiple,
            reading.features.aspect == .past, !has(token - 1, .cueVerb), isVerbPlace(token, verbs[token] ?? [])
        {
            if isPhrase, has(token - 1, .closeQuote) || hasFrame(token, limit: limit) { return true }
            // «… وقال إن …»: the next report of the same narrator.
            return hasStrongFrame(token, limit: limit)
        }
        // «أنكرت وقوع وفيات وعزت النقص إلى»: the speaker's next verb.
        if let frame, frame.kind.isDisjoint(with: Frames.strong), frame.quote == nil, role.contains(.cueVerb), role.contains(.conjunction),
            role.isDisjoint(with: [.name, .head, .article]), let reading = verbs[token]?.first, !reading.isParticiple,
            reading.features.aspect == .past, isJoined(token, reading),
            !tables.verbs[reading.row].isHomograph || reading.features.gender == .feminine,
            tables.verbs[reading.row].frames.contains(.object) || tables.verbs[reading.row].frames.contains(.requestObject)
        {
            return true
        }
        // «ترفض ما وصفه بالابتزاز وتدعو إلى»: a name for something holds no clause.
        if frame?.kind == .objectWithBa, frame?.quote == nil, role.contains(.conjunction), role.contains(.cueVerb), let reading = verbs[token]?.first,
            !reading.isParticiple, role.isDisjoint(with: [.name, .head, .article]), hasFrame(token, limit: limit)
        {
            return true
        }
        // «ترفض موسكو الاتهامات وتؤكد أن»
        if role.contains(.cueVerb), role.contains(.conjunction), isPhrase, role.isDisjoint(with: [.name, .head, .article]),
            let reading = verbs[token]?.first, !reading.isParticiple, reading.features.aspect == .present,
            (frame?.kind == .object || frame?.kind == .utterance) && hasStrongFrame(token, limit: limit)
                || frame.map({ goesOnLike(reading, $0) }) ?? false && hasFrame(token, limit: limit)
        {
            return true
        }
        // «تتهم موسكو بالتجسس | والكرملين ينفي»
        if isPhrase, role.contains(.conjunction), denial(behind: token, limit: limit) != nil || isOthersClause(token, limit: limit) { return true }
        if isPhrase {
            // «وعدت بدفع الرواتب لكنها لم تف بوعدها»
            if isBut(token), token > (frame?.start ?? token) + 1 { return true }
            // A phrase ends where another clause begins.
            if role.contains(.opener), has(token - 1, .comma) { return true }
            // «اتهمت الشرطة سائقاً بالإهمال بينما اتهمت آخر بـ»
            if isContrast(token), let next = verbs[token + 1]?.first, !next.isParticiple, has(token + 1, .cueVerb),
                roles[token + 1].isDisjoint(with: [.name, .head, .article, .preposition]), isVerbPlace(token + 1, verbs[token + 1] ?? [])
            {
                return true
            }
            // «نفت المدينة التدخل كما نفى الوزير علمه به»
            if let start = frame?.start, token > start + 1, isWord(token, .likewise), let next = verbs[token + 1]?.first, !next.isParticiple,
                next.features.aspect == .past,
                hasFrame(token + 1, limit: limit) || standing(at: token + 2).map({ $0 != .unknown }) ?? false
            {
                return true
            }
            if role.contains(.conjunction), has(token - 1, .comma), role.contains(.verb) { return true }
        }
        return false
    }

    /// «دعوات للتظاهر | والجيش يحذر من الفوضى»: somebody else and what he says in the present.
    private func isOthersClause(_ first: Int, limit: Int) -> Bool {
        guard let standing = standing(at: first), standing != .unknown, roles[first].isDisjoint(with: [.ba, .lam]) else { return false }
        let verb = phraseEnd(from: first, limit: min(limit, first + 8), beforeObject: true)
        guard verb > first, verb < limit, let reading = verbs[verb]?.first, !reading.isParticiple, reading.features.aspect == .present,
            reading.cut.enclitic == .none, reading.features.number == .singular, !has(verb, .conjunction),
            roles[verb].isDisjoint(with: [.name, .head, .article])
        else { return false }
        return hasFrame(verb, limit: limit) || tables.verbs[reading.row].frames.contains(.object) && isObject(verb + 1)
    }

    /// «يدين الهجوم ويطالب بـ»: a present that agrees with that of the verb before the content.
    private func goesOnLike(_ next: VerbReading, _ frame: Frame) -> Bool {
        guard let own = (max(0, frame.start - 6)..<frame.start).last(where: { has($0, .cueVerb) }), let reading = verbs[own]?.first else {
            return false
        }
        return !reading.isParticiple && reading.features.aspect == .present && reading.features.gender == next.features.gender
            && reading.features.number == next.features.number
    }

    /// «قال الوزير إن خبراء زاروا المدينة واستنتجوا أن», «إن المديرة … وأكدت أن»: a verb that does not agree with the speaker's and names
    /// no subject has one inside what he says.
    private func isOfAnother(_ token: Int, cue: Range<Int>, _ frame: Frame) -> Bool {
        guard has(token, .cueVerb), has(token, .conjunction), !frame.kind.isDisjoint(with: .strong), let next = verbs[token]?.first,
            !next.isParticiple,
            standing(at: token + 1).map({ $0 == .unknown }) ?? true
        else { return false }
        guard let own = verbs[cue.lowerBound]?.first, !own.isParticiple, own.features.number == .singular else {
            // «بحسب الصحيفة فإن الوزير غادر القاعة وقال إن», «نقلت عن مصدر قوله إن الوزيرة غادرت وقالت إن»
            let teller = tellerGender(cue, before: frame.intro)
            return teller != .none && next.features.number == .singular && next.features.gender != .none && next.features.gender != teller
        }
        // «إن الخارجية استدعت السفير وأبلغته أن», «إن صديقه زاره وقال له إن»: to somebody in what is told.
        let row = tables.verbs[next.row]
        // «أكد الوزير أن البعثة أوضحت أن …، وتوقع أن»: it agrees with the verb of whoever tells it all.
        if let outer = container(of: cue.lowerBound), let teller = verbs[outer.cueTokens.lowerBound]?.first, !teller.isParticiple,
            teller.features.number == next.features.number,
            teller.features.gender == next.features.gender, teller.features.gender != own.features.gender,
            teller.features.aspect == next.features.aspect, has(token - 1, .comma)
        {
            return false
        }
        if next.features.aspect == .past,
            row.isAddressing && next.cut.enclitic.isThirdPerson
                || row.isPlain && has(token + 1, .bound) && text.text.foldedBytes(token + 1).starts(with: [0xD9, 0x84]),
            !isPronounClause(frame.start)
        {
            return true
        }
        let subject = cue.upperBound..<max(cue.upperBound, frame.intro)
        if next.features.number != .singular {
            return !subject.contains { has($0, [.head, .name]) && (has($0, .conjunction) || isPluralPhrase($0..<($0 + 1)) || isPluralNamed($0)) }
                && !subject.isEmpty
        }
        return own.features.gender == .feminine && next.features.gender == .masculine
            || own.features.gender == .masculine && next.features.gender == .feminine
    }

    /// Gender of the one whom a phrase or a noun with a pronoun names as the teller.
    private func tellerGender(_ cue: Range<Int>, before intro: Int) -> WordFeatures.Gender {
        if let noun = nouns[cue.lowerBound], noun.segmentation.enclitic.isThirdPerson {
            let features = pronounFeatures(noun.segmentation.enclitic)
            return features.number == .plural ? .none : features.gender
        }
        if let own = verbs[cue.lowerBound]?.first, own.isParticiple { return own.features.number == .singular ? own.features.gender : .none }
        guard has(cue.lowerBound, .cuePhrase), let head = (cue.upperBound..<max(cue.upperBound, intro)).first(where: { has($0, .head) }),
            heads[head] >= 0, !has(head, .name)
        else { return .none }
        if isFeminineWord(head) { return .feminine }
        let kind = tables.heads[Int(heads[head])].kind
        return (kind == .title || kind == .anonymous) && !isPluralPhrase(head..<(head + 1)) ? .masculine : .none
    }

    /// «الحوثيون»
    private func isPluralNamed(_ token: Int) -> Bool { actors.name(at: token).map { isPluralName($0.entity) } ?? false }

    /// One past the first clause: up to a comma, or a few words.
    private func firstClause(from start: Int, limit: Int) -> Int {
        let bound = min(limit, start + Self.clauseLimit)
        var token = start + 1
        while token < bound, !has(token, [.comma, .dash]) || token < start + 8 { token += 1 }
        return max(token, start + 1)
    }

    /// Ends that need no weighing: a contrast, the narrator's «كما يوضح», a resumptive clause, «فتحدث عن», the same speaker's next verb.
    /// - Parameter isWeak: the content is a noun phrase.
    private func isPlainEnd(_ token: Int, cue: Int, limit: Int, isWeak: Bool) -> Bool {
        if text.text.token(token, is: "ما"), !isOfBareNoun(token), !isCalling(token + 1), !isMeasure(token + 1) { return true }
        if has(token, .conjunction), takesUp(token) { return true }
        if isWeak, has(token, .cueVerb), has(token, .conjunction), has(token - 1, .closeQuote) || hasFrame(token, limit: limit) { return true }
        // «ينفي أن …، وقال "…"»: words of his own behind what was told of him.
        if has(token, .cueVerb), has(token, .conjunction), verbs[token]?.first?.features.aspect == .past, has(token + 1, [.openQuote, .colon]) {
            return true
        }
        // «إن …، وأشار إلى أن …»: the same speaker's next report.
        if has(token, .cueVerb), has(token, .conjunction), let reading = verbs[token]?.first, !reading.isParticiple, reading.features.aspect == .past,
            hasStrongFrame(token, limit: limit)
        {
            return true
        }
        guard has(token, .comma) else { return false }
        let next = token + 1
        if isContrast(next) || isNextOfSpeaker(token, cue: cue, limit: limit) || takesUp(next) || opensVenue(next, limit: limit)
            || opensDenial(next, limit: limit)
        {
            return true
        }
        if text.text.token(next, is: "وذلك"), has(next + 1, .preposition), has(next + 2, .venue) { return true }
        if isWeak, has(next, .cueVerb), has(next, .conjunction) || isOwnClause(next, limit: limit) { return true }
        // «طالبت الرابطة بإيقاف المحاكمات، محملة الحركة المسؤولية»
        if isWeak, let other = verbs[next]?.first, other.isParticiple, let own = verbs[cue]?.first, !own.isParticiple,
            own.features.gender == other.features.gender,
            own.features.number == other.features.number
        {
            return true
        }
        for at in [next, next + 1] where has(at, .cuePhrase) && isWord(at, .likewise) && leadsClause(at + 1, limit: limit) != nil { return true }
        return isThen(next, limit: limit)
    }

    /// «صحة ما أعلنته الوزارة»: «ما» is the genitive of the noun before it.
    private func isOfBareNoun(_ token: Int) -> Bool {
        token > 0 && text.tokens[token - 1].kind == .word && !isWord(token - 1, .resuming) && !isDefinite(token - 1) && !endsInPronoun(token - 1)
            // «سوى نقل ما قاله نواب», «إلى تكرار ما نشرته الصحف»
            && roles[token - 1].isDisjoint(
                with: TokenRoles.particle.union(
                    has(token - 2, [.preposition, .blocker]) ? [.name, .adverb, .bound, .mark] : [.name, .adverb, .bound, .verb, .cueVerb, .mark]))
    }

    /// «قوله», «وصفها», «تعبيرهم»
    private func isOwnWording(_ token: Int) -> Bool {
        guard text.tokens[token].kind == .word, endsInPronoun(token) else { return false }
        let letters = text.text.foldedBytes(token)
        return ["قول", "وصف", "تعبير"].contains { letters.starts(with: Array($0.utf8)) && letters.count <= $0.utf8.count + 4 }
    }

    /// «ما نسبته 70 في المئة»
    private func isMeasure(_ verb: Int) -> Bool { verb + 1 < count && text.tokens[verb + 1].kind == .number }

    /// «ما وصفه بـ», «ما تسميه "…"»: a name for something, nothing that somebody else takes up.
    private func isCalling(_ verb: Int) -> Bool {
        guard let reading = verbs[verb]?.first else { return false }
        let frames = tables.verbs[reading.row].frames
        if frames.contains(.called), reading.cut.enclitic.isThirdPerson { return true }
        guard frames.contains(.objectWithBa) else { return false }
        func isName(_ token: Int) -> Bool {
            text.text.token(token, is: "ب") || token < count && (has(token, .openQuote) || text.text.foldedBytes(token).starts(with: [0xD8, 0xA8]))
        }
        if isName(verb + 1) { return true }
        // «ما وصفه الوزير أمس بالهزيمة»
        guard reading.cut.enclitic.isThirdPerson else { return false }
        let first = behindAdverbs(verb + 1)
        guard let standing = standing(at: first), standing != .unknown, !has(first, [.ba, .lam]) else { return first > verb + 1 && isName(first) }
        return isName(behindAdverbs(phraseEnd(from: first, limit: min(count, first + 16), beforeObject: true)))
    }

    /// «وهو ما نفاه الوزير», «الأمر الذي أكدته الشرطة»: somebody else speaks of what was said.
    private func takesUp(_ token: Int) -> Bool {
        if isTakenUpByNoun(token) { return true }
        guard isWord(token, .resuming), text.text.token(token + 1, is: "ما") || text.text.token(token + 1, is: "الذي") else { return false }
        let verb = has(token + 2, .auxiliary) ? token + 3 : token + 2
        return verbs[verb]?.first.map { !$0.isParticiple && $0.cut.enclitic.isThirdPerson } ?? false
    }

    /// «إن الإدارة، بحسب مسؤولين، أعدت قائمة», «أن التحالف اتفق، بحسب مندوب، على»: within a clause that has not come to its verb or to what the verb governs.
    /// - Returns: the comma that closes the phrase.
    func insertionEnd(_ token: Int, in frame: Frame, limit: Int) -> Int? {
        guard !frame.kind.isDisjoint(with: .strong), frame.quote == nil, has(token - 1, .comma), token > frame.start + 1, let match = phrases[token]
        else { return nil }
        let source = token + Int(match.tokenCount)
        guard let close = (source..<max(source, min(limit, source + 10))).first(where: { has($0, [.comma, .stop, .colon, .openQuote]) }),
            has(close, .comma), close + 1 < limit, !has(close + 1, .mark),
            roles[close + 1].isDisjoint(with: [.conjunction, .opener, .relative, .complement]), !isWord(close + 1, .resuming)
        else { return nil }
        // «كما أكد وزيرها الجديد، فلان، أن»: the clause is the one's whom the phrase names.
        if isWord(token, .likewise), let led = leadsClause(token + 1, limit: limit),
            led.clause != close + 1 || (frame.start..<token).contains(where: isFinite)
        {
            return nil
        }
        let verbs = (frame.start..<(token - 1)).filter {
            has($0, [.verb, .cueVerb, .auxiliary]) && roles[$0].isDisjoint(with: [.name, .article, .head])
        }
        if verbs.isEmpty { return has(close + 1, .preposition) ? nil : close }
        return verbs == [token - 2] && has(close + 1, .preposition) ? close : nil
    }

    /// «، وفي حديث مع الإذاعة وصف …»: where the next thing was said.
    private func opensVenue(_ token: Int, limit: Int) -> Bool {
        guard has(token, .conjunction), has(token, .preposition), has(token + 1, .venue) else { return false }
        return ((token + 2)..<max(token + 2, min(limit, token + 14))).contains { verb in
            has(verb, .cueVerb) && !has(verb, [.name, .article, .conjunction]) && verbs[verb]?.first?.features.aspect == .past
                && !has(verb - 1, .relative)
        }
    }

    /// «، فتحدث عن»: what the speaker did next.
    private func isThen(_ token: Int, limit: Int) -> Bool {
        guard has(token, .conjunction), has(token, .cueVerb), text.text.foldedBytes(token).starts(with: [0xD9, 0x81]),
            let reading = verbs[token]?.first
        else { return false }
        return !reading.isParticiple && reading.features.aspect == .past && reading.cut.proclitics.contains(.fa) && hasFrame(token, limit: limit)
    }

    /// «زاعمة أن …، ودعت إلى»: the next verb of a speaker in the feminine; «يرى المجلس أن …، ويحذر من أن»: in the present.
    private func isNextOfSpeaker(_ comma: Int, cue: Int, limit: Int) -> Bool {
        if has(comma, .comma), comma + 1 < limit, let next = verbs[comma + 1]?.first, !next.isParticiple, next.features.aspect == .present,
            isJoined(comma + 1, next), let own = verbs[cue]?.first,
            !own.isParticiple, own.features.aspect == .present, own.features.gender == next.features.gender,
            own.features.number == next.features.number, container(of: cue) == nil
        {
            return hasStrongFrame(comma + 1, limit: limit)
        }
        // «اعتبرت موسكو أن …، كما اعتبرت الغرب منحازاً»
        if has(comma, .comma), comma + 2 < limit, isWord(comma + 1, .likewise), let next = verbs[comma + 2]?.first, !next.isParticiple,
            let own = verbs[cue]?.first, !own.isParticiple,
            next.features.aspect == .past, own.features.aspect == .past, next.features.gender == own.features.gender,
            next.features.number == .singular, own.features.number == .singular, container(of: cue) == nil,
            isVerbPlace(comma + 2, verbs[comma + 2] ?? []), roles[comma + 2].isDisjoint(with: [.name, .head, .article])
        {
            return hasFrame(comma + 2, limit: limit) || isObject(comma + 3)
        }
        // «قال الوزير إن الحرب انتهت، واتهم المعارضة بـ»: nobody else is there who could.
        if has(comma, .comma), comma + 1 < limit, let next = verbs[comma + 1]?.first, !next.isParticiple, next.features.aspect == .past,
            next.features.number == .singular, next.features.gender == .masculine,
            isJoined(comma + 1, next), let own = verbs[cue]?.first, !own.isParticiple, own.features.aspect == .past,
            own.features.gender == .masculine, own.features.number == .singular, comma - cue <= 24,
            standing(at: comma + 2).map({ $0 == .unknown || isLoneObject(comma + 2, before: min(limit, comma + 8), next) }) ?? true,
            let lead = (cue..<comma).last(where: { has($0, .complement) }),
            !((lead + 1)..<comma).contains(where: { has($0, [.name, .head, .openQuote]) })
        {
            return hasFrame(comma + 1, limit: limit)
        }
        guard has(comma, .comma), comma + 1 < limit, has(comma + 1, .conjunction), let next = verbs[comma + 1]?.first, !next.isParticiple,
            next.features.aspect == .past, next.features.gender == .feminine, next.features.number == .singular, let own = verbs[cue]?.first,
            own.features.gender == .feminine
        else { return false }
        return hasFrame(comma + 1, limit: limit)
    }

    /// «…، ونقلت الوكالة عن»: a verb of saying with its own subject and content.
    private func isOwnReport(_ token: Int, limit: Int) -> Bool {
        guard let reading = verbs[token]?.first, !reading.isParticiple, reading.features.aspect == .past, hasFrame(token, limit: limit) else {
            return false
        }
        return subjectAfter(token + 1, limit: min(limit, token + 12)).map {
            $0.standing != .unknown && $0.tokens.lowerBound == token + 1 && !has($0.tokens.lowerBound, .head) || $0.standing == .named
        } ?? false
    }

    /// «بينما», «فيما», «في حين», «في وقت»: the narrator sets something beside what was said.
    private func isContrast(_ token: Int) -> Bool {
        if text.text.token(token, is: "بينما") || text.text.token(token, is: "فيما") { return true }
        return text.text.token(token, is: "في")
            && (text.text.token(token + 1, is: "حين") || text.text.token(token + 1, is: "وقت") || text.text.token(token + 1, is: "الوقت"))
    }

    /// «رداً على تقارير عن غارة، قال المتحدث إن»: behind an adverbial the sentence's own verb of saying.
    private func isOwnClause(_ token: Int, limit: Int) -> Bool {
        guard has(token, .cueVerb), roles[token].isDisjoint(with: [.name, .head, .article]), let reading = verbs[token]?.first, !reading.isParticiple,
            reading.features.aspect == .past, let subject = subjectAfter(token + 1, limit: min(limit, token + 14))
        else { return false }
        return subject.standing != .unknown && hasStrongFrame(token, limit: limit)
    }

    /// «…، لكن الحركة نفت ذلك»: behind a comma somebody else's denial of what was said.
    private func opensDenial(_ next: Int, limit: Int) -> Bool {
        // «غير أن مكتبه نفى ذلك»
        let isContrary = isWord(next, .contrary) && has(next + 1, .complement)
        let first = isContrary ? next + 2 : next + 1
        guard isContrary || text.text.token(next, is: "لكن") || text.text.token(next, is: "ولكن"), let standing = standing(at: first),
            standing != .unknown || endsInPronoun(first)
        else { return false }
        let verb = phraseEnd(from: first, limit: min(limit, next + 12), beforeObject: true)
        guard let reading = verbs[verb]?.first, tables.verbs[reading.row].stance == .denies else { return false }
        return has(verb + 1, .demonstrative) || text.text.token(verb + 1, is: "ذلك")
    }

    /// «لكن السكان», «لكنها», «غير أن»
    private func isBut(_ token: Int) -> Bool {
        text.text.token(token, is: "لكن") || isWord(token, .however) || isWord(token, .contrary) && has(token + 1, .complement)
    }

    private func hasFrame(_ token: Int, limit: Int) -> Bool {
        for reading in verbs[token] ?? [] where frame(tables.verbs[reading.row].frames, from: token + 1, end: limit) != nil { return true }
        // «ووصفه بأنه»
        for reading in verbs[token] ?? [] where reading.cut.enclitic.isThirdPerson && tables.verbs[reading.row].frames.contains(.objectWithBa) {
            return has(token + 1, .ba) || has(token + 1, .complement) || text.text.token(token + 1, is: "ب")
        }
        for reading in verbs[token] ?? [] where !tables.verbs[reading.row].frames.isDisjoint(with: [.object, .objectWithBa, .speechObject]) {
            return reading.isParticiple
        }
        // «رافضا حجة الدفاع»
        for reading in verbs[token] ?? [] where tables.verbs[reading.row].frames.contains(.utterance) && token + 1 < limit {
            return reading.isParticiple && (has(token + 1, .cueNoun) || weighedNouns[token + 1] != nil)
        }
        return false
    }

    private func hasStrongFrame(_ token: Int, limit: Int) -> Bool {
        for reading in verbs[token] ?? [] {
            let wanted = tables.verbs[reading.row].frames.intersection(Frames.strong.union(.prepositional))
            // «وأشار إلى أن»: the preposition is the verb's own and أن follows it.
            if !wanted.isDisjoint(with: .strong), frame(wanted, from: token + 1, end: limit).map({ !$0.kind.isDisjoint(with: .strong) }) ?? false {
                return true
            }
        }
        return false
    }

    /// Drops commas, stops and dashes at the end.
    func trimmed(_ tokens: Range<Int>) -> Range<Int> {
        var end = tokens.upperBound
        while end > tokens.lowerBound + 1, has(end - 1, [.comma, .stop, .colon, .dash]) { end -= 1 }
        return tokens.lowerBound..<end
    }

    /// The clause before a cue that stands behind its content: «…، بحسب المصدر».
    func contentBefore(_ cue: Int, start: Int) -> Range<Int>? {
        var end = cue
        while end > start, has(end - 1, [.comma, .dash]) || text.text.token(end - 1, is: "(") { end -= 1 }
        guard end > start else { return nil }
        var begin = behindDateline(start, end: end)
        if end - begin > Self.contentLimit {
            // Nobody reports a page in one sentence: the clause before the cue is what is sure.
            begin = end - Self.clauseLimit
            if let comma = (begin..<(end - 8)).last(where: { has($0, .comma) }) { begin = comma + 1 }
        }
        // Words of the same quotation alone when the cue stands inside one.
        let around = Int(quotation[cue])
        if around >= 0, around + 1 > begin { begin = around + 1 }
        // «ليتبين أن …»: what the narrator puts before أن stays outside when a quotation follows; else the whole sentence.
        while begin < end, has(begin, .comma) { begin += 1 }
        // The narrator's «كما», «يذكر أن», «غير أن» stay outside.
        if has(begin, .opener) || text.text.token(begin, is: "يذكر") || text.text.token(begin, is: "ويذكر") {
            if has(begin + 1, .complement), begin + 3 < end {
                begin += 2
            } else if has(begin, .opener), has(begin + 1, [.verb, .cueVerb]), begin + 2 < end {
                begin += 1
            }
        }
        if end - begin > 2, text.text.token(end - 1, is: "وذلك") { end -= 1 }
        while end > begin + 1, has(end - 1, [.comma, .dash]) { end -= 1 }
        return begin < end ? begin..<end : nil
    }

    /// One past a dateline such as «دبي، الإمارات (CNN) --» at the start of a sentence.
    func behindDateline(_ start: Int, end: Int) -> Int {
        var token = start
        while token < min(end, start + 14) {
            if has(token, .dash), has(token - 1, [.closeBracket, .dash]) {
                while token < end, has(token, .dash) { token += 1 }
                return token
            }
            // «أتلانتا، الولايات المتحدة (CNN) نفى الرئيس»
            if has(token, .closeBracket), token >= start + 2, has(token - 2, .openBracket), text.tokens[token - 1].kind == .latin, token + 1 < end,
                has(token + 1, [.cueVerb, .verb]), roles[token + 1].isDisjoint(with: [.conjunction, .name, .head])
            {
                return token + 1
            }
            token += 1
        }
        return start
    }

    /// UTF-8 offset at which content tokens begin: a leading و or ف of the sentence stays outside.
    func contentStart(_ tokens: Range<Int>, dropsConjunction: Bool) -> Int {
        let first = tokens.lowerBound
        guard dropsConjunction, has(first, .conjunction) else { return Int(text.tokens[first].start) }
        let cut = text.segmentations[first]
        if !cut.proclitics.isDisjoint(with: .conjunctions) {
            return text.text.textOffset(token: first, foldedOffset: 2)
        }
        return Int(text.tokens[first].start)
    }

    /// direct: the whole in quotation marks; mixed: marks inside; indirect: none.
    func mode(of tokens: Range<Int>) -> AttributionRecord.Mode {
        guard let first = tokens.first, let last = tokens.last else { return .indirect }
        if has(first, .openQuote) {
            let close = Int(closing[first])
            if close >= last || (isClosed(first) && close + 1 >= last && has(last, [.stop, .comma])) { return .direct }
        }
        let around = Int(quotation[first])
        if around >= 0, around == Int(quotation[last]), !tokens.contains(where: { has($0, .openQuote) }) { return .indirect }
        for token in tokens where has(token, [.openQuote, .closeQuote]) { return .mixed }
        return .indirect
    }
}

import Actors
import ArabicText
import Knowledge
import Readings

extension ReportAnalysis {
    mutating func run() {
        for sentence in text.text.sentences {
            guard let first = sentence.tokens.first, !skip[first] || quotation[first] >= 0 else { continue }
            read(sentence.tokens)
        }
        extendReports()
        extendTellers()
    }

    /// «وبحسب الإذاعة، أوضحت الوزيرة أن …، مضيفة أن», «نقلت الوكالة عن الوزير أن …، مشيراً إلى»: what a teller tells goes on as long as
    /// the one of whom it is told goes on in the same sentence.
    private mutating func extendTellers() {
        for index in drafts.indices {
            let teller = drafts[index]
            let isTelling =
                tables.relating.contains(teller.rule) || isPhrase(teller) && teller.contentTokens.lowerBound >= teller.cueTokens.upperBound
            guard isTelling || teller.gender != .none && teller.frame.map({ !$0.kind.isDisjoint(with: .strong) && $0.quote == nil }) ?? false else {
                continue
            }
            let sentence = text.text.sentenceOfToken[teller.cueTokens.lowerBound]
            var end = teller.contentTokens.upperBound
            for next in (index + 1)..<max(index + 1, min(drafts.count, index + 12)) {
                let draft = drafts[next]
                let cue = draft.cueTokens.lowerBound
                guard cue >= end, cue <= end + 2, text.text.sentenceOfToken[cue] == sentence else { continue }
                // «أوضح مصدر أن الوزير غادر القاعة وقال إن», «قالت إن الشرطة فتشت الدار، وطلبت من»: he of whom it is told goes on.
                if cue == end || cue == end + 1 && has(end, .comma), has(cue, .conjunction), let source = draft.sourceTokens,
                    teller.contentTokens.contains(source.lowerBound),
                    source.upperBound <= cue,
                    draft.contentTokens.lowerBound > cue, draft.contentTokens.upperBound > end
                {
                    end = draft.contentTokens.upperBound
                    continue
                }
                guard draft.sourceTokens.map({ $0.upperBound <= cue && teller.contentTokens.contains($0.lowerBound) }) ?? true,
                    draft.entity != teller.entity,
                    draft.contentTokens.lowerBound >= draft.cueTokens.upperBound, draft.contentTokens.upperBound > end,
                    // «أعلنت الوكالة أن الناطق نفى …، واصفاً»: of two who speak the participle agrees with the inner one alone.
                    isTelling
                        || (verbs[cue]?.first?.isParticiple ?? false)
                            && (draft.gender != .none && draft.gender != teller.gender || teller.kind == .outlet && draft.kind == .named),
                    drafts[index..<next].contains(where: {
                        $0.cueTokens.lowerBound > teller.cueTokens.lowerBound && $0.cueTokens.lowerBound < end && $0.entity == draft.entity
                            && $0.kind == draft.kind
                    })
                else { continue }
                end = draft.contentTokens.upperBound
            }
            guard end > teller.contentTokens.upperBound else { continue }
            drafts[index].contentTokens = teller.contentTokens.lowerBound..<end
            drafts[index].content = teller.content.lowerBound..<Int(text.tokens[end - 1].end)
            drafts[index].mode = mode(of: drafts[index].contentTokens)
        }
    }

    /// What a paper's report says goes on through the sentences of its paragraph that its author goes on to tell.
    mutating func extendReports() {
        for index in drafts.indices where drafts[index].rule == "publish" || drafts[index].rule == "broadcast" {
            let paragraph = text.text.paragraphs[Int(text.text.paragraphOfToken[drafts[index].cueTokens.lowerBound])].tokens
            var end = drafts[index].contentTokens.upperBound
            var next = index + 1
            while next < drafts.count,
                drafts[next].cueTokens.lowerBound < paragraph.upperBound || drafts[next].cueTokens.lowerBound < end || isAuthor(drafts[next])
            {
                let draft = drafts[next]
                let isOwn = draft.entity == drafts[index].entity && draft.kind == drafts[index].kind
                if draft.cueTokens.lowerBound >= end {
                    let sentence = text.text.sentences[Int(text.text.sentenceOfToken[draft.cueTokens.lowerBound])].tokens
                    guard isOwn, draft.cueTokens.lowerBound <= sentence.lowerBound + 1 else { break }
                    end = trimmed(drafts[index].contentTokens.lowerBound..<sentence.upperBound).upperBound
                }
                next += 1
            }
            guard end > drafts[index].contentTokens.upperBound else { continue }
            drafts[index].contentTokens = drafts[index].contentTokens.lowerBound..<end
            drafts[index].content = drafts[index].content.lowerBound..<Int(text.tokens[end - 1].end)
            drafts[index].mode = mode(of: drafts[index].contentTokens)
        }
    }

    /// «الكاتب», «معد التقرير»
    func isAuthor(_ draft: Draft) -> Bool {
        guard let source = draft.sourceTokens, let head = source.first, heads[head] >= 0 else { return false }
        return tables.heads[Int(heads[head])].kind == .author
    }

    mutating func read(_ whole: Range<Int>) {
        headline(whole)
        let sentence = behindDateline(whole.lowerBound, end: whole.upperBound)..<whole.upperBound
        var token = sentence.lowerBound
        while token < sentence.upperBound {
            var next = token + 1
            if skip[token] {
                token = next
                continue
            }
            let before = collects || cues != nil && !has(token, .cuePhrase) ? proposal(token, sentence) : nil
            if let before, has(token, [.cueVerb, .cueNoun]), !isVoicing(token), isNoCue(before), !isUttered(token, sentence) {
                token = next
                continue
            }
            let drafted = drafts.count
            if let found = uttered(token, sentence) {
                next = found
            } else if has(token, .cuePhrase), let found = phrase(token, sentence) {
                next = found
            } else if has(token, .cueVerb), let found = verb(token, sentence) {
                next = found
            } else if has(token, .cueNoun), let found = noun(token, sentence) {
                next = found
            } else if let reading = ownVerbs[token], verbs[token] == nil, let found = ownVerb(reading, token, sentence) {
                next = found
            } else if cues != nil || takesWeighed, let proposal = before ?? proposal(token, sentence),
                let found = overlooked(proposal, token, sentence)
            {
                next = found
            }
            if collects, let before { collect(before, isTaken: drafts.count > drafted) }
            token = max(next, token + 1)
        }
    }

    /// «إذ عبر الوزير عن قلقه»: a verb spelt as a preposition that only its own frame has shown to be one.
    private func isVoicing(_ token: Int) -> Bool {
        guard let readings = verbs[token] else { return false }
        // «متهمين إياه بالفساد»
        if let first = readings.first, first.isParticiple, tables.verbs[first.row].isAddressing, isWord(token + 1, .object) { return true }
        return has(token, .preposition) && isVerbPlace(token, readings)
    }

    /// The shortest content so far that holds a token.
    func container(of token: Int) -> Draft? {
        var best: Draft?
        for draft in drafts.suffix(24) where draft.contentTokens.contains(token) && !draft.cueTokens.contains(token) {
            if best.map({ draft.contentTokens.count < $0.contentTokens.count }) ?? true { best = draft }
        }
        return best
    }

    mutating func add(
        cue tokens: Range<Int>, cueRange: Range<Int>, rule: String, stance: Stance, source given: Range<Int>?,
        who known: (kind: SourceKind, entity: ActorLayer.EntityIndex?), content: Range<Int>, offset: Int?, gender: WordFeatures.Gender,
        isPlural: Bool, sentence: Range<Int>, nested: Bool, isRetold: Bool = false, frame: Frame? = nil
    ) {
        guard !content.isEmpty else { return }
        let start = offset ?? Int(text.tokens[content.lowerBound].start)
        let end = Int(text.tokens[content.upperBound - 1].end)
        guard start < end else { return }
        var source = given
        var who = known
        let chance = chooseSource(tokens, cueRange, rule: rule, &source, &who, content: content, sentence: sentence)
        let sourceRange = source.map { sourceBytes($0) }
        drafts.append(
            Draft(
                cue: cueRange, cueTokens: tokens, rule: rule, stance: stance, sourceTokens: source, sourceRange: sourceRange,
                kind: who.kind, entity: who.entity, content: start..<end, contentTokens: content, mode: mode(of: content), frame: frame))
        drafts[drafts.count - 1].chance = chance
        if !isPlural { drafts[drafts.count - 1].gender = gender }
        drafts[drafts.count - 1].isPlural = isPlural
        if let source {
            drafts[drafts.count - 1].isTakenUp =
                source.upperBound + 2 < tokens.lowerBound || drafts.dropLast().suffix(8).contains { $0.sourceTokens?.overlaps(source) ?? false }
        }
        guard !nested, !isLink(sentence) else { return }
        var stem: UInt64 = 0
        if let source, let head = source.prefix(3).first(where: { has($0, .head) }) { stem = stems[head] }
        // «نقل التقرير عن المصدر قوله»: the teller goes on unless the verb does not agree with him.
        let place = isRetold && history.last.map { $0.cue >= sentence.lowerBound } ?? false ? history.count - 1 : history.count
        history.insert(
            Antecedent(
                entity: who.entity, kind: who.kind, gender: gender, isPlural: isPlural || who.entity.map(isPluralName) ?? false, stem: stem,
                tokens: source,
                sentence: sentence.lowerBound, cue: tokens.lowerBound),
            at: place)
    }

    /// «الحوثيون»
    func isPluralName(_ entity: ActorLayer.EntityIndex) -> Bool {
        let name = actors.entities[entity].name
        return actors.entities[entity].type != .person && (name.hasSuffix("ون") || name.hasSuffix("يين")) && !name.contains(" ")
    }

    /// The headline of another article between the paragraphs: a short line without a stop. Nobody goes on speaking from it.
    func isLink(_ sentence: Range<Int>) -> Bool {
        guard sentence.count <= 12, sentence.lowerBound > 0, text.tokens[sentence.lowerBound].startsLine, let last = sentence.last else {
            return false
        }
        return !has(last, [.stop, .closeQuote, .colon]) && (sentence.upperBound >= count || text.tokens[sentence.upperBound].startsLine)
    }

    /// A source's bytes: clitics before its first word stay outside.
    func sourceBytes(_ tokens: Range<Int>) -> Range<Int> {
        var start = Int(text.tokens[tokens.lowerBound].start)
        if let mention = actors.name(at: tokens.lowerBound), mention.tokens.lowerBound == tokens.lowerBound {
            start = mention.range.lowerBound
        } else {
            let cut = headCut(tokens.lowerBound) ?? text.segmentations[tokens.lowerBound]
            let clitics = cut.proclitics.subtracting([.article, .sin])
            if !clitics.isEmpty, !clitics.contains(.lam) || !cut.proclitics.contains(.article) {
                let bytes = clitics.rawValue.nonzeroBitCount * 2
                start = text.text.textOffset(token: tokens.lowerBound, foldedOffset: bytes)
            } else if !clitics.isEmpty || has(tokens.lowerBound, .lam) && text.text.foldedBytes(tokens.lowerBound).starts(with: [0xD9, 0x84]) {
                start = text.text.textOffset(token: tokens.lowerBound, foldedOffset: 2)
            }
        }
        return start..<max(start, Int(text.tokens[tokens.upperBound - 1].end))
    }

    /// How the row of source heads divides a word that the evidence divides otherwise: «وزارتا» is no «و» with «زارتا».
    private func headCut(_ token: Int) -> Segmentation? {
        guard has(token, .head), heads[token] >= 0 else { return nil }
        let cuts = text.matches(at: token).filter { $0.entry.table == tables.headTable && $0.tokenCount == 1 }.map(\.segmentation)
        return cuts.min { Self.cost($0) < Self.cost($1) }
    }
}

import ArabicText
import Readings

extension ConflictFinder {
    /// Statements that the writer sets against one another.
    func contrastClashes() -> [Clash] {
        var clashes: [Clash] = []
        for (document, digest) in pile.digests.enumerated() {
            let base = pile.entriesOf[document].lowerBound
            for pair in digest.contrasts {
                let a = base + pair.first, b = base + pair.second
                let x = digest.tellings[pair.first], y = digest.tellings[pair.second]
                let open: Set<Stance> = [.asks]
                guard !open.contains(x.stance), !open.contains(y.stance) else { continue }
                let shared = WordLikeness.shared(x, y)
                let concepts = sharedConcepts(x, y)
                let entities = Set(pile.entries[a].about).intersection(pile.entries[b].about)
                let row = WordLikeness.oppositeRows(x, y).first { opposingClauses(a, b, row: $0) }
                let turned = WordLikeness.turnedKey(x.words, y.words) != nil
                let likeness = WordLikeness.cosine(x, y)
                let isSelf = !rootsDiffer(a, b)
                var kind = Conflict.Kind.relation
                var confidence = 0.0
                var reason = "", english = ""
                let denies = (x.isDenial, y.isDenial)
                if denies.0 || denies.1, x.stance != y.stance, shared.weight >= 6 || !entities.isEmpty,
                    denies.0 ? holdsHead(of: x, y) : holdsHead(of: y, x)
                {
                    (kind, confidence) = (.denial, 0.62)
                    (reason, english) = ("أحدهما ينفي ما يقوله الآخر", "one denies what the other says")
                } else if let row {
                    (kind, confidence) = (.relation, 0.72)
                    let names = tables.antonymNames[row]
                    (reason, english) = ("«\(names.first)» في مقابل «\(names.second)»", "opposite words: \(names.first) against \(names.second)")
                } else if sameFrame(x, y), defines(a), defines(b) {
                    (kind, confidence) = (.object, 0.85)
                    (reason, english) = ("الفعل واحد والموضوع مختلف", "the same act, another object")
                } else if pair.isRevealed {
                    (kind, confidence) = (.object, 0.8)
                    (reason, english) = ("ما قيل أولاً ظهر غيره", "what was told first turned out to be something else")
                } else if turned, story.shared(x, y).weight >= (story.isSmall ? 8 : 14), isSelf || partiesDiffer(a, b) {
                    (kind, confidence) = (.denial, 0.6)
                    (reason, english) = ("أحدهما ينفي ما يثبته الآخر", "one turns what the other says")
                } else if !mayDiffer(a, b) {
                    // One side goes on, or says the same again.
                } else if concepts > 0, shared.weight >= 10, story.shared(x, y).weight >= 8, pair.isClash || likeness >= Self.oneMatter {
                    (kind, confidence) = (.object, 0.55)
                    (reason, english) = (
                        "روايتان عن أمر واحد يقابل بينهما الكاتب", "two accounts of one matter that the writer sets against each other"
                    )
                } else if story.isSmall ? shared.weight >= 14 : story.shared(x, y).weight >= 4, isRefusing(a) != isRefusing(b),
                    !isSupposed(a), !isSupposed(b)
                {
                    (kind, confidence) = (.relation, 0.42)
                    (reason, english) = ("قولان يقابل بينهما الكاتب", "two statements that the writer sets against each other")
                } else if pair.isClash, shared.weight >= 4 {
                    (kind, confidence) = (.relation, 0.42)
                    (reason, english) = ("قولان يقابل بينهما الكاتب", "two statements that the writer sets against each other")
                }
                guard confidence > 0 else { continue }
                if isSelf {
                    // A source that goes on after «but» contradicts itself only where its words do.
                    guard !holdsOthers(a), !holdsOthers(b), row != nil || turned && story.shared(x, y).weight >= 14 else { continue }
                    kind = .itself
                    confidence -= 0.12
                }
                if pair.isClash { confidence = min(0.95, confidence + 0.1) }
                clashes.append(
                    Clash(
                        kind: kind, first: [a], second: [b], confidence: confidence,
                        reason: isSelf ? "\(teller(a)) على لسانه قولان: \(reason)" : "\(teller(a)) و\(teller(b)): \(reason)",
                        reasonEnglish: isSelf ? "one source, two sayings: \(english)" : english, row: row))
            }
        }
        return clashes
    }

    /// Two mouths of two sides that do not say the same: «بينما» and «لكن» also go on from one of a side to the next.
    private func mayDiffer(_ a: Int, _ b: Int) -> Bool {
        let match = matcher.match(a, b)
        return partiesDiffer(a, b) && (match.refusal != nil || match.score < AccountMatcher.statementThreshold)
    }

    /// The likeness from which on two statements between which «بينما» or «لكن» stands are of one matter, and not of two sides of it.
    private static let oneMatter = 0.45

    /// Part of the statement is told by another.
    func holdsOthers(_ entry: Int) -> Bool {
        let telling = pile.telling(entry)
        return pile.entriesOf[pile.entries[entry].document].contains { other in
            other != entry && pile.telling(other).kind == .statement && rootsDiffer(other, entry) && pile.telling(other).start < telling.end
                && telling.start < pile.telling(other).end
        }
    }

    /// Its main words say «not»: a negative noun («the lack of») turns less than a clause.
    private func isRefusing(_ entry: Int) -> Bool {
        let tokens = TokenizedText(pile.words(of: entry))
        // «لا يزال» goes on, «ما لا يقل عن» counts, «ليس الاقتصاد فقط» adds.
        let affirmed = Set(tables.contrastMarkers(in: tokens).filter { $0.place == .affirms }.map(\.token))
        return tokens.tokens.indices.contains {
            Self.refusals.contains(tokens.foldedWord($0)) && !affirmed.contains($0) && !tables.isNotAll(tokens, negator: $0)
        }
    }

    static let refusals: Set<String> = ["لا", "لم", "لن", "ليس", "ليست", "ليسوا", "ولا", "ولم", "ولن", "وليس", "وليست"]

    private func sharedConcepts(_ a: Telling, _ b: Telling) -> Int {
        let left = Set(a.words.filter { $0.flags.contains(.concept) && !$0.flags.contains(.grammar) }.map(\.key))
        return Set(b.words.filter { $0.flags.contains(.concept) && left.contains($0.key) }.map(\.key)).count
    }

    /// Both begin with the same words and go on with others.
    func sameFrame(_ a: Telling, _ b: Telling) -> Bool {
        func telling(_ words: ContentWords) -> [ContentWord] {
            words.filter { !$0.flags.contains(.negator) && ($0.weight >= 2 || $0.flags.contains(.concept)) }
        }
        let x = telling(a.words), y = telling(b.words)
        guard x.count >= 3, y.count >= 3 else { return false }
        // The word for the act opens both; a shared subject alone is no frame.
        guard x[0].key == y[0].key, x[0].flags.contains(.concept) else { return false }
        let left = x.dropFirst(2), right = Set(y.dropFirst(2).map(\.key))
        // «hit a camp east of the town», «hit the camp by the river»: one thing, told in two ways.
        if let thing = left.first, right.contains(thing.key) { return false }
        if let thing = y.dropFirst(2).first, left.contains(where: { $0.key == thing.key }) { return false }
        let same = left.filter { right.contains($0.key) }.reduce(0) { $0 + Int($1.weight) }
        let all = left.reduce(0) { $0 + Int($1.weight) }
        return all >= 6 && Double(same) <= 0.5 * Double(all) && y.dropFirst(2).reduce(0) { $0 + Int($1.weight) } >= 6
    }

    /// The first word that tells something.
    private func opening(_ telling: Telling) -> ContentWord? {
        telling.words.first { !$0.flags.contains(.negator) && ($0.weight >= 2 || $0.flags.contains(.concept)) }
    }

    /// The statement goes on to say what the thing that opens it was: «the strike hit …», «their task is …».
    private func defines(_ entry: Int) -> Bool {
        let text = TokenizedText(pile.words(of: entry))
        return tables.contrastMarkers(in: text).contains { marker in
            // «the strike that hit …» goes on to say something else, «the aim of the talks is …» is of the talks.
            marker.place == .defines && marker.token <= Self.opening
                && !(marker.token > 0 && Self.relatives.contains(text.foldedWord(marker.token - 1)))
                && tables.bag(of: text, tokens: 0..<marker.token).words.filter { $0.isKey }.count <= Self.things
        }
    }

    private static let relatives: Set<String> = Set(["الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان"].map { Folding.folded($0) })
    /// How many words name a thing before the link: «مهمة الشركتين هي».
    private static let things = 2

    /// Words, marks among them, within which a statement names its thing and the link.
    private static let opening = 4

    /// Statements of one document that tell one act with different objects: «القصف استهدف …».
    func frameClashes() -> [Clash] {
        var clashes: [Clash] = []
        for (document, digest) in pile.digests.enumerated() {
            let base = pile.entriesOf[document].lowerBound
            let statements = digest.tellings.indices.filter { pile.traits[base + $0].kind == .statement && pile.traits[base + $0].stance == .asserts }
            guard statements.count > 1 else { continue }
            // The word for the act opens both: most have another.
            let openings = statements.map { opening(digest.tellings[$0]) }
            for (position, i) in statements.enumerated() {
                guard let opening = openings[position], opening.flags.contains(.concept) else { continue }
                for (offset, j) in statements.dropFirst(position + 1).prefix(8).enumerated() where openings[position + 1 + offset]?.key == opening.key
                {
                    let a = base + i, b = base + j
                    guard rootsDiffer(a, b), !overlap(a, b), digest.tellings[j].sentence - digest.tellings[i].sentence <= 3,
                        sameFrame(digest.tellings[i], digest.tellings[j]), !datesDiffer(i, j, digest), defines(a), defines(b)
                    else { continue }
                    clashes.append(
                        Clash(
                            kind: .object, first: [a], second: [b], confidence: 0.7, reason: "\(teller(a)) و\(teller(b)): الفعل واحد والموضوع مختلف",
                            reasonEnglish: "the same act, another object"))
                }
            }
        }
        return clashes
    }

    /// The acts that two statements tell lie on different days, or one of them long before the other.
    private func datesDiffer(_ a: Int, _ b: Int, _ digest: DocumentDigest) -> Bool {
        func dates(_ statement: Int) -> [DateRange] {
            digest.tellings.filter {
                $0.within == statement || $0.kind == .event && $0.start < digest.tellings[statement].end && digest.tellings[statement].start < $0.end
            }.compactMap(\.date)
        }
        let left = dates(a), right = dates(b)
        // What is dated long before the document is not what happens now.
        if left.isEmpty != right.isEmpty, let published = digest.date, let past = (left + right).max(by: { $0.last < $1.last }),
            published.first - past.last > 3
        {
            return true
        }
        guard !left.isEmpty, !right.isEmpty else { return false }
        return !left.contains { x in right.contains { $0.distance(to: x) <= 1 } }
    }

    /// Clauses of the two statements that stand on the two sides of a row and share more than that.
    private func opposingClauses(_ a: Int, _ b: Int, row: Int) -> Bool {
        for p in units(of: a) {
            for q in units(of: b) where opposes(p, q, row: row) {
                if looseRows.contains(row)
                    ? commonMatter(p, q, row: row).likeness >= 0.3
                        || sharedWeight(p, q) >= 4 && (isAllThatIsLeft(p, row: row) || isAllThatIsLeft(q, row: row)) : sharedWeight(p, q) >= 4
                {
                    return true
                }
                if isExclusive(p.words), isExclusive(q.words), sharesConcept(p, q) { return true }
            }
        }
        return false
    }

    func sharesConcept(_ a: Unit, _ b: Unit) -> Bool {
        let left = Set(a.words.filter { $0.flags.contains(.concept) }.map(\.key))
        return b.words.contains { $0.flags.contains(.concept) && left.contains($0.key) }
    }

    /// - Parameter areSided: only those that stand on a row of antonyms.
    func units(of entry: Int, areSided: Bool = false) -> [Unit] {
        let telling = pile.telling(entry)
        var sides: [Telling.SidedWord] = []
        telling.forEachSide { if telling.word($0.word)?.flags.contains(.sure) ?? false { sides.append($0) } }
        if areSided, sides.isEmpty { return [] }
        let words = telling.words
        var clauses = telling.clauses
        if clauses.isEmpty { clauses = [Telling.Clause(start: telling.start, end: telling.end, low: 0, high: words.count)] }
        var units: [Unit] = []
        if clauses.count == 1, clauses[0].low == 0, clauses[0].high == words.count {
            // All of it.
            return [Unit(entry: entry, clause: 0, span: Span(start: clauses[0].start, end: clauses[0].end), words: words[...], sides: sides)]
        }
        for (number, clause) in clauses.enumerated() where clause.high <= words.count {
            func holds(_ side: Telling.SidedWord) -> Bool { side.word >= clause.low && side.word < clause.high }
            if areSided, !sides.contains(where: holds) { continue }
            units.append(
                Unit(
                    entry: entry, clause: number, span: Span(start: clause.start, end: clause.end), words: words[clause.low..<clause.high],
                    sides: sides.filter(holds)))
        }
        return units
    }

    /// The one of a clause's number.
    func unit(of entry: Int, clause: Int) -> Unit {
        units(of: entry, areSided: true).first { $0.clause == clause }
            ?? Unit(entry: entry, clause: clause, span: Span(start: 0, end: 0), words: pile.telling(entry).words[0..<0], sides: [])
    }

    struct Unit: Sendable {
        let entry: Int
        /// Its place among the clauses of the telling.
        let clause: Int
        let span: Span
        let words: Slice<ContentWords>
        let sides: [Telling.SidedWord]

        /// Whether a word of the telling is one of the clause.
        @inline(__always)
        func holds(_ word: Int) -> Bool { word >= words.startIndex && word < words.endIndex }
    }

    /// The account says «if».
    func isSupposed(_ entry: Int) -> Bool { tables.contrastMarkers(in: TokenizedText(pile.words(of: entry))).contains { $0.place == .supposes } }

    /// The clause, or the statement before it, says «if».
    func isSupposed(_ unit: Unit) -> Bool {
        let telling = pile.telling(unit.entry)
        let text = Self.cut(
            pile.words(of: unit.entry), of: Span(start: telling.start, end: telling.end),
            to: Span(start: telling.start, end: max(telling.start, unit.span.end)))
        return tables.contrastMarkers(in: TokenizedText(text)).contains { $0.place == .supposes }
    }

    /// The opposed word as the clause has it.
    func surface(_ unit: Unit, row: Int) -> String {
        let telling = pile.telling(unit.entry)
        let tokens = TokenizedText(Self.cut(pile.words(of: unit.entry), of: Span(start: telling.start, end: telling.end), to: unit.span))
        let bag = tables.bag(of: tokens, tokens: tokens.tokens.indices)
        guard let side = bag.sides.first(where: { $0.side.row == row }), side.word < bag.tokens.count else {
            let names = tables.antonymNames[row]
            return unit.sides.first { $0.row == row }?.isFirst == false ? names.second : names.first
        }
        return tokens.foldedWord(bag.tokens[side.word])
    }

    func opposes(_ a: Unit, _ b: Unit, row: Int) -> Bool {
        let x = Set(a.sides.filter { $0.row == row }.map(\.isFirst)), y = Set(b.sides.filter { $0.row == row }.map(\.isFirst))
        guard x.count == 1, y.count == 1, x != y else { return false }
        // «لا حل عسكرياً» and «الحل سياسي» agree: a side that is turned stands nowhere.
        return !isTurned(a, row) && !isTurned(b, row)
    }

    func isTurned(_ unit: Unit, _ row: Int) -> Bool {
        let isDenied = pile.telling(unit.entry).stance == .denies
        return isDenied != isNegated(unit, row)
    }

    /// A negator stands before the opposed word, or not far from it where the clause does not shut out all else.
    private func isNegated(_ unit: Unit, _ row: Int) -> Bool {
        if !(isExclusive(unit.words) && looseRows.contains(row)), let side = unit.sides.first(where: { $0.row == row }),
            unit.words[(side.word - 5..<side.word).clamped(to: unit.words.startIndex..<unit.words.endIndex)].contains(where: {
                $0.flags.contains(.negator)
            })
        {
            return true
        }
        return unit.sides.contains { side in
            side.row == row && unit.holds(side.word) && unit.words[side.word].flags.contains(.negated)
                && !unit.words[side.word].flags.contains(.only)
        }
    }

    /// «nothing but», «the only», «no other»: the clause leaves no room for another.
    func isExclusive(_ words: Slice<ContentWords>) -> Bool {
        words.contains { $0.flags.contains(.only) }
            || words.contains { $0.flags.contains(.negator) } && words.contains { $0.flags.contains(.negated) && $0.flags.contains(.concept) }
    }

    /// «Nothing but» stands by the opposed word itself.
    func isAllThatIsLeft(_ unit: Unit, row: Int) -> Bool {
        unit.sides.contains { $0.row == row && unit.holds($0.word) && unit.words[$0.word].flags.contains(.only) }
    }

    private func total(_ words: Slice<ContentWords>) -> Double { words.reduce(0) { $0 + Double($1.weight) } }

    private func sharedWeight(_ a: Unit, _ b: Unit) -> Double {
        var left: [UInt32: Double] = [:]
        for word in a.words where !word.flags.contains(.negator) { left[word.key] = max(left[word.key] ?? 0, Double(word.weight)) }
        var sum = 0.0
        var seen = Set<UInt32>()
        for word in b.words where !word.flags.contains(.negator) && seen.insert(word.key).inserted {
            if let weight = left[word.key] { sum += min(weight, Double(word.weight)) }
        }
        return sum
    }
}

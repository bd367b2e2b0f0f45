import ArabicText
import Readings

extension ConflictFinder {
    private struct Relation2: Hashable {
        let from: Int
        let to: Int
    }

    /// Backing that some tell as standing and others deny, in one time.
    func backingClashes() -> [Clash] {
        var standing: [Relation2: [Int]] = [:]
        var denied: [Relation2: [Int]] = [:]
        for (index, traits) in pile.traits.enumerated() where traits.kind != .statement {
            let entry = pile.entries[index], telling = pile.telling(index)
            guard let (relation, phase) = BackingBuilder.backing(telling), relation == .supports else { continue }
            for from in entry.actors.prefix(4) {
                for to in entry.recipients.prefix(4) where from != to {
                    let key = Relation2(from: from, to: to)
                    if phase == .denied {
                        if isTitle(index) || telling.kind == .event && !isDeniedOutright(index) { continue }
                        denied[key, default: []].append(index)
                    } else if phase == .ongoing || phase == .beginning, telling.stance == .asserts || telling.stance == .accuses, !telling.isTurned {
                        standing[key, default: []].append(index)
                    }
                }
            }
        }
        var clashes: [Clash] = []
        for key in denied.keys.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
            guard let against = denied[key], let forIt = standing[key] else { continue }
            // Denials that lie near one another in time are one side.
            var rest = against
            while let lead = rest.first {
                let side = rest.filter { (daysApart(lead, $0) ?? 0) <= 60 }
                rest.removeAll { side.contains($0) }
                let others = forIt.filter { entry in
                    side.contains { rootsDiffer(entry, $0) && isOneBacking(entry, $0) } && !side.contains { overlap(entry, $0) }
                        && (daysApart(entry, lead) ?? 0) <= 180
                }
                guard !others.isEmpty else { continue }
                let near = others.sorted {
                    ((daysApart($0, lead) ?? 0), pile.entries[$0].document == pile.entries[lead].document ? 0 : 1, $0) < (
                        (daysApart($1, lead) ?? 0), pile.entries[$1].document == pile.entries[lead].document ? 0 : 1, $1
                    )
                }
                // An outlet denies nothing by itself: where no one else is named the denial may be of something else.
                let isNamed = side.contains { pile.entries[$0].root != pile.publisher[pile.entries[$0].document] }
                guard isNamed || story.isSmall else { continue }
                clashes.append(
                    Clash(
                        kind: .denial, first: distinct(Array(near.prefix(12)), limit: 6), second: distinct(side, limit: 4),
                        confidence: isNamed ? 0.9 : 0.5,
                        reason: "\(teller(near[0])): \(name(key.from)) تدعم \(name(key.to))؛ و\(teller(lead)) ينفي",
                        reasonEnglish: "one side says that \(english(key.from)) backs \(english(key.to)), the other denies it"))
            }
        }
        return clashes
    }

    /// «Damascus and its ally deny …», «the party, loyal to its neighbour, did not expect …»: what somebody is called is not denied.
    private func isTitle(_ entry: Int) -> Bool {
        if pile.telling(entry).words.contains(where: { $0.key == Self.ally }) { return true }
        let text = TokenizedText(pile.words(of: entry))
        return text.tokens.indices.contains { tables.titles.contains(WordSkeleton.hash(text.foldedBytes($0))) }
    }

    private static let ally = WordSkeleton.key(ArraySlice(Folding.fold("حليف")))

    /// Much counts as backing: an event that is denied must be the one that is told.
    private func isOneBacking(_ a: Int, _ b: Int) -> Bool {
        let x = pile.telling(a), y = pile.telling(b)
        // In a large story the two must share more than the pair.
        if !story.isSmall { return story.cosine(x, y) >= 0.25 }
        return x.kind == .alignment || y.kind == .alignment || x.trigger == y.trigger || story.shared(x, y).weight >= 8
    }

    /// Accounts on other words than those before.
    func distinct(_ entries: [Int], limit: Int) -> [Int] {
        var kept: [Int] = []
        for entry in entries where kept.count < limit && !kept.contains(where: { overlap($0, entry) || isRepeated($0, entry) }) { kept.append(entry) }
        return kept
    }

    /// Acts that one account tells and another denies.
    func deniedActs() -> [Clash] {
        var numbers = MarkNumbers()
        var told: [[Int]] = []
        func key(_ entry: Int, _ thing: Int) -> UInt64 { UInt64(pile.typeOf[entry]) << 32 | UInt64(thing) }
        var denials: [Int] = []
        var isWanted = [Bool](repeating: false, count: pile.entities.records.count)
        // Of acts of backing ``backingClashes()`` tells.
        let isBacking = pile.types.strings.map { $0 == "SUPPORT" || $0 == "AID" }
        for (index, traits) in pile.traits.enumerated() where traits.kind == .event && (traits.status == .denied || traits.stance == .denies) {
            guard !isBacking[Int(pile.typeOf[index])] else { continue }
            denials.append(index)
            for actor in pile.entries[index].actors.prefix(2) {
                isWanted[actor] = true
                if numbers.number(key(index, actor)) == told.count { told.append([]) }
            }
        }
        for (index, traits) in pile.traits.enumerated()
        where traits.kind == .event && (traits.status == .reported || traits.status == .ended) && traits.isTold && !denials.isEmpty {
            let entry = pile.entries[index]
            func tell(_ thing: Int) { if let number = numbers.find(key(index, thing)) { told[number].append(index) } }
            for thing in entry.actors where isWanted[thing] { tell(thing) }
            for thing in entry.recipients where isWanted[thing] && !entry.actors.contains(thing) { tell(thing) }
        }
        var clashes: [Clash] = []
        var totals = StoryWords.Totals(pile.entries.count)
        for denial in denials {
            let entry = pile.entries[denial]
            let telling = pile.telling(denial)
            guard !entry.actors.isEmpty else { continue }
            // «Neither confirmed nor denied» says nothing.
            let sides = telling.sides
            if tables.denyingRows.contains(where: { row in
                sides.contains { $0.row == row && $0.isFirst } && sides.contains { $0.row == row && !$0.isFirst }
            }) {
                continue
            }
            // What a denial holds further on it takes for granted, or denies only as part of something else.
            if let within = telling.within {
                let statement = pile.digests[entry.document].tellings[within]
                if statement.stance == .denies, let place = statement.words.firstIndex(where: { $0.key == telling.trigger }), place > 3 { continue }
            }
            guard isDeniedOutright(denial), !(telling.isDoubtful && Self.mutual.contains(telling.type)) else { continue }
            var candidates: [Int] = []
            for thing in entry.actors.prefix(2) {
                guard let number = numbers.find(key(denial, thing)) else { continue }
                candidates += near(told[number][...], to: entry.document)
            }
            let names = Set((Array(entry.actors) + Array(entry.recipients)).flatMap(nameKeys))
            var sure: [(entry: Int, score: Double)] = []
            for other in Set(candidates).sorted() where !overlap(other, denial) && partiesDiffer(other, denial) {
                let match = matcher.match(denial, other)
                guard match.refusal == nil, match.score >= 0.7 else { continue }
                let likeness = WordLikeness.cosine(telling, pile.telling(other))
                // The same words cannot deny themselves: one of the two was misread.
                let alike = story.cosine(denial, other, in: pile, &totals)
                if likeness >= 0.75 || alike >= 0.6, telling.within.map({ pile.digests[entry.document].tellings[$0].stance != .denies }) ?? true {
                    continue
                }
                let sameTrigger = telling.trigger == pile.telling(other).trigger
                let sameDocument = pile.entries[other].document == entry.document
                // An act between two is denied of both.
                let isHeld = !entry.recipients.isEmpty && !pile.entries[other].recipients.isEmpty
                guard isHeld || !Self.mutual.contains(telling.type) || sameDocument && alike >= 0.3 else { continue }
                guard isHeld || sameDocument || alike >= 0.3 else { continue }
                // One type holds many acts: by another word it must be told in like words, beyond the names.
                guard sameTrigger || story.shared(telling, pile.telling(other), without: names).count > 0 else { continue }
                guard
                    sameTrigger && alike >= 0.15 || alike >= 0.3
                        || isHeld && sameDocument && (sameTrigger || alike >= 0.15 && !Self.mutual.contains(telling.type))
                else { continue }
                guard !isSupposed(other) else { continue }
                sure.append((other, match.score))
            }
            guard !sure.isEmpty else { continue }
            sure.sort { ($1.score, $0.entry) < ($0.score, $1.entry) }
            let best = sure[0]
            clashes.append(
                Clash(
                    kind: .denial, first: distinct(sure.map(\.entry), limit: 4), second: [denial], confidence: min(0.78, 0.2 + 0.45 * best.score),
                    reason: "\(teller(best.entry)) يثبت الفعل و\(teller(denial)) ينفيه",
                    reasonEnglish: "one account tells the act, the other denies it"))
        }
        return clashes
    }

    /// Whether an account says that its act was not done.
    private func isDeniedOutright(_ denial: Int) -> Bool {
        tables.deniesAct(pile.telling(denial).trigger, in: TokenizedText(pile.words(of: denial)), isHeld: isInDenial(denial))
    }

    /// A statement that denies holds the act or the backing.
    private func isInDenial(_ entry: Int) -> Bool {
        pile.telling(entry).within.map { pile.digests[pile.entries[entry].document].tellings[$0].stance == .denies } ?? false
    }

    private static let mutual: Set<String> = ["AGREE", "CONSULT", "COOPERATE", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"]

    /// Those of a sorted list of entries that lie in documents near in time: the list is in the order of documents, which is that of time.
    func near<Number: BinaryInteger>(_ list: ArraySlice<Number>, to document: Int, reach: Int = 40) -> ArraySlice<Number> {
        var low = list.startIndex
        var high = list.endIndex
        while low < high {
            let middle = (low + high) / 2
            if pile.entries[Int(list[middle])].document < document { low = middle + 1 } else { high = middle }
        }
        return list[max(list.startIndex, low - reach)..<min(list.endIndex, low + reach)]
    }

    /// What a source denies in its own words, against those who told it.
    func deniedStatements() -> [Clash] {
        let index = pile.denials.value
        // Of a story that is a part of the pile other denials may count.
        let denials = index.isSmall == story.isSmall ? index : pile.denials(isSmall: story.isSmall)
        return Concurrently.map(Array(denials.entries.indices), sharing: 16) { place -> Clash? in
            let denial = Int(denials.entries[place]), telling = pile.telling(denial)
            let entry = pile.entries[denial]
            let own = story.total(telling)
            let lead = zip(telling.keys, telling.keyWeights).max {
                (Double($0.1) * story.rarity($0.0), $1.0) < (Double($1.1) * story.rarity($1.0), $0.0)
            }?.0
            var met: [Int] = []
            for word in denials.rarest[place] { met += near(denials.tellers(of: word), to: entry.document, reach: 60).lazy.map { Int($0) } }
            met.sort()
            // What must look at the text is asked once, and of few.
            var isOwned: Bool?
            lazy var possessed = self.possessed(denial)
            // Whoever denies is named in many texts that tell something else.
            let persons = story.isSmall ? [] : Set(entry.about.filter { pile.entities.records[$0].type == .person }.flatMap(nameKeys))
            var sure: [(entry: Int, score: Double)] = []
            let isShort = telling.keys.count <= 4
            let head = Self.head(of: telling)
            // What is done must be told, not only to whom and where, or all of it in like words.
            let isOfAct = telling.words.first(where: \.isKey)?.flags.contains(.concept) ?? false
            var low = 0
            while low < met.count {
                let other = met[low]
                var high = low + 1
                while high < met.count, met[high] == other { high += 1 }
                let meetings = high - low
                low = high
                guard meetings >= 2 || isShort, !overlap(other, denial), partiesDiffer(other, denial), (daysApart(other, denial) ?? 0) <= 45,
                    pile.telling(other).within.map({ pile.entriesOf[pile.entries[other].document].lowerBound + $0 }) != denial
                else { continue }
                let positive = pile.telling(other)
                // What lies in another denial is denied, or taken for granted.
                if positive.kind != .statement, isInDenial(other) { continue }
                guard isNear(other, denial) || lead.map({ positive.keys.contains($0) }) ?? false else { continue }
                guard Self.holds(head, positive) else { continue }
                if isOfAct, let act = head.first, !positive.keys.contains(act), WordLikeness.cosine(telling, positive) < Self.oneAct { continue }
                let shared = story.shared(telling, positive)
                let share = shared.weight / own
                let isNear = isNear(other, denial)
                // What the whole story is about is told in words that all of it has.
                let core = WordLikeness.shared(telling, positive)
                let isCore =
                    !story.isSmall && core.count >= 3 && core.weight >= 0.6 * Double(telling.totalWeight)
                    && WordLikeness.cosine(telling, positive) >= 0.35
                guard isCore || own >= 5 && share >= (isNear ? 0.4 : 0.5) && shared.weight >= 6 && shared.count >= 2,
                    WordLikeness.turnedKey(telling.words, positive.words) == nil
                else { continue }
                if !persons.isEmpty, !isNear, story.shared(telling, positive, without: persons).count < 2 { continue }
                guard !landsDiffer(telling, positive), !isRefusalItself(other, of: denial) else { continue }
                // A few words are soon found in a long text: what is told must be about the matter as well.
                let likeness = story.cosine(telling, positive)
                guard isNear || isCore || likeness >= 0.3 || share >= 0.75 && shared.count >= 4 else { continue }
                // What must look at the text comes last.
                guard !isSupposed(other) else { continue }
                if !positive.keys.contains(Self.blame) {
                    if isOwned == nil { isOwned = namesResponsibility(denial) }
                    guard isOwned == false else { continue }
                    // «He denied his knowledge of it»: nobody says against it that it happened.
                    if let possessed, !positive.keys.contains(possessed) { continue }
                }
                sure.append((other, min(1, 0.5 * share + 0.5 * (isCore ? max(likeness, WordLikeness.cosine(telling, positive)) : likeness))))
            }
            guard !sure.isEmpty, !isFrame(denial) else { return nil }
            sure.sort { ($1.score, $0.entry) < ($0.score, $1.entry) }
            return Clash(
                kind: .denial, first: distinct(sure.map(\.entry), limit: 4), second: [denial], confidence: min(0.88, 0.4 + 0.5 * sure[0].score),
                reason: "\(teller(denial)) ينفي ما رواه \(teller(sure[0].entry))", reasonEnglish: "what one source tells, the other denies")
        }.compactMap { $0 }
    }

    /// An act of refusing by whoever denies: it tells the denial again.
    private func isRefusalItself(_ act: Int, of denial: Int) -> Bool {
        guard pile.telling(act).type == "REJECT" else { return false }
        let root = pile.entries[denial].root
        guard root >= 0, pile.thingOfSource[root] >= 0 else { return false }
        let thing = Int(pile.thingOfSource[root]), party = party(root)
        return pile.entries[act].actors.contains { actor in
            let land = pile.lands[actor]
            return actor == thing || party != nil && (land.own == party || land.served == party)
        }
    }

    /// The first word of a denial, if a pronoun makes it somebody's.
    private func possessed(_ denial: Int) -> UInt32? {
        let words = TokenizedText(pile.words(of: denial))
        for token in words.tokens.indices.prefix(4) where words.tokens[token].kind == .word {
            let folded = words.foldedBytes(token), cut = tables.evidence.segmentation(of: folded, lexicon: tables.lexicon)
            guard tables.weight(folded, cut) > 0 else { continue }
            return cut.enclitic == .none ? nil : tables.bag(of: words, tokens: token..<token + 1).words.first?.key
        }
        return nil
    }

    /// What is denied stands in the first words of a denial: the first, or both behind it, must be told.
    func holdsHead(of denial: Telling, _ positive: Telling) -> Bool { Self.holds(Self.head(of: denial), positive) }

    /// The first words of a denial.
    private static func head(of denial: Telling) -> [UInt32] { Array(denial.words.lazy.filter(\.isKey).prefix(3).map(\.key)) }

    private static func holds(_ head: [UInt32], _ positive: Telling) -> Bool {
        guard let first = head.first else { return true }
        if first == Self.blame { return positive.keys.contains(Self.blame) }
        return positive.keys.contains(first) || head.dropFirst().filter { positive.keys.contains($0) }.count >= 2
    }

    private static let oneAct = 0.4
    static let blame = WordSkeleton.hash("concept:accuse".utf8)

    /// Both name states, and no state of one is named by the other.
    private func landsDiffer(_ a: Telling, _ b: Telling) -> Bool {
        let x = Set(a.words.compactMap { tables.lands[$0.key] }), y = Set(b.words.compactMap { tables.lands[$0.key] })
        return !x.isEmpty && !y.isEmpty && x.isDisjoint(with: y)
    }

    /// Words that only say who told it, or who else denies it.
    private func isFrame(_ entry: Int) -> Bool {
        let text = pile.words(of: entry)
        let words = TokenizedText(text)
        // A denial inside is of somebody else.
        if words.tokens.indices.contains(where: { tables.negators[WordSkeleton.hash(words.foldedBytes($0))]?.kind == .neverWas }) { return true }
        return text.split(whereSeparator: { $0 == " " || $0 == "\"" || $0 == "«" }).first.map { ["وفقا", "وفقاً", "بحسب", "حسب"].contains($0) }
            ?? false
    }

    /// A few sentences apart in one document.
    private func isNear(_ a: Int, _ b: Int) -> Bool {
        pile.entries[a].document == pile.entries[b].document && abs(pile.telling(a).sentence - pile.telling(b).sentence) <= 4
    }
}

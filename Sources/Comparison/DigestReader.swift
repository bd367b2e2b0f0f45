import ArabicText
import Readings

/// Makes the digest of one reading. Keeps no state; safe to share between threads.
public struct DigestReader: Sendable {
    let tables: ComparisonTables

    public init(tables: ComparisonTables) { self.tables = tables }

    /// Complexity: linear in the length of the reading. Without the document's text the words inside the records are used, and copies
    /// cannot be found.
    public func digest(of reading: Reading) -> DocumentDigest {
        var work = Digesting(reading: reading, tables: tables)
        return work.run()
    }
}

/// One reading on its way to its digest.
struct Digesting {
    let reading: Reading
    let tables: ComparisonTables
    let source: SourceText?
    let text: TokenizedText?
    var digest: DocumentDigest.Contents
    private var tellings: [TellingParts] = []
    private var entityIndex: [String: Int] = [:]
    private var sourceOfAttribution: [String: Int] = [:]
    private var attributionIndex: [String: Int] = [:]
    /// Where the words say that something turned out otherwise, in code points.
    private var revelations: [Int] = []
    private var sourceIndex: [String: Int] = [:]
    private var mentionStarts: [(start: Int, end: Int, entity: Int)] = []

    init(reading whole: Reading, tables: ComparisonTables) {
        let reading = Self.withoutUnnamed(whole)
        self.reading = reading
        self.tables = tables
        let source = reading.document.text.map { SourceText($0) }
        self.source = source
        text = source.map { TokenizedText($0.utf8) }
        var document = reading.document
        document.text = nil
        digest = DocumentDigest.Contents(
            document: document, date: document.published.flatMap { PartialDate($0) }.map { DateRange($0) }, notBefore: nil,
            named: NamedThings(reading.entities), sources: [], tellings: Tellings([]), contrasts: [], sketch: TextSketch())
    }

    /// Those without a name are of their document alone: «الشرطة» of two documents need not be one.
    private static func withoutUnnamed(_ reading: Reading) -> Reading {
        let unnamed = Set(reading.entities.filter { $0.subtype == EntityRecord.unnamed }.map(\.id))
        guard !unnamed.isEmpty else { return reading }
        var named = reading
        named.entities.removeAll { unnamed.contains($0.id) }
        named.mentions.removeAll { unnamed.contains($0.entity) }
        named.alignments.removeAll { unnamed.contains($0.from) || unnamed.contains($0.to) }
        for index in named.events.indices {
            named.events[index].actors.removeAll { unnamed.contains($0) }
            named.events[index].recipients.removeAll { unnamed.contains($0) }
        }
        return named
    }

    mutating func run() -> DocumentDigest {
        for (index, entity) in reading.entities.enumerated() where entityIndex[entity.id] == nil { entityIndex[entity.id] = index }
        for mention in reading.mentions {
            if let entity = entityIndex[mention.entity] { mentionStarts.append((mention.start, mention.end, entity)) }
        }
        mentionStarts.sort { ($0.start, $0.end, $0.entity) < ($1.start, $1.end, $1.entity) }
        if digest.date == nil { digest.notBefore = latestPastDay() }
        if let text, let source {
            digest.sketch = TextSketch(text, leavingOut: reading.boilerplate.map { source.utf8Range($0) })
        }
        if let text, let source {
            revelations = tables.contrastMarkers(in: text).filter { $0.place == .reveals }.map {
                source.codePoint(atUTF8: Int(text.tokens[$0.token].start))
            }
        }
        readSources()
        readEvents()
        readAlignments()
        readStatements()
        placeStatements()
        findContrasts()
        digest.tellings = Tellings(tellings)
        return DocumentDigest(digest)
    }

    // MARK: Dates

    /// The texts' own full dates bound an undated document from below, unless they lie in its future.
    private func latestPastDay() -> Int? {
        let future: Set<String> = ["FUTURE_REF"]
        var latest: Int?
        let planned = Set(reading.events.filter { $0.status == .planned }.compactMap(\.time))
        for time in reading.times where time.type == .date || time.type == .time {
            guard !future.contains(time.value), !planned.contains(time.value), let range = DateRange(timex: time.value, document: nil),
                range.last - range.first <= 31
            else { continue }
            latest = max(latest ?? range.first, range.first)
        }
        return latest
    }

    // MARK: Sources

    private mutating func readSources() {
        for (index, attribution) in reading.attributions.enumerated() { attributionIndex[attribution.id] = index }
        var lastUnnamed: Int?
        var last: Int?
        for attribution in reading.attributions.sorted(by: { ($0.cue.start, $0.id) < ($1.cue.start, $1.id) }) {
            let given = attribution.source
            let entity = given?.entity.flatMap { entityIndex[$0] }
            let name = given?.text.map { $0.replacingNewlines() }
            let kind = given?.kind ?? .collective
            var found: Int?
            if given == nil {
                found = nil
            } else if let entity, kind == .named || kind == .outlet || kind == .collective {
                found = source("e\(entity)", LocalSource(entity: entity, name: name ?? reading.entities[entity].name, kind: kind, ordinal: 0))
            } else if kind == .anonymous {
                // «المصدر» is the source before; another indefinite one is another.
                let isReprise = name == nil || name.map { Self.isReprise($0) } ?? false
                if isReprise, let lastUnnamed,
                    entity == nil || digest.sources[lastUnnamed].entity == entity || digest.sources[lastUnnamed].entity == nil
                {
                    found = lastUnnamed
                } else if name == nil, entity == nil, let last {
                    found = last
                } else {
                    let title = name ?? entity.map { reading.entities[$0].name } ?? ""
                    let key = "a" + Folding.folded(title) + "|" + String(entity ?? -1)
                    let ordinal = digest.sources.filter { $0.kind == .anonymous }.count
                    found = source(key, LocalSource(entity: entity, name: title.isEmpty ? "مصدر لم يُسمَّ" : title, kind: .anonymous, ordinal: ordinal))
                }
                lastUnnamed = found
            } else if let name {
                let key = (kind == .collective ? "c" : "n") + Folding.folded(name)
                let ordinal = digest.sources.filter { $0.kind == kind }.count
                found = source(key, LocalSource(entity: nil, name: name, kind: kind, ordinal: ordinal))
            } else {
                found = last
            }
            if let found {
                sourceOfAttribution[attribution.id] = found
                last = found
            }
        }
    }

    private mutating func source(_ key: String, _ value: LocalSource) -> Int {
        if let index = sourceIndex[key] {
            if digest.sources[index].entity != nil, value.name.utf8.count > digest.sources[index].name.utf8.count,
                value.kind == digest.sources[index].kind
            {
                digest.sources[index].name = value.name
            }
            return index
        }
        sourceIndex[key] = digest.sources.count
        digest.sources.append(value)
        return digest.sources.count - 1
    }

    private static func isReprise(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        guard let first = words.first, first.hasPrefix("ال") || first == "ذات" || first == "نفس" else { return false }
        return words.count <= 2
    }

    /// Sources from the outermost attribution down, and the innermost stance.
    func chain(_ id: String?) -> (sources: [Int], kinds: [SourceKind], stance: Stance?) {
        var links: [Int] = []
        var kinds: [SourceKind] = []
        var stance: Stance?
        var next = id
        var seen = Set<String>()
        while let id = next, seen.insert(id).inserted, let index = attributionIndex[id] {
            let attribution = reading.attributions[index]
            if stance == nil { stance = attribution.stance }
            let link = sourceOfAttribution[id] ?? -1
            // «أضاف» inside «قال» of the same mouth is one link.
            if links.last != link || link == -1 {
                links.append(link)
                kinds.append(link >= 0 ? digest.sources[link].kind : .collective)
            }
            next = attribution.parent
        }
        return (links.reversed(), kinds.reversed(), stance)
    }

    // MARK: Tellings

    private mutating func readEvents() {
        for event in reading.events {
            let chain = chain(event.attribution)
            let span = clause(event)
            var telling = TellingParts(
                kind: .event, record: event.id, type: event.type.rawValue, start: span.start, end: span.end,
                text: words(span, event.clause?.text ?? event.trigger.text),
                stance: stance(chain.stance, status: event.status))
            telling.actors = indices(event.actors)
            telling.doerConfidence = UInt8((min(1, max(0, event.confidence?.actor ?? 1)) * 100).rounded())
            telling.isDoubtful = event.confidence?.isDoubtful ?? false
            telling.recipients = indices(event.recipients)
            telling.place = event.place
            telling.time = event.time
            telling.date = event.time.flatMap { DateRange(timex: $0, document: digest.date) }
            telling.status =
                event.status == .reported && (event.type == .support || event.type == .aid) && isLeftBehind(event.trigger.span)
                ? .ended : event.status
            telling.chain = chain.sources
            telling.chainKinds = chain.kinds
            telling.figures = event.figures ?? []
            telling.trigger = triggerKey(event.trigger.text)
            fill(&telling, span: span, fallback: [event.trigger.text] + event.actor_text + event.recipient_text)
            tellings.append(telling)
        }
    }

    /// «From arming him to signing against him»: the noun behind «من» is what was, where «إلى» follows it.
    private func isLeftBehind(_ trigger: Span) -> Bool {
        guard let text, let source else { return false }
        let tokens = text.tokens(overlapping: source.utf8Range(trigger))
        guard tokens.lowerBound > 0, !tokens.isEmpty, text.foldedWord(tokens.lowerBound - 1) == "من" else { return false }
        return (tokens.upperBound..<min(text.tokens.count, tokens.upperBound + 8)).contains { text.foldedWord($0) == Self.towards }
    }

    private static let towards = String(decoding: Folding.fold("إلى"), as: UTF8.self)

    private mutating func readAlignments() {
        for (index, alignment) in reading.alignments.enumerated() {
            guard let from = entityIndex[alignment.from], let to = entityIndex[alignment.to], from != to else { continue }
            let chain = chain(alignment.attribution)
            let denied = alignment.phase == .denied
            // One word says that there is backing, not whose: then its clause tells it.
            let span = alignment.at.text.contains(" ") ? alignment.at.span : clause(around: alignment.at.span, attribution: alignment.attribution)
            var telling = TellingParts(
                kind: .alignment, record: reading.record(ofAlignment: index), type: alignment.relation == .supports ? "SUPPORTS" : "OPPOSES",
                start: span.start, end: span.end, text: words(span, alignment.at.text),
                stance: stance(chain.stance, status: denied ? .denied : .reported))
            telling.actors = [from]
            telling.recipients = [to]
            telling.time = alignment.time
            telling.date = alignment.time.flatMap { DateRange(timex: $0, document: digest.date) }
            telling.status = denied ? .denied : alignment.phase == .sought ? .planned : alignment.phase == .ended ? .ended : .reported
            telling.phase = alignment.phase
            telling.relation = alignment.relation
            telling.isDoubtful = alignment.confidence.map { $0 < doubtfulConfidence } ?? false
            telling.chain = chain.sources
            telling.chainKinds = chain.kinds
            fill(&telling, span: span, fallback: [alignment.at.text])
            tellings.append(telling)
        }
    }

    private mutating func readStatements() {
        for attribution in reading.attributions {
            let chain = chain(attribution.id)
            let own = ownWords(of: attribution)
            // A doubt of what another says is an account of its own.
            guard own.count >= 8 || attribution.stance == .denies,
                attribution.stance == .doubts || attribution.stance == .denies || !isToldByOthers(own, of: attribution)
            else { continue }
            var telling = TellingParts(
                kind: .statement, record: attribution.id, type: "STATEMENT", start: own.start, end: own.end,
                text: words(own, attribution.content.text), stance: attribution.stance)
            // «رفضت المحكمة طلب المحامي»: nobody says against it that it was asked.
            if attribution.stance == .denies, refusesDemand(attribution) { telling.status = .planned }
            telling.chain = chain.sources
            telling.chainKinds = chain.kinds
            if let source = sourceOfAttribution[attribution.id], let entity = digest.sources[source].entity { telling.actors = [entity] }
            fill(&telling, span: own, fallback: [attribution.content.text])
            tellings.append(telling)
            guard let turn = revelations.first(where: { $0 == own.end }), turn < attribution.content.end - 12 else { continue }
            // «قال إنها سفينة، ليتبين أنها قارب»: the rest is another account, of whoever tells the whole.
            let outer = self.chain(attribution.parent)
            let rest = Span(start: turn + afterFirstWord(turn), end: attribution.content.end)
            var other = TellingParts(
                kind: .statement, record: attribution.id + "r", type: "STATEMENT", start: rest.start, end: rest.end, text: words(rest, ""),
                stance: .asserts)
            other.chain = outer.sources
            other.chainKinds = outer.kinds
            fill(&other, span: rest, fallback: [])
            digest.contrasts.append(ContrastPair(first: tellings.count - 1, second: tellings.count, isClash: true, isRevealed: true))
            tellings.append(other)
        }
    }

    /// A verb of refusing before a noun for what somebody asks, or for what is to be done: «رفض فرض عقوبات» tells of no sanctions that there are
    /// none; and all that a court refuses.
    private func refusesDemand(_ attribution: AttributionRecord) -> Bool {
        guard holds(attribution.cue.text, tables.refusing, in: 1) else { return false }
        // «رفضت المحكمة الاتهامات»: she rules on charges that were laid before her.
        if let source = attribution.source?.text, holds(source, tables.courts, in: 1) { return true }
        return holds(attribution.content.text, tables.demands, in: 2) || opensWithDeed(attribution.content.text)
    }

    /// The first word names an act, and none of speech.
    private func opensWithDeed(_ words: String) -> Bool {
        let text = TokenizedText(words)
        guard let first = text.tokens.indices.first(where: { text.tokens[$0].kind == .word }),
            let types = tables.actTypes[WordSkeleton.key(text.foldedBytes(first))]
        else { return false }
        return types.isDisjoint(with: Self.speech)
    }

    /// Types of acts that are told again as accounts are: who refuses an accusation denies it.
    private static let speech: Set<String> = ["ACCUSE", "REJECT", "CONSULT", "AGREE", "SUPPORT"]

    /// One of the first words has a skeleton of a set.
    private func holds(_ words: String, _ skeletons: Set<UInt32>, in count: Int) -> Bool {
        let text = TokenizedText(words)
        return text.tokens.indices.filter { text.tokens[$0].kind == .word }.prefix(count).contains { token in
            let folded = text.foldedBytes(token), cut = tables.evidence.segmentation(of: folded, lexicon: tables.lexicon)
            let isCut = !cut.proclitics.isEmpty || cut.enclitic != .none
            return skeletons.contains(WordSkeleton.key(folded, cut: isCut ? cut : nil))
        }
    }

    /// What a source says may be wholly what another said to it: then the other's statement stands for both, its chain names them.
    private func isToldByOthers(_ own: Span, of attribution: AttributionRecord) -> Bool {
        reading.attributions.contains { other in
            guard other.id != attribution.id, isWithin(other, attribution.id) else { return false }
            let shared = min(own.end, other.content.end) - max(own.start, other.content.start)
            return shared * 10 >= own.count * 6
        }
    }

    /// Code points from a place to the end of the word there.
    private func afterFirstWord(_ start: Int) -> Int {
        guard let text, let source else { return 0 }
        let tokens = text.tokens(overlapping: source.utf8Range(Span(start: start, end: start + 1)))
        guard let first = tokens.first else { return 0 }
        return source.codePoint(atUTF8: Int(text.tokens[first].end)) - start + 1
    }

    /// The content less what is another teller's: a content ends where the next one's begins, and one that is attributed behind it begins
    /// where those inside it end.
    private func ownWords(of attribution: AttributionRecord) -> Span {
        var own = attribution.content.span
        guard source != nil else { return own }
        if let turn = revelations.first(where: { $0 > own.start + 12 && $0 < own.end - 12 }) { own.end = turn }
        for other in reading.attributions where other.id != attribution.id {
            let inner = other.content.span
            if inner.start > own.start + 8, inner.start < own.end, inner.end >= own.end, other.parent != attribution.id,
                !isWithin(other, attribution.id)
            {
                own.end = inner.start
            }
            if attribution.cue.start >= attribution.content.end, other.parent == attribution.id, inner.end < own.end - 20, inner.end > own.start {
                own.start = inner.end
            }
        }
        return own
    }

    /// Whether an attribution nests in another, at any depth.
    private func isWithin(_ attribution: AttributionRecord, _ ancestor: String) -> Bool {
        var next = attribution.parent
        var steps = 0
        while let id = next, steps < 8 {
            if id == ancestor { return true }
            next = attributionIndex[id].flatMap { reading.attributions[$0].parent }
            steps += 1
        }
        return false
    }

    /// What an act was told to be worth when a denial holds it: the denial, whoever reports it.
    private func stance(_ innermost: Stance?, status: EventStatus) -> Stance {
        if status == .denied { return .denies }
        // An act that a denial takes for granted is told by it.
        return innermost == .denies ? .asserts : innermost ?? .asserts
    }

    private func indices(_ ids: [String]) -> [Int] {
        var result: [Int] = []
        for id in ids { if let index = entityIndex[id], !result.contains(index) { result.append(index) } }
        return result
    }

    private func triggerKey(_ trigger: String) -> UInt32 {
        let bag = tables.bag(of: trigger, keepsGrammar: true)
        return bag.words.first { !$0.flags.contains(.negator) }?.key ?? bag.words.first?.key ?? 0
    }

    /// The clause that tells an event: as read, or from the words at hand.
    private func clause(_ event: EventRecord) -> Span {
        event.clause?.span ?? clause(around: event.trigger.span, attribution: event.attribution)
    }

    private func clause(around trigger: Span, attribution: String?) -> Span {
        var bounds = trigger
        if let sentence = reading.sentences.first(where: { $0.contains(bounds) }) { bounds = sentence }
        if let id = attribution, let index = attributionIndex[id] {
            let content = reading.attributions[index].content.span
            if content.overlaps(trigger) {
                bounds = Span(start: min(trigger.start, max(bounds.start, content.start)), end: max(trigger.end, min(bounds.end, content.end)))
            }
        }
        return cut(bounds, around: trigger)
    }

    /// The stretch between commas that holds a trigger, grown to the right until it tells something.
    private func cut(_ bounds: Span, around trigger: Span) -> Span {
        guard let text, let source else { return bounds.count <= 160 ? bounds : trigger }
        let tokens = text.tokens(overlapping: source.utf8Range(bounds))
        let core = text.tokens(overlapping: source.utf8Range(trigger))
        guard !core.isEmpty else { return bounds }
        var low = core.lowerBound
        while low > tokens.lowerBound, !isBreak(low - 1) { low -= 1 }
        var high = core.upperBound
        while high < tokens.upperBound, !isBreak(high) || high - low < 6 { high += 1 }
        guard low < high else { return trigger }
        return source.span(text.range(low..<high))
    }

    private func isBreak(_ token: Int) -> Bool {
        guard let text else { return false }
        return text.token(token, is: "،") || text.token(token, is: "؛") || text.token(token, is: ",") || text.token(token, is: ".")
            || text.token(token, is: ":")
    }

    private func words(_ span: Span, _ fallback: String) -> String {
        (source?.slice(span) ?? fallback).replacingNewlines()
    }

    private mutating func fill(_ telling: inout TellingParts, span: Span, fallback: [String]) {
        let bag: WordBag
        if let text, let source {
            bag = tables.bag(of: text, tokens: text.tokens(overlapping: source.utf8Range(span)))
        } else {
            bag = tables.bag(of: fallback.joined(separator: " "))
        }
        let kept = min(bag.words.count, 48)
        telling.words = Array(bag.words.prefix(kept))
        telling.sides = bag.sides.filter { $0.word < kept && !isOfName(bag, $0.word) }.map {
            Telling.SidedWord(word: $0.word, row: $0.side.row, isFirst: $0.side.isFirst)
        }
        telling.isTurned = bag.isTurned
        if telling.kind == .statement, kept > 10, let text, let source { telling.clauses = clauses(of: bag, kept: kept, text: text, source: source) }
        var about: [Int] = []
        var low = 0
        var high = mentionStarts.count
        while low < high {
            let middle = (low + high) / 2
            if mentionStarts[middle].start < span.start { low = middle + 1 } else { high = middle }
        }
        while low < mentionStarts.count, mentionStarts[low].start < span.end {
            let entity = mentionStarts[low].entity
            if !about.contains(entity) { about.append(entity) }
            low += 1
        }
        telling.about = about
        telling.sentence = reading.sentences.lastIndex { $0.start <= span.start } ?? 0
        telling.isHeadline = telling.sentence == 0 && reading.document.title != nil
    }

    /// «منظمة حظر الأسلحة», «جبهة الإنقاذ»: a word in the name of an organization stands on no side.
    private func isOfName(_ bag: WordBag, _ word: Int) -> Bool {
        guard let text, let source, word < bag.tokens.count else { return false }
        let span = source.span(text.range(bag.tokens[word]..<bag.tokens[word] + 1))
        var low = 0
        var high = mentionStarts.count
        while low < high {
            let middle = (low + high) / 2
            if mentionStarts[middle].start < span.start { low = middle + 1 } else { high = middle }
        }
        // Its first word says what it is, and may be no name: «المعارضة».
        return low > 0 && mentionStarts[low - 1].start < span.start && span.end <= mentionStarts[low - 1].end
            && reading.entities[mentionStarts[low - 1].entity].type == .organization
    }

    /// Cut at commas where four words of content lie between.
    private func clauses(of bag: WordBag, kept: Int, text: TokenizedText, source: SourceText) -> [Telling.Clause] {
        var clauses: [Telling.Clause] = []
        var low = 0
        for word in 0..<kept {
            let isLast = word == kept - 1
            let next = isLast ? bag.tokens[word] + 1 : bag.tokens[word + 1]
            let breaks = isLast || (bag.tokens[word] + 1..<next).contains { isBreak($0) }
            guard isLast || breaks && word - low >= 3 else { continue }
            let span = source.span(text.range(bag.tokens[low]..<bag.tokens[word] + 1))
            clauses.append(Telling.Clause(start: span.start, end: span.end, low: low, high: word + 1))
            low = word + 1
        }
        return clauses
    }

    /// Events and alignments know the statement that holds them.
    private mutating func placeStatements() {
        var statementOf: [String: Int] = [:]
        for (index, telling) in tellings.enumerated() where telling.kind == .statement { statementOf[telling.record] = index }
        for event in reading.events {
            guard let id = event.attribution, let statement = statementOf[id],
                let index = tellings.firstIndex(where: { $0.kind == .event && $0.record == event.id })
            else { continue }
            tellings[index].within = statement
        }
        for (position, alignment) in reading.alignments.enumerated() {
            guard let id = alignment.attribution, let statement = statementOf[id],
                let index = tellings.firstIndex(where: { $0.kind == .alignment && $0.record == reading.record(ofAlignment: position) })
            else { continue }
            tellings[index].within = statement
        }
    }

    // MARK: Contrasts

    /// Pairs of neighbouring statements of which the words between them say that they stand against one another.
    private mutating func findContrasts() {
        guard let text, let source else { return }
        let markers = tables.contrastMarkers(in: text)
        guard !markers.isEmpty else { return }
        struct Place { let telling: Int; let start: Int; let end: Int; let opens: Int; let sentence: Int; let paragraph: Int }
        var places: [Place] = []
        for (index, telling) in tellings.enumerated() where telling.kind == .statement {
            guard let position = attributionIndex[telling.record] else { continue }
            let attribution = reading.attributions[position]
            let isBehind = attribution.cue.start >= attribution.content.end
            let opens = isBehind ? telling.start : min(attribution.cue.start, attribution.source?.start ?? attribution.cue.start, telling.start)
            let tokens = text.tokens(overlapping: source.utf8Range(Span(start: telling.start, end: telling.end)))
            guard !tokens.isEmpty else { continue }
            let openToken = text.tokens(overlapping: source.utf8Range(Span(start: opens, end: opens + 1))).lowerBound
            places.append(
                Place(
                    telling: index, start: tokens.lowerBound, end: tokens.upperBound, opens: min(openToken, tokens.lowerBound),
                    sentence: Int(text.sentenceOfToken[tokens.lowerBound]), paragraph: Int(text.paragraphOfToken[tokens.lowerBound])))
        }
        places.sort { ($0.start, -$0.end) < ($1.start, -$1.end) }
        var pairs: [ContrastPair] = []
        for i in places.indices {
            for j in places.indices.dropFirst(i + 1).prefix(4) {
                let a = places[i]
                let b = places[j]
                if b.start < a.end { continue }  // nested
                if b.sentence - a.sentence > 2 { break }
                if abs(b.paragraph - a.paragraph) > 1 { break }
                let sentenceStart = text.sentences[a.sentence].tokens.lowerBound
                for marker in markers {
                    switch marker.place {
                    case .before:
                        // «بينما قال … قال …»: opens the sentence of the first, or stands between.
                        if marker.token >= sentenceStart, marker.token <= a.start, a.sentence == b.sentence {
                            pairs.append(ContrastPair(first: a.telling, second: b.telling, isClash: false))
                        } else if marker.token >= a.end, marker.token < b.start, marker.token <= b.opens + 1, j == i + 1 {
                            pairs.append(ContrastPair(first: a.telling, second: b.telling, isClash: false))
                        }
                    case .between:
                        if marker.token >= a.end, marker.token < b.start + 3, j == i + 1 || b.sentence == a.sentence {
                            pairs.append(ContrastPair(first: a.telling, second: b.telling, isClash: false))
                        }
                    case .reveals, .defines, .supposes, .affirms: break
                    case .clash:
                        let place = Int(text.sentenceOfToken[marker.token])
                        // In the words of the first it is a source that says so, of other accounts.
                        if marker.token < a.start || marker.token >= a.end,
                            place == a.sentence || place == a.sentence - 1, b.sentence - a.sentence <= 1, marker.token < b.start
                        {
                            pairs.append(ContrastPair(first: a.telling, second: b.telling, isClash: true))
                        }
                    }
                }
            }
        }
        var seen = Set<ContrastPair>()
        digest.contrasts = (digest.contrasts + pairs).filter { seen.insert($0).inserted }
    }
}

extension String {
    func replacingNewlines() -> String {
        guard utf8.contains(0x0A) || utf8.contains(0x0D) else { return self }
        return split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

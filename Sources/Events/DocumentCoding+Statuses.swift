import Actors
import ArabicText
import Knowledge
import Readings
import Syntax

/// The learnt choice of how an act stands: told, denied, meant, possible or over.
extension DocumentCoding {
    /// How far above the status that the words right around an act give another one has to lie, where they say nothing and where they say another.
    private static let doubt: (told: Float, other: Float) = (0.6, 2)
    /// How far above an act in its tree words are asked.
    private static let height = 3
    /// How far from a word its particles stand.
    private static let particleReach = 10
    /// How far before an act words are asked, and from which distance on they count as far.
    private static let window = (reach: 9, near: 3)

    /// The status that the model holds likeliest.
    /// - Parameter ruled: what the words right around the act say.
    func status(
        of trigger: SentenceScan.Trigger, ruled: EventStatus, attribution: Int?, times: ActTimes, told: [EventLayer.Event], in scan: SentenceScan,
        model: RoleModel
    ) -> EventStatus {
        let scores = model.scores(statusFeatures(trigger, ruled: ruled, attribution: attribution, times: times, told: told, in: scan))
        // The first of equals.
        let best = scores.indices.max { (scores[$0], $1) < (scores[$1], $0) } ?? 0
        // What the words right around say yields to what is clearly likelier alone.
        let stand = EventStatus.allCases.firstIndex(of: ruled) ?? 0
        if scores[best] - scores[stand] < (ruled == .reported ? Self.doubt.told : Self.doubt.other) { return ruled }
        return EventStatus.allCases[best]
    }

    /// Features of each status, in the order of ``EventStatus/allCases``.
    func statusFeatures(
        _ trigger: SentenceScan.Trigger, ruled: EventStatus, attribution: Int?, times: ActTimes, told: [EventLayer.Event], in scan: SentenceScan
    ) -> [[UInt64]] {
        let type = RoleFeatures.number(trigger.row.type)
        let kind = RoleFeatures.kind(trigger)
        let stand = EventStatus.allCases.firstIndex(of: ruled) ?? 0
        let row = RoleFeatures.hash(trigger.row.id)
        let cut = trigger.candidate.match.segmentation
        let form = trigger.candidate.match.entry.features
        var list = FeatureList()
        list.add(150, stand)
        list.add(151, stand, type)
        list.add(152, stand, kind)
        list.add(153, stand, 0, row.0, row.1)
        list.add(154, type, kind)
        list.add(155, Int(form.aspect.rawValue), Int(form.person.rawValue), Int(cut.proclitics.rawValue))
        list.add(156, kind, Int(cut.proclitics.rawValue), type)
        addSurroundings(of: trigger, stand, kind, in: scan, to: &list)
        addParticles(above: trigger, kind, in: scan, to: &list)
        let statement = attribution.map { attributions.attributions[$0] }
        let stance = statement.flatMap { Stance.allCases.firstIndex(of: $0.stance) } ?? Stance.allCases.count
        list.add(170, stance, stand)
        list.add(171, stance, kind, type)
        if let cue = statement?.cueTokens.first {
            let said = scan.hash(of: cue)
            list.add(172, kind == 0 ? 0 : 1, 0, said.0, said.1)
        }
        for order in times.orders { list.add(173, order, kind, stand) }
        if times.orders.isEmpty { list.add(173, 9, kind, stand) }
        if let last = told.last, trigger.token - last.triggerToken <= Self.particleReach {
            let before = EventStatus.allCases.firstIndex(of: last.status) ?? 0
            list.add(174, before, scan[trigger.token].hasWaw ? 1 : 0, kind)
            list.add(175, before, last.type == trigger.row.type ? 1 : 0, stand)
        }
        if let last = scan.range.last, text.text.token(last, is: "؟") { list.add(176, kind, stand) }
        // The number of a status, from one on, has the three highest bits of a feature's first number, which no feature above reaches.
        let keys = list.keys
        return EventStatus.allCases.indices.map { status in keys.map { $0 | UInt64(status + 1) << 53 } }
    }

    /// The words around an act.
    private func addSurroundings(of trigger: SentenceScan.Trigger, _ stand: Int, _ kind: Int, in scan: SentenceScan, to list: inout FeatureList) {
        var token = trigger.token - 1
        while token >= scan.range.lowerBound, trigger.token - token <= Self.window.reach {
            let word = scan[token]
            let distance = trigger.token - token
            if word.mention < 0, word.kind == .word {
                let stem = scan.hash(of: token)
                list.add(157, distance <= Self.window.near ? 0 : 1, 0, stem.0, stem.1)
                if distance == 1 { list.add(158, kind, 0, stem.0, stem.1) }
                if distance == 2 { list.add(159, kind, 0, stem.0, stem.1) }
                if text.segmentations[token].proclitics.contains(.sin) { list.add(160, min(distance, 5), kind) }
            }
            token -= 1
        }
        for token in trigger.end..<min(scan.range.upperBound, trigger.end + Self.window.reach)
        where scan[token].mention < 0 && scan[token].kind == .word {
            let stem = scan.hash(of: token)
            list.add(157, 2, 0, stem.0, stem.1)
        }
        let next = trigger.end
        if scan.range.contains(next), scan[next].mention < 0, scan[next].kind == .word {
            let stem = scan.hash(of: next)
            list.add(161, kind == 0 ? 0 : 1, 0, stem.0, stem.1)
        }
    }

    /// The words above an act in its tree, and the particles of each: «لن», «قد», «أن», «إذا».
    private func addParticles(above trigger: SentenceScan.Trigger, _ kind: Int, in scan: SentenceScan, to list: inout FeatureList) {
        guard let syntax else { return }
        var token = syntax.head(of: trigger.token..<max(trigger.token + 1, trigger.end))
        var level = 0
        while token >= 0, level <= Self.height, scan.range.contains(token) {
            let stem = scan.hash(of: token)
            let relation = Int(syntax.relations[token].rawValue)
            let isVerb = syntax.verbs[token] ? 1 : 0
            if level > 0 {
                list.add(162, min(level, 2), isVerb, stem.0, stem.1)
                list.add(163, kind == 0 ? 0 : 1, isVerb, stem.0, stem.1)
            }
            list.add(164, level, relation, isVerb)
            list.add(165, level, isVerb, Int(text.segmentations[token].proclitics.rawValue))
            if isVerb == 1 {
                list.add(166, level, initial(of: token))
                if scan[token].isVerb { list.add(169, level, Int(scan[token].verbFeatures.aspect.rawValue), kind == 0 ? 0 : 1) }
            }
            for place in max(scan.range.lowerBound, token - Self.particleReach)..<min(scan.range.upperBound, token + Self.particleReach)
            where Int(syntax.heads[place]) == token {
                switch syntax.relations[place] {
                case .mark, .advmod, .aux, .cop, .marker, .amod:
                    let particle = scan.hash(of: place)
                    list.add(167, level, Int(syntax.relations[place].rawValue), particle.0, particle.1)
                    list.add(168, isVerb, kind == 0 ? 0 : 1, particle.0, particle.1)
                default: continue
                }
            }
            token = Int(syntax.heads[token])
            level += 1
        }
    }

    /// The first letter of a word's stem, which tells the imperfect of a verb.
    private func initial(of token: Int) -> Int {
        let bytes = text.text.foldedBytes(token)
        let stem = text.segmentations[token].stem.clamped(to: 0..<bytes.count)
        return bytes.dropFirst(stem.lowerBound).prefix(2).reduce(0) { $0 << 7 | Int($1 & 0x7F) } & 0x7FF
    }

    /// Files how an annotated act stands.
    mutating func learnStatus(
        _ trigger: SentenceScan.Trigger, ruled: EventStatus, attribution: Int?, times: ActTimes, told: [EventLayer.Event], in scan: SentenceScan
    ) {
        let place = text.range(of: trigger.candidate.match, at: trigger.token)
        guard let status = learning?.annotated.first(where: { $0.type == trigger.row.type && $0.trigger.overlaps(place) })?.status,
            let right = EventStatus.allCases.firstIndex(of: status)
        else { return }
        let candidates = statusFeatures(trigger, ruled: ruled, attribution: attribution, times: times, told: told, in: scan)
        learning?.statuses.append(RoleExamples.Choice(candidates: candidates, right: [right], isRecipient: false))
    }
}

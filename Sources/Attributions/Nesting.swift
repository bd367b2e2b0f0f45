import Actors
import Readings

/// Which attribution holds which: the parent is the one with the shortest content around the cue.
enum Nesting {
    static func attributions(_ drafts: [ReportAnalysis.Draft], described: [ActorLayer.EntityIndex: Int] = [:], firstDescribed: Int = .max)
        -> [AttributionLayer.Attribution]
    {
        let ordered = drafts.enumerated().sorted {
            ($0.element.cue.lowerBound, $0.offset) < ($1.element.cue.lowerBound, $1.offset)
        }.map(\.element)
        var parents = parents(ordered)
        let byCue = Dictionary(ordered.indices.map { (ordered[$0].cue, $0) }, uniquingKeysWith: { first, _ in first })
        for index in ordered.indices {
            guard let teller = ordered[index].teller, let above = byCue[teller], !leads(from: above, to: index, parents) else { continue }
            parents[index] = above
        }
        let antecedents = antecedents(ordered, parents)
        return ordered.indices.map { index in
            let draft = ordered[index]
            // Who speaks under words of his own is known by them; a pronoun needs whom it stands for.
            let number = draft.isDescribed ? draft.entity.flatMap { described[$0] } : nil
            return AttributionLayer.Attribution(
                source: AttributionLayer.Source(
                    tokens: draft.sourceTokens, range: draft.sourceRange, entity: draft.entity.flatMap { $0 < firstDescribed ? $0 : nil },
                    described: number, kind: draft.kind, antecedent: number == nil ? antecedents[index] : nil),
                cue: draft.cue, cueTokens: draft.cueTokens, content: draft.content, contentTokens: draft.contentTokens,
                mode: draft.mode, stance: draft.stance, parent: parents[index], rule: draft.rule, sourceChance: draft.chance)
        }
    }

    /// «قال شهود عيان إن …، وأضافوا أن»: the words of whoever spoke last at the same place of the chain, where he has no name and goes on.
    private static func antecedents(_ drafts: [ReportAnalysis.Draft], _ parents: [Int?]) -> [Range<Int>?] {
        var antecedents = [Range<Int>?](repeating: nil, count: drafts.count)
        var lastUnder: [Int?: Int] = [:]
        for (index, draft) in drafts.enumerated() {
            if draft.sourceTokens == nil, draft.kind == .anonymous || draft.kind == .collective, let last = lastUnder[parents[index]] {
                let before = drafts[last]
                let agrees = draft.gender == .none || before.gender == .none || draft.gender == before.gender
                if before.kind == draft.kind, before.entity == draft.entity, before.isPlural == draft.isPlural, agrees {
                    antecedents[index] = before.sourceRange ?? antecedents[last]
                }
            }
            lastUnder[parents[index]] = index
        }
        return antecedents
    }

    /// Whether a chain of parents comes to an attribution, or is too long to follow.
    private static func leads(from start: Int, to end: Int, _ parents: [Int?]) -> Bool {
        var above: Int? = start
        var steps = 0
        while let at = above, at != end, steps < 600 {
            above = parents[at]
            steps += 1
        }
        return above != nil
    }

    /// «أضافت الصحيفة أن …، حسبما ذكرت الصحيفة»: a phrase behind the report that names its source once more holds nothing.
    private static func isEcho(_ phrase: ReportAnalysis.Draft, of report: ReportAnalysis.Draft) -> Bool {
        if phrase.isResumptive { return true }
        return phrase.cue.lowerBound >= report.cue.upperBound && phrase.content.upperBound <= phrase.cue.lowerBound && phrase.kind == report.kind
            && phrase.entity != nil && phrase.entity == report.entity
    }

    /// Complexity: n log n for contents that nest or part; contents that cross cost the length of the crossing.
    private static func parents(_ drafts: [ReportAnalysis.Draft]) -> [Int?] {
        var parents = [Int?](repeating: nil, count: drafts.count)
        let byStart = drafts.indices.sorted {
            (drafts[$0].content.lowerBound, -drafts[$0].content.upperBound, $0) < (drafts[$1].content.lowerBound, -drafts[$1].content.upperBound, $1)
        }
        var open: [Int] = []
        var next = 0
        for index in drafts.indices {
            let cue = drafts[index].cue
            while next < byStart.count, drafts[byStart[next]].content.lowerBound <= cue.lowerBound {
                open.append(byStart[next])
                next += 1
            }
            open.removeAll { drafts[$0].content.upperBound <= cue.lowerBound }
            var best: Int?
            for candidate in open.suffix(64) where candidate != index && drafts[candidate].content.upperBound >= cue.upperBound {
                if isEcho(drafts[candidate], of: drafts[index]) { continue }
                // «أضافت الصحيفة أن …، حسبما ذكرت»: nor does the report hold the phrase.
                if drafts[index].frame == nil, isEcho(drafts[index], of: drafts[candidate]) { continue }
                // Contents that hold each other's cues must not make a circle.
                if leads(from: candidate, to: index, parents) { continue }
                // «حسبما نقلت الوكالة عن مصدر»: of two that say the same the one who was told of is nearer.
                if best.map({
                    (drafts[candidate].content.count, drafts[candidate].teller == nil ? 1 : 0) < (
                        drafts[$0].content.count, drafts[$0].teller == nil ? 1 : 0
                    )
                }) ?? true {
                    best = candidate
                }
            }
            if let report = interrupted(by: index, drafts), best.map({ drafts[report].content.count < drafts[$0].content.count }) ?? true,
                !leads(from: report, to: index, parents)
            {
                best = report
            }
            parents[index] = best
        }
        return parents
    }

    /// «كشفت عما وصفته بهجوم»: a report whose cue stands before another's and whose content begins behind both and holds the other's.
    private static func interrupted(by index: Int, _ drafts: [ReportAnalysis.Draft]) -> Int? {
        let inner = drafts[index]
        guard inner.frame != nil else { return nil }
        return drafts.indices[..<index].suffix(4).last { candidate in
            let outer = drafts[candidate]
            return outer.frame != nil && outer.cue.upperBound <= inner.cue.lowerBound && inner.cue.upperBound <= outer.content.lowerBound + 8
                && outer.content.lowerBound <= inner.content.lowerBound + 8 && inner.content.upperBound <= outer.content.upperBound
                && !(outer.sourceRange?.contains(inner.cue.lowerBound) ?? false) && outer.content.count < 4 * inner.content.count
        }
    }
}

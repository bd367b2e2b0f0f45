import Readings

/// Finds documents that tell the same words, in time linear in the pile: documents meet only in shingles that few others hold.
struct CopyDetector {
    /// Shingles that more documents hold are furniture or formula.
    static let commonest = 40
    /// Share of the shingles of either text that edited copies have in common, at least.
    static let edited = 0.5
    /// Share of the shorter text's shingles that stand in the longer one, at least.
    static let excerpt = 0.6
    static let verbatim = 0.92
    /// Long texts meet in every eighth shingle only; what they share is counted over all.
    static let sampling: UInt32 = 0xE
    static let shortText = 48

    struct Edge {
        let a: Int
        let b: Int
        let kind: CopyGroup.Kind
    }

    static func kind(_ a: TextSketch, _ b: TextSketch) -> CopyGroup.Kind? {
        let smaller = min(a.shingles.count, b.shingles.count)
        guard smaller >= 5 else { return a == b && a.words >= 4 ? .verbatim : nil }
        let shared = Double(a.shared(with: b))
        let union = Double(a.shingles.count + b.shingles.count) - shared
        let containment = shared / Double(smaller)
        let likeness = shared / union
        if likeness >= verbatim { return .verbatim }
        let larger = max(a.shingles.count, b.shingles.count)
        if containment >= edited, Double(smaller) >= 0.5 * Double(larger), likeness >= 0.3 { return .edited }
        return containment >= excerpt ? .excerpt : nil
    }

    /// Pairs of copies, by index. Complexity: linear in the number of shingles, times ``commonest`` at worst.
    static func edges(_ sketches: [TextSketch]) -> [Edge] {
        var shingles: [UInt64] = [], documents: [UInt32] = []
        shingles.reserveCapacity(sketches.count * 24)
        documents.reserveCapacity(sketches.count * 24)
        for (index, sketch) in sketches.enumerated() {
            let isShort = sketch.shingles.count < shortText
            for shingle in sketch.shingles where isShort || shingle & sampling == 0 {
                shingles.append(UInt64(shingle))
                documents.append(UInt32(index))
            }
        }
        let order = KeyedOrder(shingles, documents)
        var meetings: [UInt64] = []
        order.forEachRun { _, run in
            guard run.count >= 2, run.count <= commonest else { return }
            for i in run { for j in i + 1..<run.upperBound { meetings.append(UInt64(order.numbers[i]) << 32 | UInt64(order.numbers[j])) } }
        }
        meetings.sort()
        var edges: [Edge] = []
        var low = 0
        while low < meetings.count {
            var high = low + 1
            while high < meetings.count, meetings[high] == meetings[low] { high += 1 }
            let count = high - low, a = Int(meetings[low] >> 32), b = Int(meetings[low] & 0xFFFF_FFFF)
            low = high
            let smaller = min(sketches[a].shingles.count, sketches[b].shingles.count)
            guard count >= 2 || smaller < shortText else { continue }
            if let kind = kind(sketches[a], sketches[b]) { edges.append(Edge(a: a, b: b, kind: kind)) }
        }
        return edges
    }
}

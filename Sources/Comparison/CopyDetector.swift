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
        var postings: [(shingle: UInt32, document: Int32)] = []
        postings.reserveCapacity(sketches.count * 24)
        for (index, sketch) in sketches.enumerated() {
            let isShort = sketch.shingles.count < shortText
            for shingle in sketch.shingles where isShort || shingle & sampling == 0 { postings.append((shingle, Int32(index))) }
        }
        postings.sort { ($0.shingle, $0.document) < ($1.shingle, $1.document) }
        var meetings: [UInt64: Int32] = [:]
        var low = 0
        while low < postings.count {
            var high = low + 1
            while high < postings.count, postings[high].shingle == postings[low].shingle { high += 1 }
            if high - low >= 2, high - low <= commonest {
                for i in low..<high {
                    for j in (i + 1)..<high {
                        meetings[UInt64(UInt32(bitPattern: postings[i].document)) << 32 | UInt64(UInt32(bitPattern: postings[j].document)), default: 0] += 1
                    }
                }
            }
            low = high
        }
        var edges: [Edge] = []
        for (pair, count) in meetings {
            let a = Int(pair >> 32)
            let b = Int(pair & 0xFFFF_FFFF)
            let smaller = min(sketches[a].shingles.count, sketches[b].shingles.count)
            guard count >= 2 || smaller < shortText else { continue }
            if let kind = kind(sketches[a], sketches[b]) { edges.append(Edge(a: a, b: b, kind: kind)) }
        }
        return edges.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    }
}

import Foundation

/// Skip-gram vectors with negative sampling (Mikolov et al. 2013), one thread, fixed seed.
struct WordVectors {
    let size: Int
    var values: [Float]

    init(size: Int, values: [Float]) {
        self.size = size
        self.values = values
    }

    /// - Parameters:
    ///   - text: word numbers, `UInt32.max` between sentences.
    ///   - counts: how often each word number occurs.
    init(text: [UInt32], counts: [Int], size: Int, window: Int, negatives: Int, epochs: Int, seed: UInt64) {
        self.size = size
        var random = SplitMix(seed: seed)
        let vocabulary = counts.count
        var input = [Float](repeating: 0, count: vocabulary * size)
        for i in 0..<input.count { input[i] = (random.unit() - 0.5) / Float(size) }
        var output = [Float](repeating: 0, count: vocabulary * size)
        var table = [UInt32](repeating: 0, count: 1 << 22)
        let powers = counts.map { pow(Double($0), 0.75) }
        let sum = powers.reduce(0, +)
        var word = 0
        var reached = powers.first ?? 0
        for i in 0..<table.count {
            while Double(i) / Double(table.count) > reached / sum && word + 1 < vocabulary {
                word += 1
                reached += powers[word]
            }
            table[i] = UInt32(word)
        }
        let total = Double(counts.reduce(0, +))
        let keep: [Float] = counts.map { c in
            let f = Double(c) / total
            return Float(min(1, (1e-4 / f).squareRoot() + 1e-4 / f))
        }
        let sigmoid: [Float] = (0..<1024).map { i in 1 / (1 + Foundation.exp(-(Float(i) / 1023 * 12 - 6))) }
        let start: Float = 0.05
        let steps = Double(text.count * epochs)
        var done = 0
        var sentence: [UInt32] = []
        var error = [Float](repeating: 0, count: size)
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                error.withUnsafeMutableBufferPointer { error in
                    guard let inputBase = input.baseAddress, let outputBase = output.baseAddress, let err = error.baseAddress
                    else { return }
                    for _ in 0..<epochs {
                        sentence.removeAll(keepingCapacity: true)
                        for id in text {
                            done += 1
                            if id != .max {
                                if keep[Int(id)] >= 1 || random.unit() < keep[Int(id)] { sentence.append(id) }
                                continue
                            }
                            let rate = max(start * Float(1 - Double(done) / steps), start * 1e-3)
                            for (i, center) in sentence.enumerated() {
                                let reach = 1 + Int(random.next() % UInt64(window))
                                let row = inputBase + Int(center) * size
                                for j in max(0, i - reach)...min(sentence.count - 1, i + reach) where j != i {
                                    for d in 0..<size { err[d] = 0 }
                                    for k in 0...negatives {
                                        let target: Int
                                        let label: Float
                                        if k == 0 {
                                            target = Int(sentence[j])
                                            label = 1
                                        } else {
                                            target = Int(table[Int(random.next() & UInt64(table.count - 1))])
                                            if target == Int(sentence[j]) { continue }
                                            label = 0
                                        }
                                        let out = outputBase + target * size
                                        let dot = Self.dot(row, out, size)
                                        let p: Float = dot > 6 ? 1 : dot < -6 ? 0 : sigmoid[Int((dot + 6) * (1023.0 / 12))]
                                        let g = (label - p) * rate
                                        Self.add(g, out, to: err, size)
                                        Self.add(g, row, to: out, size)
                                    }
                                    Self.add(1, err, to: row, size)
                                }
                            }
                            sentence.removeAll(keepingCapacity: true)
                        }
                    }
                }
            }
        }
        values = input
    }

    @inline(__always)
    static func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ size: Int) -> Float {
        var sum = SIMD16<Float>.zero
        for i in stride(from: 0, to: size, by: 16) {
            let x = UnsafeRawPointer(a + i).loadUnaligned(as: SIMD16<Float>.self)
            let y = UnsafeRawPointer(b + i).loadUnaligned(as: SIMD16<Float>.self)
            sum += x * y
        }
        return sum.sum()
    }

    @inline(__always)
    static func add(_ factor: Float, _ a: UnsafePointer<Float>, to b: UnsafeMutablePointer<Float>, _ size: Int) {
        for i in stride(from: 0, to: size, by: 16) {
            let x = UnsafeRawPointer(a + i).loadUnaligned(as: SIMD16<Float>.self)
            var y = UnsafeRawPointer(b + i).loadUnaligned(as: SIMD16<Float>.self)
            y += x * factor
            UnsafeMutableRawPointer(b + i).storeBytes(of: y, as: SIMD16<Float>.self)
        }
    }

    /// Spherical k-means over the rows; returns the cluster of each row, from 0. The first `head` rows (the frequent
    /// words) place the centres.
    func clusters(_ k: Int, rounds: Int, seed: UInt64) -> [Int] {
        let n = values.count / size
        guard n > 0 else { return [] }
        var unit = values
        for i in 0..<n {
            var s: Float = 0
            for d in 0..<size { s += unit[i * size + d] * unit[i * size + d] }
            let inverse = s > 0 ? 1 / s.squareRoot() : 0
            for d in 0..<size { unit[i * size + d] *= inverse }
        }
        var random = SplitMix(seed: seed)
        let head = min(n, 40_000)
        var centres = [Float](repeating: 0, count: k * size)
        for c in 0..<k {
            let pick = Int(random.next() % UInt64(head))
            for d in 0..<size { centres[c * size + d] = unit[pick * size + d] }
        }
        var assigned = [Int](repeating: 0, count: n)
        for round in 0...rounds {
            let last = round == rounds
            let upTo = last ? n : head
            unit.withUnsafeBufferPointer { unit in
                centres.withUnsafeBufferPointer { centres in
                    guard let u = unit.baseAddress, let c = centres.baseAddress else { return }
                    for i in 0..<upTo {
                        var best = 0
                        var bestScore = -Float.infinity
                        for j in 0..<k {
                            let s = Self.dot(u + i * size, c + j * size, size)
                            if s > bestScore {
                                bestScore = s
                                best = j
                            }
                        }
                        assigned[i] = best
                    }
                }
            }
            if last { break }
            var sums = [Float](repeating: 0, count: k * size)
            var members = [Int](repeating: 0, count: k)
            for i in 0..<head {
                members[assigned[i]] += 1
                for d in 0..<size { sums[assigned[i] * size + d] += unit[i * size + d] }
            }
            for c in 0..<k {
                if members[c] == 0 {
                    let pick = Int(random.next() % UInt64(head))
                    for d in 0..<size { centres[c * size + d] = unit[pick * size + d] }
                    continue
                }
                var s: Float = 0
                for d in 0..<size { s += sums[c * size + d] * sums[c * size + d] }
                let inverse = s > 0 ? 1 / s.squareRoot() : 0
                for d in 0..<size { centres[c * size + d] = sums[c * size + d] * inverse }
            }
        }
        return assigned
    }
}

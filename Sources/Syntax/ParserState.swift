/// A sentence half read: the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011), the root at the end of the buffer.
struct ParserState {
    enum Step: Int, CaseIterable { case shift, left, right }

    let words: [SyntaxWord]
    /// Indices of words.
    private(set) var stack: [Int] = []
    /// The first word of the buffer; `words.count` is the root.
    private(set) var front = 0
    private(set) var heads: [Int]
    private(set) var relations: [Relation]
    /// Bits of the relations of a word's dependents on either side.
    private(set) var masks: [UInt64]
    /// The first dependent before and the last one behind a word, -1 none.
    private(set) var leftmost: [Int]
    private(set) var rightmost: [Int]
    /// The preposition of a word, -1 none.
    private(set) var prepositions: [Int]

    init(_ words: [SyntaxWord]) {
        self.words = words
        let count = words.count + 1
        heads = [Int](repeating: -1, count: count)
        relations = [Relation](repeating: .none, count: count)
        masks = [UInt64](repeating: 0, count: count)
        leftmost = [Int](repeating: -1, count: count)
        rightmost = [Int](repeating: -1, count: count)
        prepositions = [Int](repeating: -1, count: count)
    }

    var root: Int { words.count }
    var isFinished: Bool { front == root && stack.isEmpty }

    /// A bit a step.
    var allowed: UInt64 { (front < root ? 1 : 0) | (stack.isEmpty ? 0 : 2) | (stack.count > 1 ? 4 : 0) }

    /// The arc that a step draws.
    func arc(_ step: Step) -> (head: Int, dependent: Int)? {
        switch step {
        case .shift: nil
        case .left: (front, stack[stack.count - 1])
        case .right: (stack[stack.count - 2], stack[stack.count - 1])
        }
    }

    mutating func take(_ step: Step, _ relation: Relation = .none) {
        guard let (head, dependent) = arc(step) else {
            stack.append(front)
            front += 1
            return
        }
        stack.removeLast()
        heads[dependent] = head
        relations[dependent] = relation
        masks[head] |= 1 << UInt64(relation.rawValue)
        if dependent < head {
            if leftmost[head] < 0 || dependent < leftmost[head] { leftmost[head] = dependent }
        } else if dependent > rightmost[head] {
            rightmost[head] = dependent
        }
        if relation == .marker, prepositions[head] < 0 || dependent < prepositions[head] { prepositions[head] = dependent }
    }

    /// How many arcs of a tree a step puts out of reach (Goldberg and Nivre 2013).
    /// - Parameter gold: the head of each word; the root is `words.count`.
    func cost(_ step: Step, gold: [Int]) -> Int {
        var lost = 0
        switch step {
        case .shift:
            for word in stack.dropLast() where gold[front] == word { lost += 1 }
            for word in stack where gold[word] == front { lost += 1 }
        case .left:
            let top = stack[stack.count - 1]
            if gold[top] > front || stack.count > 1 && gold[top] == stack[stack.count - 2] { lost += 1 }
            for word in front..<root where gold[word] == top { lost += 1 }
        case .right:
            let top = stack[stack.count - 1]
            if gold[top] >= front { lost += 1 }
            for word in front..<root where gold[word] == top { lost += 1 }
        }
        return lost
    }
}

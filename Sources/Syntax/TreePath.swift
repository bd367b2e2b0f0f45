/// The way through a sentence's tree from one phrase to another.
public struct TreePath: Sendable, Hashable {
    /// Relations from the first phrase up to the word that governs both, and from there down to the second.
    public let up: [Relation]
    public let down: [Relation]
    /// The word above which the first phrase's own names and titles lie.
    public let node: Int

    public var length: Int { up.count + down.count }

    /// A hash of the relations on the way.
    /// - Parameter full: else without those that names and lists add, and clauses of all kinds alike.
    public func number(full: Bool) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ relations: [Relation]) {
            for relation in relations {
                let value: UInt64
                switch relation {
                case .conj, .flat, .appos:
                    guard full else { continue }
                    value = UInt64(relation.rawValue)
                case .csubj where !full: value = UInt64(Relation.nsubj.rawValue)
                case .ccomp, .xcomp, .advcl, .parataxis: value = full ? UInt64(relation.rawValue) : 90
                default: value = UInt64(relation.rawValue)
                }
                hash = (hash ^ (value + 1)) &* 0x100_0000_01B3
            }
        }
        add(up)
        hash = (hash ^ 99) &* 0x100_0000_01B3
        add(down)
        return hash
    }
}

extension SyntaxLayer {
    /// Longest way up from a word that is told.
    private static let reach = 8

    /// The word of a phrase that hangs outside it: the first one; -1 where the sentence was not read.
    public func head(of tokens: Range<Int>) -> Int {
        for token in tokens where heads.indices.contains(token) && relations[token] != .none && !tokens.contains(Int(heads[token])) { return token }
        return -1
    }

    /// Above a name its title: «الرئيس الروسي فلاديمير بوتين» hangs by «الرئيس».
    public func titled(_ token: Int) -> Int {
        var token = token
        var steps = 0
        while steps < Self.reach, relations[token] == .appos || relations[token] == .flat, heads[token] >= 0 {
            token = Int(heads[token])
            steps += 1
        }
        return token
    }

    /// The way from one phrase to another in one sentence; nil where they lie too far apart or the sentence was not read.
    public func path(from tokens: Range<Int>, to target: Int) -> TreePath? { path(from: tokens, to: above(target)) }

    /// A word and those above it, as far as ways are told; empty where the sentence was not read.
    public func above(_ target: Int) -> [Int] {
        guard relations.indices.contains(target), relations[target] != .none else { return [] }
        var above: [Int] = [target]
        while above.count <= Self.reach, let last = above.last, heads[last] >= 0 { above.append(Int(heads[last])) }
        return above
    }

    /// The same to the first of some words each of which governs the one before it.
    public func path(from tokens: Range<Int>, to above: [Int]) -> TreePath? {
        let bottom = head(of: tokens)
        guard bottom >= 0, !above.isEmpty else { return nil }
        let start = titled(bottom)
        var up: [Relation] = []
        var word = start
        while up.count <= Self.reach {
            if let meeting = above.firstIndex(of: word) {
                return TreePath(up: up, down: above[..<meeting].reversed().map { relations[$0] }, node: start)
            }
            guard heads[word] >= 0 else { return nil }
            up.append(relations[word])
            word = Int(heads[word])
        }
        return nil
    }

    /// Whether something hangs on a word in one of some relations.
    public func governs(_ token: Int, _ relations: Relation...) -> Bool {
        dependents.indices.contains(token) && relations.contains { dependents[token] >> UInt32($0.rawValue) & 1 == 1 }
    }

    /// What hangs on a word: 1 a subject, 2 an object, 4 a passive subject, 8 a genitive, 16 an oblique, 32 a clause of content.
    public func arguments(of token: Int) -> Int {
        (governs(token, .nsubj, .csubj) ? 1 : 0) | (governs(token, .obj, .iobj) ? 2 : 0) | (governs(token, .passiveSubject) ? 4 : 0)
            | (governs(token, .nmod) ? 8 : 0) | (governs(token, .obl) ? 16 : 0) | (governs(token, .ccomp, .xcomp) ? 32 : 0)
    }
}

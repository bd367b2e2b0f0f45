import Actors
import Syntax

/// What the trees of the sentences say of those who may take part.
extension DocumentCoding {
    /// What a trigger's own place in its tree says.
    struct TriggerNode {
        let token: Int
        let relation: Relation
        /// Whether words hang on it as 1 subject, 2 object, 4 passive subject, 8 genitive, 16 oblique, 32 clause of content.
        let arguments: Int
        /// 0 noun, 1 finite verb; of the word above likewise plus 2; 4 where nothing is above.
        let above: Int
    }

    func node(of trigger: SentenceScan.Trigger, in scan: SentenceScan) -> TriggerNode? {
        guard let syntax else { return nil }
        let token = syntax.head(of: trigger.token..<max(trigger.token + 1, trigger.end))
        guard token >= 0 else { return nil }
        let head = Int(syntax.heads[token])
        return TriggerNode(
            token: token, relation: syntax.relations[token], arguments: syntax.arguments(of: token), above: head < 0 ? 4 : syntax.verbs[head] ? 3 : 2)
    }

    /// Files what the place of a trigger in its tree says for its naming an act.
    func addTree(of trigger: SentenceScan.Trigger, type: Int, kind: Int, row: (Int, Int), in scan: SentenceScan, to list: inout FeatureList) {
        guard let syntax, let node = node(of: trigger, in: scan) else { return }
        let relation = Int(node.relation.rawValue)
        list.add(113, kind, relation, node.above)
        list.add(114, type, relation, kind)
        list.add(115, kind, node.arguments)
        list.add(116, type, node.arguments, kind)
        list.add(117, relation, 0, row.0, row.1)
        list.add(118, node.arguments, 0, row.0, row.1)
        let head = Int(syntax.heads[node.token])
        guard head >= 0, scan.range.contains(head) else { return }
        let above = scan.hash(of: head)
        list.add(119, kind, relation, above.0, above.1)
        list.add(120, type, 0, above.0, above.1)
    }

    /// The same as names for ``ActModel``.
    func treeNames(of trigger: SentenceScan.Trigger, in scan: SentenceScan) -> [String] {
        guard let node = node(of: trigger, in: scan) else { return [] }
        let kind = trigger.candidate.isNoun ? "n" : "v"
        return [
            "hangs:\(node.relation.label):\(node.above)\(kind)", "governs:\(node.arguments)\(kind)", "hangs:\(node.relation.label):\(trigger.row.id)",
        ]
    }

    /// For each one named in the sentence the shortest way from where he is named to a trigger.
    func paths(_ scene: RoleScene, to node: TriggerNode?) -> [ActorLayer.EntityIndex: TreePath] {
        guard let syntax, let node else { return [:] }
        var best: [ActorLayer.EntityIndex: TreePath] = [:]
        let above = syntax.above(node.token)
        for occurrence in scene.occurrences {
            guard let path = syntax.path(from: occurrence.tokens, to: above) else { continue }
            if best[occurrence.entity].map({ path.length < $0.length }) ?? true { best[occurrence.entity] = path }
        }
        return best
    }
}

extension DocumentCoding.RoleContext {
    /// Files what the tree says of a candidate.
    func addTree(_ candidate: RoleCandidate, role: Int, isRuled: Bool, to list: inout FeatureList) {
        guard let node else { return }
        guard let path = candidate.tree else {
            list.add(99, role, node.arguments, 100)
            return
        }
        let way = RoleFeatures.parts(path.number(full: true))
        let rough = RoleFeatures.parts(path.number(full: false))
        let government = candidate.right?.government ?? candidate.left?.government ?? 0
        let ruled = isRuled ? 1 : 0
        list.add(100, role, way.0, way.1)
        list.add(101, role | kind << 1, way.0, way.1)
        list.add(102, role | type << 1, way.0, way.1)
        list.add(103, role | ruled << 1, way.0, way.1, government)
        list.add(104, role | kind << 1, way.0, way.1, government)
        list.add(105, role | kind << 1, rough.0, rough.1, node.arguments)
        list.add(106, role | ruled << 1, rough.0, rough.1)
        list.add(107, role, way.0, row.0 ^ way.1 << 3, row.1)
        list.add(108, role | kind << 1, path.length, ruled)
        list.add(109, role | type << 1, rough.0, rough.1, government)
    }

    func addTreeOfNobody(role: Int, to list: inout FeatureList) {
        guard let node else { return }
        list.add(110, role | kind << 1, node.arguments)
        list.add(111, role | kind << 1, Int(node.relation.rawValue), node.arguments, node.above)
        list.add(112, role | type << 1, node.arguments, node.above)
    }
}

import Readings

/// The accounts of a claim as one tree: first mouths at the top, the articles at the tips, so that a source through which several
/// accounts pass shows as a fork.
struct ChainTree {
    struct Node {
        var link: Dossier.Link?
        var isWeakest: Bool
        var accounts: [Dossier.Account] = []
        var children: [Node] = []
    }

    private(set) var roots: [Node] = []

    init(_ accounts: [Dossier.Account]) {
        for account in accounts {
            let path = account.chain.enumerated().reversed().map { (link: $1, isWeakest: $0 == account.weakest) }
            Self.insert(account, path[...], into: &roots)
        }
    }

    private static func insert(
        _ account: Dossier.Account, _ path: ArraySlice<(link: Dossier.Link, isWeakest: Bool)>, into nodes: inout [Node]
    ) {
        guard let step = path.first else {
            // The same article telling it twice is one tip.
            if let place = nodes.firstIndex(where: { $0.link == nil && $0.accounts.first?.document == account.document }) {
                nodes[place].accounts.append(account)
            } else {
                nodes.append(Node(link: nil, isWeakest: false, accounts: [account]))
            }
            return
        }
        // Two unnamed tellers of the same words in two articles are not known to be one.
        let place = nodes.firstIndex { node in
            guard let link = node.link, let source = link.source else { return false }
            return source == step.link.source
        }
        if let place {
            nodes[place].isWeakest = nodes[place].isWeakest || step.isWeakest
            insert(account, path.dropFirst(), into: &nodes[place].children)
        } else {
            var node = Node(link: step.link, isWeakest: step.isWeakest)
            insert(account, path.dropFirst(), into: &node.children)
            nodes.append(node)
        }
    }
}

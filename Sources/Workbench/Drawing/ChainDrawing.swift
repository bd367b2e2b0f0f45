#if Full
import Comparison
import Exchange

/// The accounts of a claim as one tree: first mouths at the top, the articles at the tips. A source through which several accounts pass
/// shows as a fork.
struct ChainDrawing {
    private struct Node {
        var link: ChainLink?
        var accounts: [Account] = []
        var children: [Node] = []
    }

    private var roots: [Node] = []
    private let commonLink: String?

    init(_ accounts: [Account], commonLink: String?) {
        self.commonLink = commonLink
        for account in accounts { Self.insert(account, account.chain.reversed()[...], into: &roots) }
    }

    private static func insert(_ account: Account, _ path: ArraySlice<ChainLink>, into nodes: inout [Node]) {
        guard let step = path.first else {
            // The same article telling it twice is one tip.
            if let place = nodes.firstIndex(where: { $0.link == nil && $0.accounts.first?.document == account.document }) {
                nodes[place].accounts.append(account)
            } else {
                nodes.append(Node(link: nil, accounts: [account]))
            }
            return
        }
        // Two unnamed tellers are not known to be one.
        if let source = step.source, let place = nodes.firstIndex(where: { $0.link?.source == source }) {
            insert(account, path.dropFirst(), into: &nodes[place].children)
        } else {
            var node = Node(link: step)
            insert(account, path.dropFirst(), into: &node.children)
            nodes.append(node)
        }
    }

    func draw(_ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("ul", ["class": "tree"]) { html in for node in roots { draw(node, drawing, &html) } }
    }

    private func draw(_ node: Node, _ drawing: Drawing, _ html: inout HTMLWriter) {
        html.element("li") { html in
            if let link = node.link {
                let isCommon = link.source != nil && link.source == commonLink
                html.element("span", ["class": isCommon ? "teller common" : "teller"]) { html in
                    drawing.link(link, isWeakest: link.kind == .anonymous || link.kind == .collective && link.source == nil, &html)
                    if isCommon {
                        html.text(" ")
                        html.element("small", text: drawing.label("المدار", "common link"))
                    }
                }
            } else if let account = node.accounts.first {
                let document = drawing.names.documents[account.document]
                html.element("span", ["class": "told"]) { html in
                    html.element("a", ["href": Address.article(account.document, record: account.record)]) { html in
                        html.words(document?.title ?? account.document)
                    }
                    html.text(" ")
                    html.element("span", ["class": "when"]) { drawing.date(document?.published, &$0) }
                }
            }
            if !node.children.isEmpty { html.element("ul") { html in for child in node.children { draw(child, drawing, &html) } } }
        }
    }
}
#endif

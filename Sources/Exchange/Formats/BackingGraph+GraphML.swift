import Readings

extension BackingGraph {
    /// The graph as GraphML (Brandes et al., "GraphML progress report", 2002), as Gephi, yEd and NetworkX read it: one edge a pair and
    /// relation, with the number of its statements, its latest phase and its first and last dates.
    public func graphML() -> [UInt8] {
        var xml = HTMLWriter(language: "und")
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        xml.element("graphml", ["xmlns": "http://graphml.graphdrawing.org/xmlns"]) { xml in
            for (id, scope, type) in [
                ("label", "node", "string"), ("type", "node", "string"), ("relation", "edge", "string"), ("phase", "edge", "string"),
                ("weight", "edge", "int"), ("first", "edge", "string"), ("last", "edge", "string"),
            ] {
                xml.raw("\n")
                xml.void("key", ["id": id, "for": scope, "attr.name": id, "attr.type": type], selfClosing: true)
            }
            xml.raw("\n")
            xml.element("graph", ["edgedefault": "directed"]) { xml in
                for (index, node) in nodes.enumerated() {
                    xml.raw("\n")
                    xml.element("node", ["id": "n\(index)"]) { xml in
                        xml.element("data", ["key": "label"], text: node.name)
                        xml.element("data", ["key": "type"], text: node.type.rawValue)
                    }
                }
                for edge in edges {
                    xml.raw("\n")
                    xml.element("edge", ["source": "n\(edge.from)", "target": "n\(edge.to)"]) { xml in
                        xml.element("data", ["key": "relation"], text: edge.relation.rawValue)
                        xml.element("data", ["key": "phase"], text: edge.phase.rawValue)
                        xml.element("data", ["key": "weight"], text: String(edge.statements.count))
                        let dates = edge.statements.compactMap(\.time)
                        if let first = dates.min() { xml.element("data", ["key": "first"], text: first.description) }
                        if let last = dates.max() { xml.element("data", ["key": "last"], text: last.description) }
                    }
                }
                xml.raw("\n")
            }
            xml.raw("\n")
        }
        xml.raw("\n")
        return xml.bytes
    }
}

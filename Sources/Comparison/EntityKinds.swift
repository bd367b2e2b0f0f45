import Readings

/// The records of all documents, each that is equal in all it holds once, in the order of first appearance.
struct EntityKinds: Sendable {
    let records: [EntityRecord]
    /// For each document and each thing that it names the number of the record.
    let ofDocuments: [[Int32]]

    /// Complexity: linear in the number of things named.
    init(_ digests: [DocumentDigest]) {
        var numbers = MarkNumbers()
        var places: [(document: Int32, position: Int32)] = []
        ofDocuments = digests.indices.map { document in
            let named = digests[document].named
            return (0..<named.count).map { position in
                let number = numbers.number(named.mark(position))
                if number == places.count { places.append((Int32(document), Int32(position))) }
                return Int32(number)
            }
        }
        records = Concurrently.map(places, sharing: 512) { digests[Int($0.document)].named[Int($0.position)] }
    }
}

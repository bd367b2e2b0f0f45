import Readings

/// The records of all documents, each that is equal in all it holds once, in the order of first appearance.
struct EntityKinds: Sendable {
    let records: [EntityRecord]
    /// For each document and each thing that it names the number of the record.
    let ofDocuments: NumberLists

    /// Complexity: linear in the number of things named.
    init(_ digests: [DocumentDigest]) {
        var numbers = MarkNumbers()
        var places: [(document: Int32, position: Int32)] = []
        var ofDocuments = NumberLists()
        ofDocuments.reserve(lists: digests.count, numbers: digests.reduce(0) { $0 + $1.named.count })
        for (document, digest) in digests.enumerated() {
            var position: Int32 = 0
            digest.named.forEachMark { mark in
                let number = numbers.number(mark)
                if number == places.count { places.append((Int32(document), position)) }
                ofDocuments.append(Int32(number))
                position += 1
            }
            ofDocuments.close()
        }
        self.ofDocuments = ofDocuments
        records = Concurrently.map(places, sharing: 512) { digests[Int($0.document)].named[Int($0.position)] }
    }
}

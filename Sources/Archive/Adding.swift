#if Full
import Comparison
import Intake
import Reader
import Readings

/// Reads a stream of documents into an archive: what is there already is passed over, the rest is read on all threads and stored in
/// batches, each one transaction.
public struct Adding: Sendable {
    private let archive: Archive
    private let reader: Reader
    private let comparer: Comparer?
    private let manifest: Manifest?
    /// Documents a transaction.
    private static let batchSize = 128

    /// - Parameter comparer: makes the digests by which the documents are compared; without one they are made when they are compared.
    public init(archive: Archive, reader: Reader, comparer: Comparer? = nil, manifest: Manifest? = nil) {
        self.comparer = comparer
        self.archive = archive
        self.reader = reader
        self.manifest = manifest
    }

    private enum Step: Sendable {
        case known(String, Archive.Outcome)
        case read(SourceDocument, Reading, [UInt8]?)
        case failed(Diagnostic)
    }

    /// - Parameters:
    ///   - outcome: called in input order with each document's id and what became of it.
    ///   - fault: called with every fault and note of the input.
    public func run(
        _ stream: DocumentStream, threads: Int, outcome: (String, Archive.Outcome) -> Void, fault: (Diagnostic) -> Void
    ) async throws {
        var batch: [(source: SourceDocument, reading: Reading, digest: [UInt8]?)] = []
        func store() throws {
            guard !batch.isEmpty else { return }
            let outcomes = try archive.add(batch, readerVersion: reader.version, comparerVersion: comparer?.version ?? "")
            for (element, result) in zip(batch, outcomes) { outcome(element.source.id, result) }
            batch.removeAll(keepingCapacity: true)
        }
        try await OrderedPipeline.run(
            threads: threads, next: { stream.next() },
            transform: { [archive, reader, comparer, manifest] (element: DocumentStream.Element) -> (steps: Step, notes: [Diagnostic]) in
                switch element {
                case .fault(let diagnostic): return (.failed(diagnostic), [])
                case .document(let document, let notes):
                    let document = manifest?.completing(document) ?? document
                    do {
                        let known = try archive.outcome(
                            of: document, sha256: Reader.sha256(of: document.text), readerVersion: reader.version)
                        switch known {
                        case .unchanged, .refused: return (.known(document.id, known), notes)
                        case .added, .updated:
                            var reading = reader.read(document, includingText: true)
                            let digest = comparer?.digest(of: reading).bytes()
                            reading.document.text = nil
                            return (.read(document, reading, digest), notes)
                        }
                    } catch {
                        return (
                            .failed(
                                Diagnostic("the archive cannot be read: \(error)", file: archive.path, hint: "check the disk")), notes
                        )
                    }
                }
            },
            sink: { result in
                for note in result.notes { fault(note) }
                switch result.steps {
                case .failed(let diagnostic): fault(diagnostic)
                case .known(let id, let known):
                    try store()
                    outcome(id, known)
                case .read(let document, let reading, let digest):
                    batch.append((document, reading, digest))
                    if batch.count >= Self.batchSize { try store() }
                }
            })
        try store()
        try archive.gatherWords()
    }
}
#endif

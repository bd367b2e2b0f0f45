#if Full
import Archive
import Readings
import Synchronization

/// One addition, from the moment that its last byte has come in; read by the pages while it goes on.
final class AddingJob: Sendable {
    enum State: String, Sendable {
        /// Another addition is being read.
        case waiting
        case reading
        /// The articles are in; what lies between them is worked out anew.
        case comparing
        case done
        /// Broken off; the faults say why.
        case failed

        var isOver: Bool { self == .done || self == .failed }
    }

    struct Progress: Sendable {
        var state = State.waiting
        var files = 0
        var added = 0
        var updated = 0
        var unchanged = 0
        var refused = 0
        /// Faults and notes, the first of them in full.
        var faults: [Diagnostic] = []
        var faultCount = 0
        var errorCount = 0
        /// Ids of articles that came in, the first of them.
        var articles: [String] = []

        var documents: Int { added + updated + unchanged + refused }
    }

    /// Faults and articles listed.
    private static let listed = 200

    let id: String
    private let state: Mutex<Progress>

    init(id: String, files: Int) {
        self.id = id
        state = Mutex(Progress(files: files))
    }

    var progress: Progress { state.withLock { $0 } }

    func enter(_ new: State) { state.withLock { $0.state = new } }

    func count(_ document: String, _ outcome: Archive.Outcome) {
        state.withLock { progress in
            switch outcome {
            case .added: progress.added += 1
            case .updated: progress.updated += 1
            case .unchanged: progress.unchanged += 1
            case .refused: progress.refused += 1
            }
            switch outcome {
            case .refused: break
            default: if progress.articles.count < Self.listed { progress.articles.append(document) }
            }
        }
        if case .refused(let diagnostic) = outcome { report(diagnostic) }
    }

    /// As a process that reads says it; the diagnostic of a refusal comes on a line of its own.
    func count(_ document: String, _ outcome: String) {
        state.withLock { progress in
            switch outcome {
            case "added": progress.added += 1
            case "updated": progress.updated += 1
            case "unchanged": progress.unchanged += 1
            case "refused": progress.refused += 1
            default: return
            }
            if outcome != "refused", progress.articles.count < Self.listed { progress.articles.append(document) }
        }
    }

    func report(_ diagnostic: Diagnostic) {
        state.withLock { progress in
            progress.faultCount += 1
            if diagnostic.severity == .error { progress.errorCount += 1 }
            if progress.faults.count < Self.listed { progress.faults.append(diagnostic) }
        }
    }
}
#endif

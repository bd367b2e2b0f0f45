#if Full
import Archive
import Foundation
import Intake
import Reader
import Readings

/// Reads what is sent in, one addition after the other, beside the serving of pages: at low priority, on all cores but one, in small
/// transactions.
actor AddingDesk {
    private let desk: Desk
    private let packs: [URL]
    private let waitingLimit: Int
    private var reader: Reader?
    private var jobs: [String: AddingJob] = [:]
    /// Ids in the order of their coming.
    private var order: [String] = []
    private var last: Task<Void, Never>?
    private var number = 0
    /// Additions remembered after they are over.
    private static let remembered = 200

    init(desk: Desk, options: WorkbenchOptions) {
        self.desk = desk
        packs = options.packs
        reader = options.reader
        waitingLimit = options.limits.waiting
    }

    func job(_ id: String) -> AddingJob? { jobs[id] }

    /// Whether one more may wait.
    var hasRoom: Bool { jobs.values.count { !$0.progress.state.isOver } <= waitingLimit }

    /// Queues what lies in a folder; the folder is removed when it has been read.
    func submit(_ delivery: Delivery) -> AddingJob {
        number += 1
        let job = AddingJob(id: "\(number)-\(FormSeal.random().prefix(12))", files: delivery.paths.count)
        jobs[job.id] = job
        order.append(job.id)
        while order.count > Self.remembered, let oldest = order.first, jobs[oldest]?.progress.state.isOver == true {
            jobs[oldest] = nil
            order.removeFirst()
        }
        let before = last
        last = Task(priority: .utility) { [weak self] in
            await before?.value
            await self?.read(delivery, job)
            delivery.remove()
        }
        return job
    }

    /// Until everything sent in has been read.
    func idle() async { await last?.value }

    private func read(_ delivery: Delivery, _ job: AddingJob) async {
        job.enter(.reading)
        await desk.freshness.additionBegins()
        let reader = reader ?? Reader(packs: packs)
        self.reader = reader
        await Self.read(delivery, job, desk.archive, reader)
        await desk.freshness.additionEnds()
        if !job.progress.state.isOver { await compare(job) }
    }

    private nonisolated static func read(_ delivery: Delivery, _ job: AddingJob, _ archive: Archive, _ reader: Reader) async {
        for path in delivery.paths {
            do {
                try await Adding(archive: archive, reader: reader).run(
                    DocumentStream(paths: [path]), threads: max(1, ProcessInfo.processInfo.activeProcessorCount - 1)
                ) { id, outcome in
                    job.count(id, outcome)
                } fault: { diagnostic in
                    job.report(delivery.shown(diagnostic))
                }
            } catch let diagnostic as Diagnostic {
                job.report(delivery.shown(diagnostic))
            } catch {
                job.report(
                    Diagnostic("the archive cannot be written: \(error)", file: delivery.name(of: path), hint: "check the disk and its free space"))
            }
        }
        let progress = job.progress
        if progress.documents == 0, progress.errorCount > 0 { job.enter(.failed) }
    }

    /// What lies between the articles is worked out anew once nothing else waits to be read.
    private func compare(_ job: AddingJob) async {
        job.enter(.comparing)
        let isLast = jobs.values.allSatisfy { $0 === job || $0.progress.state != .waiting }
        if isLast, job.progress.added + job.progress.updated > 0 {
            do { try await desk.freshness.renew() } catch { job.report(Diagnostic("the articles could not be compared: \(error)", hint: "run `sanad add` again")) }
        }
        job.enter(.done)
    }
}
#endif

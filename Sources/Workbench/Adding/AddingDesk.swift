#if Full
import Archive
import Foundation
import Intake
import Reader
import Readings
import Synchronization

/// Has read what is sent in, one addition after the other, beside the serving of pages: at low priority, on all cores but one, in small
/// transactions, by another process where the program is known.
actor AddingDesk {
    private let desk: Desk
    private let packs: [URL]
    private let process: ReadingProcess?
    private let waitingLimit: Int
    private var reader: Reader?
    private var jobs: [String: AddingJob] = [:]
    /// Ids in the order of their coming.
    private var order: [String] = []
    private var last: Task<Void, Never>?
    private var number = 0
    /// What was sent in and is not read yet, by addition.
    private let folders = Mutex<[String: Delivery]>([:])
    /// Additions remembered after they are over.
    private static let remembered = 200

    init(desk: Desk, options: WorkbenchOptions) {
        self.desk = desk
        packs = options.packs
        process = options.program.map { ReadingProcess(program: $0, archive: desk.archive.path, packs: options.packs) }
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
        folders.withLock { $0[job.id] = delivery }
        let before = last
        last = Task(priority: .utility) { [weak self] in
            await before?.value
            await self?.read(delivery, job)
            self?.folders.withLock { $0[job.id] = nil }
            delivery.remove()
        }
        return job
    }

    /// Removes what waits to be read: the server ends, and with it the process that reads.
    nonisolated func close() { folders.withLock { for delivery in $0.values { delivery.remove() } } }

    /// Until everything sent in has been read.
    func idle() async { await last?.value }

    private func read(_ delivery: Delivery, _ job: AddingJob) async {
        job.enter(.reading)
        // Pages show what is kept until the new comparison is there.
        await desk.freshness.additionBegins()
        if let process {
            await Self.read(delivery, job, process)
        } else {
            let reader = reader ?? Reader(packs: packs)
            self.reader = reader
            await Self.read(delivery, job, desk.archive, reader)
        }
        let progress = job.progress
        if progress.documents == 0, progress.errorCount > 0 { job.enter(.failed) } else { await compare(job) }
        await desk.freshness.additionEnds()
    }

    private nonisolated static func read(_ delivery: Delivery, _ job: AddingJob, _ process: ReadingProcess) async {
        do {
            try await process.add(delivery.paths) { line in
                if let fault = line.fault { job.report(delivery.shown(Diagnostic(fault))) }
                if let id = line.id, let outcome = line.outcome { job.count(id, outcome) }
            }
        } catch {
            job.report(error as? Diagnostic ?? Diagnostic("the reading could not be begun: \(error)", hint: "check that the program can be run"))
        }
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
    }

    /// What lies between the articles is worked out anew once nothing else waits to be read.
    private func compare(_ job: AddingJob) async {
        job.enter(.comparing)
        let isLast = jobs.values.allSatisfy { $0 === job || $0.progress.state != .waiting }
        if isLast {
            do {
                // A broken addition before this one may have left articles that are not compared.
                if try !desk.archive.comparisonIsCurrent() {
                    if let process {
                        try await process.compare()
                        Task(priority: .utility) { [desk] in await desk.warm() }
                    } else {
                        try await desk.freshness.renew()
                    }
                }
            } catch {
                job.report(
                    error as? Diagnostic ?? Diagnostic("the articles could not be compared: \(error)", hint: "run `sanad compare` on the archive"))
            }
        }
        job.enter(.done)
    }
}

extension Diagnostic {
    fileprivate init(_ fault: ReadingProcess.Line.Fault) {
        self.init(
            fault.message, severity: Severity(rawValue: fault.severity) ?? .error, file: fault.file, line: fault.line, column: fault.column,
            hint: fault.hint)
    }
}
#endif

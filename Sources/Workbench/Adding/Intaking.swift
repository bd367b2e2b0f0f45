#if Full
import ArabicText
import Foundation
import HTTPTypes
import Hummingbird
import Reader
import Readings

/// Takes in the form of the page `/add`: files, or one text that is pasted.
struct Intaking: Sendable {
    let limits: ServingLimits
    let seal: FormSeal

    /// - Throws: ``HTTPError`` for what is no such form or too large, ``Diagnostic`` for what the sender can mend.
    func take(_ request: Request) async throws -> Delivery {
        guard let parser = MultipartParser(contentType: request.headers[.contentType]) else {
            throw HTTPError(.unsupportedMediaType, message: "send the form as multipart/form-data")
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.upload { throw tooLarge }
        let cookie = request.cookies[FormSeal.cookie]?.value
        let body = request.body
        return try await Deadline.within(seconds: limits.uploadSeconds) {
            var taking = try Taking(parser: parser, limits: limits, isSealed: { seal.matches(field: $0, cookie: cookie) })
            do {
                var chunks = body.makeAsyncIterator()
                while let chunk = try await Self.next(&chunks) { try taking.feed(chunk.readableBytesView) }
                return try taking.delivery()
            } catch let error as MultipartParser.Malformed {
                taking.discard()
                throw HTTPError(.badRequest, message: "the form is malformed: \(error.reason)")
            } catch {
                taking.discard()
                throw error
            }
        }
    }

    private static func next(_ chunks: inout RequestBody.AsyncIterator) async throws -> ByteBuffer? {
        do {
            return try await chunks.next()
        } catch is CancellationError {
            throw CancellationError()
        } catch { throw HTTPError.brokenOff }
    }

    private var tooLarge: HTTPError { Taking.tooLarge(limits) }
}

/// A form on its way in.
private struct Taking {
    private var parser: MultipartParser
    private let limits: ServingLimits
    private let isSealed: (String?) -> Bool
    private var files: Delivery
    private var fields: [String: [UInt8]] = [:]
    private var name = ""
    private var handle: FileHandle?
    private var size = 0
    private var fieldSize = 0
    private var hasSeal = false

    init(parser: MultipartParser, limits: ServingLimits, isSealed: @escaping (String?) -> Bool) throws {
        self.parser = parser
        self.limits = limits
        self.isSealed = isSealed
        files = try Delivery()
    }

    static func tooLarge(_ limits: ServingLimits) -> HTTPError {
        HTTPError(.contentTooLarge, message: "more than \(limits.upload >> 20) MiB at once: send the files in parts, or use `sanad add`")
    }

    mutating func feed(_ bytes: some Collection<UInt8>) throws {
        size += bytes.count
        guard size <= limits.upload else { throw Self.tooLarge(limits) }
        var events: [MultipartParser.Event] = []
        try parser.feed(bytes) { events.append($0) }
        for event in events { try take(event) }
    }

    private mutating func take(_ event: MultipartParser.Event) throws {
        switch event {
        case .begin(let field, let file):
            name = field
            guard let file else {
                fields[field] = []
                return
            }
            // No byte of a file is kept before the form has proved where it comes from; the seal is its first field.
            try checkSeal()
            guard !file.isEmpty else {
                name = ""
                return
            }
            guard files.paths.count < limits.files else {
                throw HTTPError(.contentTooLarge, message: "more than \(limits.files) files at once: send them in parts, or use `sanad add`")
            }
            handle = FileHandle(forWritingAtPath: try files.open(file))
        case .data(let bytes):
            if let handle {
                try handle.write(contentsOf: Data(bytes))
            } else if fields[name] != nil {
                fieldSize += bytes.count
                guard fieldSize <= limits.pasted else {
                    throw HTTPError(.contentTooLarge, message: "the text is longer than \(limits.pasted >> 20) MiB: send it as a file")
                }
                fields[name]?.append(contentsOf: bytes)
            }
        case .end:
            try handle?.close()
            handle = nil
            name = ""
        }
    }

    private mutating func checkSeal() throws {
        if hasSeal { return }
        guard isSealed(fields[FormSeal.field].map { String(decoding: $0, as: UTF8.self) }) else { throw FormSeal.refusal }
        hasSeal = true
    }

    mutating func delivery() throws -> Delivery {
        guard parser.isDone else { throw MultipartParser.Malformed(reason: "it ends before its last boundary") }
        try checkSeal()
        try keepPasted()
        guard !files.paths.isEmpty else {
            throw Diagnostic("nothing was sent", hint: "paste a text, or choose a file")
        }
        return files
    }

    /// A pasted text goes the way of a line of JSON, so that it is read, checked and refused like any other document.
    private mutating func keepPasted() throws {
        func field(_ name: String) -> String? {
            guard let bytes = fields[name] else { return nil }
            let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            return text.isEmpty ? nil : text
        }
        guard let text = field("text")?.replacing("\r\n", with: "\n") else { return }
        if let published = field("published"), PartialDate(published) == nil {
            throw Diagnostic("«\(published)» is no date", hint: "write 2020, 2020-08 or 2020-08-14, or leave it empty")
        }
        var writer = JSONWriter(reserving: text.utf8.count + 200)
        writer.object { w in
            w.key("id")
            w.string("pasted-" + Reader.sha256(of: text).prefix(12))
            w.key("text")
            w.string(text)
            for (key, name) in [("title", "title"), ("publisher", "publisher"), ("published", "published")] as [(StaticString, String)] {
                guard let value = field(name), value.utf8.count <= 1_000 else { continue }
                w.key(key)
                w.string(value)
            }
        }
        try Data(writer.bytes).write(to: URL(fileURLWithPath: try files.open("pasted.jsonl")))
    }

    mutating func discard() {
        try? handle?.close()
        handle = nil
        files.remove()
    }
}
#endif

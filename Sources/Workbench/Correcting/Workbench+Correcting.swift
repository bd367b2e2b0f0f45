#if Full
import Archive
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Knowledge
import Readings

/// The pages and routes by which people correct.
extension Workbench {
    /// Keeps the name of who corrects for the next time.
    private static let whoCookie = "who"

    func addCorrecting(to router: Router<BasicRequestContext>) {
        let seal = self.seal
        let archive = self.archive
        let packs = options.packs
        addPage("correct/record", to: router) { visit, request in
            try RecordCorrectionPage.view(visit, archive, seal: seal, who: Self.who(request))
        }
        addPage("correct/actor", to: router) { [desk] visit, request in
            _ = try await desk.freshness.ensure()
            return try ActorCorrectionPage.view(visit, archive, seal: seal, who: Self.who(request))
        }
        addPage("corrections/:number", to: router) { visit, request in
            try CorrectionsPage.entry(visit, archive, seal: seal, who: Self.who(request), pack: Pack.load(adding: packs))
        }
        router.get("corrections/:number/actors.tsv") { _, context -> Response in
            let number = context.parameters.get("number").flatMap { Int($0) }
            guard let entry = try archive.corrections().first(where: { $0.number == number }),
                let row = Pack.load(adding: packs).suggestion(from: entry)
            else { throw HTTPError(.notFound) }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/tab-separated-values; charset=utf-8", .contentDisposition: "attachment; filename=\"\(row.file)\"",
                ], body: .init(byteBuffer: ByteBuffer(string: row.header + "\n" + row.row + "\n")))
        }
        addChange("corrections", to: router) { [desk] form, request, context in
            do {
                let who = form["who"] ?? ""
                let correction = try Self.correction(form, who: who, archive)
                let made = try await Patience.wait { try archive.correct(correction) }
                let back = form["back"].flatMap { Self.isLocal($0) ? $0 : nil } ?? "/corrections/\(made.number)"
                // The pages of a small pile wait for the comparison; a large one is compared in the background.
                if made.action != .confirm, made.action != .note { Task(priority: .utility) { try await desk.freshness.renew() } }
                return Response(
                    status: .seeOther,
                    headers: [
                        .location: back,
                        .setCookie: "\(Self.whoCookie)=\(Address.encoded(made.who)); Path=/; Max-Age=31536000; SameSite=Strict; HttpOnly",
                    ])
            } catch let diagnostic as Diagnostic {
                return Self.response(Refusal(diagnostic), Visit(request, context, isData: false))
            } catch let refusal as Refusal {
                return Self.response(refusal, Visit(request, context, isData: false))
            }
        }
    }

    private static func who(_ request: Request) -> String? { request.cookies[whoCookie]?.value.removingPercentEncoding }

    /// Only paths of this server are gone back to.
    static func isLocal(_ path: String) -> Bool {
        path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.count <= 4_000
            && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }
    }

    private static func correction(_ form: ChangeForm, who: String, _ archive: Archive) throws -> Correction {
        guard let action = form["action"].flatMap(Correction.Action.init) else {
            throw Refusal(.badRequest, "تصحيح غير معروف", "there is no such correction")
        }
        var correction = Correction(
            action: action, who: who, before: form["before"], after: form["after"], note: form["note"], undoes: form["undoes"].flatMap { Int($0) })
        func actor(_ id: String) throws -> EntityRecord {
            guard let found = try archive.actor(id: id)?.entity else { throw Refusal.missing("لا طرف بهذا المعرّف", "No actor has this id") }
            return found
        }
        if let id = form["actor"] { correction.actor = try actor(id) }
        if let id = form["other"] { correction.other = try actor(id) }
        if correction.actor == nil, let document = form["document"] {
            guard let kind = form["kind"].flatMap(RecordKey.Kind.init), let start = form["start"].flatMap({ Int($0) }),
                let end = form["end"].flatMap({ Int($0) })
            else { throw Refusal(.badRequest, "السجل غير معيّن", "the record is not named") }
            correction.record = RecordKey(document: document, kind: kind, start: start, end: end, words: "", detail: form["detail"] ?? "")
        }
        // A name is split off everywhere, or in one article.
        if action == .split, let written = form["document"] {
            let document = Address.article(in: written)
            guard try archive.document(id: document) != nil else { throw Refusal.missing("لا مقال بهذا المعرّف", "No article has this id") }
            correction.document = document
        }
        return correction
    }
}
#endif

#if Full
import Archive
import Foundation
import HTTPTypes
import Readings
import Testing

@testable import Workbench

/// Who may ask and who may change.
@Suite struct GuardTests {
    static let change: KeyValuePairs = [
        "action": "note", "document": "two/2", "who": "ليلى", "note": "انظر", "kind": "event", "start": "0", "end": "1",
    ]

    @Test func changesAreTakenFromPagesOfThisServerAlone() async throws {
        let bench = try TestBench()
        let seal = bench.workbench.seal.value
        let body = "action=undo&undoes=1&who=x&seal=\(seal)"
        func status(_ headers: HTTPFields, _ body: String = body) async throws -> Int {
            try await bench.send(.post, "/corrections", headers, body: body).status.code
        }
        let good = bench.sealed
        // Let in: what is asked for is not there, so it is refused as such.
        #expect(try await status(good) == 400)
        for change: (inout HTTPFields) -> Void in [
            { $0[.origin] = nil }, { $0[.origin] = "null" }, { $0[.origin] = "http://evil.example" },
            { $0[.origin] = "http://localhost.evil.example" },
            { $0[.cookie] = nil }, { $0[.cookie] = "sanad-form=guess" },
            { if let name = HTTPField.Name("Sec-Fetch-Site") { $0[name] = "cross-site" } },
            { if let name = HTTPField.Name("Sec-Fetch-Site") { $0[name] = "same-site" } },
        ] {
            var headers = good
            change(&headers)
            #expect(try await status(headers) == 403)
        }
        #expect(try await status(good, "action=undo&undoes=1&who=x") == 403)
        #expect(try await status(good, "action=undo&undoes=1&who=x&seal=") == 403)
        #expect(try await status(good, "action=undo&undoes=1&who=x&seal=\(seal)0") == 403)
        var text = good
        text[.contentType] = "text/plain"
        #expect(try await status(text) == 415)
        #expect(try bench.archive.corrections().isEmpty)
    }

    @Test func noAddressChangesAnythingByBeingRead() async throws {
        let bench = try TestBench()
        #expect(try await bench.send(.get, "/corrections?action=reject&who=x").status == .ok)
        for method: HTTPRequest.Method in [.put, .delete, .patch, .options, .trace] {
            #expect(try await bench.send(method, "/corrections", bench.sealed).status.code == 405)
        }
    }

    @Test func filesWithoutTheSealAreNotKept() async throws {
        let bench = try TestBench()
        var headers = bench.sealed
        headers[.contentType] = "multipart/form-data; boundary=\(TestBench.boundary)"
        for seal in [nil, "", "guess"] {
            let body = TestBench.multipart(seal: seal, [("files", "a.txt", "وصل الوفد")])
            #expect(try await bench.send(.post, "/add", headers, body: body).status == .forbidden)
        }
        #expect(try bench.archive.summary().documents == 2)
    }

    @Test func otherHostsAreTurnedAway() throws {
        let local = WorkbenchOptions()
        for name in ["localhost:8080", "127.0.0.1", "[::1]:8080", "LOCALHOST"] { #expect(local.allows(authority: name), "\(name)") }
        for name in ["evil.example", "127.0.0.1.evil.example", "localhost.evil", "192.168.1.5:8080", "", "127.0.0.1:80@evil"] {
            #expect(!local.allows(authority: name), "\(name)")
        }
        let open = WorkbenchOptions(host: "0.0.0.0")
        #expect(open.token?.count == 64)
        #expect(open.allows(authority: "192.168.1.5:8080") && open.allows(authority: "[fe80::1]:8080"))
        #expect(!open.allows(authority: "rebound.example") && !open.allows(authority: "1.2.3.4.5") && !open.allows(authority: "999.1.1.1"))
        #expect(WorkbenchOptions(host: "desk.local").allows(authority: "desk.local:8080"))
    }

    @Test func anOpenServerAsksForItsToken() async throws {
        let bench = try TestBench {
            $0.host = "0.0.0.0"
            $0.token = "sesame"
        }
        #expect(try await bench.send(.get, "/corrections").status == .unauthorized)
        #expect(try await bench.send(.get, "/corrections?token=wrong!").status == .unauthorized)
        let first = try await bench.send(.get, "/corrections?token=sesame")
        #expect(first.status == .ok)
        let cookies = first.headers[values: .setCookie]
        #expect(cookies.contains { $0.hasPrefix("sanad=sesame;") && $0.contains("HttpOnly") && $0.contains("SameSite=Strict") })
        #expect(try await bench.send(.get, "/corrections", [.cookie: "sanad=sesame"]).status == .ok)
        // Knowing the way in is not yet a form of this server.
        #expect(try await bench.send(.post, "/corrections?token=sesame", [.contentType: "application/x-www-form-urlencoded"]).status == .forbidden)
    }

    @Test func everyPageIsSealedAndHoldsNoMarkupOfArticles() async throws {
        let bench = try TestBench()
        let pages = [
            "/", "/articles", "/article/one", "/article/two%2F2", "/claims", "/actors", "/sources", "/conflicts", "/timeline",
            "/search?q=%3Cscript%3E",
            "/add", "/corrections", "/article/absent", "/nowhere",
        ]
        for page in pages {
            for language in ["ar", "en"] {
                let answer = try await bench.send(.get, page + (page.contains("?") ? "&" : "?") + "language=\(language)")
                let policy = answer.headers[.contentSecurityPolicy] ?? ""
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(page)")
                #expect(!policy.contains("unsafe") && !policy.contains("*") && !policy.contains("http"), "\(page)")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(!answer.body.contains("<script>"), "\(page)")
                #expect(!answer.body.contains("<style"), "\(page)")
                #expect(answer.body.firstMatch(of: /\s(style|on[a-z]+)=/) == nil, "\(page)")
                #expect(!answer.body.unicodeScalars.contains("\u{202E}"), "\(page)")
            }
        }
        let article = try await bench.send(.get, "/article/one")
        #expect(article.body.contains("&lt;script&gt;") && article.body.contains("[U+202E]"))
    }

    @Test func noAddressLeadsToAFile() async throws {
        let bench = try TestBench()
        for path in [
            "/assets/../../../../etc/passwd", "/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/assets/..%5c..%5cpasswd", "/article/..%2F..%2Fetc%2Fpasswd",
            "/article/%00", "/add/..%2F..%2Fetc%2Fpasswd", "/corrections/..%2Factors.tsv", "//etc/passwd", "/api/v1/readings/%2e%2e", "/%ff%fe",
        ] {
            let answer = try await bench.send(.get, path)
            #expect([400, 404].contains(answer.status.code), "\(path)")
            #expect(!answer.body.contains("root:"))
        }
        #expect(!Workbench.isLocal("//evil.example") && !Workbench.isLocal("https://evil.example") && !Workbench.isLocal("/\\evil.example"))
        #expect(!Workbench.isLocal("/a\r\nSet-Cookie: x") && Workbench.isLocal("/correct/actor?id=x"))
    }

    @Test func addressesThatAreTooLongAreRefused() async throws {
        #expect(try await TestBench().send(.get, "/search?q=" + String(repeating: "a", count: 10_000)).status.code == 414)
    }

    /// A walk from the story over an archive of hostile articles.
    @Test func noPageThatLinksLeadToHoldsMarkupOfArticles() async throws {
        let bench = try TestBench()
        let title = "</title><script>alert(1)</script> \u{202E}gpj\" onload=\"x"
        let text =
            "قال الوزير سالم <b onclick=x>الهادي</b> إن حكومة \u{202E}الوفد\u{202C} تدعم \u{2067}الجيش الوطني. ونفى \"><img src=x onerror=y> ذلك."
        let source = SourceDocument(
            id: "../../etc/passwd\"><svg onload=1>", text: text, title: title, publisher: "<i>الأفق\u{202E}</i>", published: "2021-05")
        _ = try bench.archive.add([(source, TestBench.reader.read(source))], readerVersion: TestBench.reader.version)
        var waiting = ["/", "/articles", "/claims", "/actors", "/sources", "/graph", "/map", "/timeline", "/turns", "/corrections"],
            seen = Set(waiting)
        while let address = waiting.popLast(), seen.count < 400 {
            let answer = try await bench.send(.get, address)
            #expect(answer.status == .ok, "\(address)")
            guard answer.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            let body = answer.body
            #expect(!body.contains("<script>") && !body.contains("<img") && !body.contains("<b ") && !body.contains("<i>"), "\(address)")
            // Attributes as the parser of a browser sees them: what stands in quotation marks is none.
            let isStyledOrScripted = body.contains(/<[a-z0-9]+(\s+[\w-]+(="[^"]*")?)*\s+(style|on[a-z]+)=/)
            #expect(!isStyledOrScripted, "\(address)")
            #expect(!body.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) }, "\(address)")
            for link in Answered(status: answer.status, headers: answer.headers, body: body).links {
                let target = link.split(separator: "#", maxSplits: 1).first.map(String.init) ?? "/"
                if ["language=", "digits=", "theme=", "format=", "/assets/", "/dossier", "/api/"].contains(where: target.contains) { continue }
                if seen.insert(target).inserted { waiting.append(target) }
            }
        }
        #expect(seen.contains { $0.hasPrefix("/article/") && $0.contains("%3Csvg") })
    }
}
#endif

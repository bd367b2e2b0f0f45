#if Full
import Archive
import Foundation
import Readings
import Testing

@testable import Workbench

@Suite struct PageTests {
    @Test(arguments: [
        "/", "/articles", "/actors", "/sources", "/claims", "/conflicts", "/turns", "/timeline", "/graph", "/map",
        "/search?q=%D8%A7%D9%84%D8%B4%D9%87%D8%A8%D8%A7%D9%88%D9%8A",
    ])
    func listsAreServedInBothLanguages(path: String) async throws {
        let workbench = try await SampleStory.workbench()
        for (cookie, direction) in [("view=ar.european.system", "rtl"), ("view=en.european.dark", "ltr")] {
            let page = try await workbench.get(path, cookies: cookie)
            #expect(page.status == .ok)
            #expect(page.body.contains("dir=\"\(direction)\""))
            #expect(page.body.contains("<main id=\"main\""))
            #expect(page.body.contains("<nav"))
            #expect(!page.body.contains("style=\""), "the policy forbids styles in the page")
            #expect(!page.body.contains("onclick="))
        }
    }

    /// Every link of every page leads somewhere: a walk over the whole story.
    @Test func everyLinkLeadsSomewhere() async throws {
        let workbench = try await SampleStory.workbench()
        var waiting = ["/"]
        var seen: Set<String> = ["/"]
        var visited = 0
        while let address = waiting.popLast(), visited < 500 {
            visited += 1
            let page = try await workbench.get(address)
            #expect(page.status == .ok, "\(address)")
            guard page.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            for link in page.links {
                let target = link.split(separator: "#", maxSplits: 1).first.map(String.init) ?? "/"
                // Preferences and forms of data lead back to the same page.
                if ["language=", "digits=", "theme=", "format=", "/dossier"].contains(where: target.contains) { continue }
                if seen.insert(target).inserted { waiting.append(target) }
            }
        }
        #expect(visited > 60)
    }

    @Test func preferencesAreKeptInACookie() async throws {
        let workbench = try await SampleStory.workbench()
        let switched = try await workbench.get("/articles?language=en&digits=arabic&theme=dark")
        #expect(switched.body.contains("lang=\"en\""))
        #expect(switched.body.contains("data-theme=\"dark\""))
        #expect(switched.headers[values: .setCookie].contains { $0.hasPrefix("view=en.arabic.dark;") })
        let kept = try await workbench.get("/articles", cookies: "view=en.arabic.dark")
        #expect(kept.body.contains("data-theme=\"dark\""))
        #expect(kept.body.contains("١٥ articles"))
        let broken = try await workbench.get("/articles", cookies: "view=xx.<script>.9")
        #expect(broken.body.contains("dir=\"rtl\""))
    }

    @Test func theReaderMarksRecordsAndLeadsToTheirPages() async throws {
        let workbench = try await SampleStory.workbench()
        let article = try #require(try await SampleStory.archive().documents(limit: 1).first)
        let page = try await workbench.get(Address.article(article.id))
        #expect(page.body.contains("id=\"r-a1\""))
        #expect(page.body.contains("id=\"n-a1\""))
        let record = try await workbench.get(Address.record("a1", of: article.id))
        #expect(record.status == .ok)
        #expect(record.body.contains("id=\"citation\""))
        let data = try await workbench.get("/api/v1/articles/\(Address.encoded(article.id))/records/a1")
        let citation = try #require((data.json as? [String: Any])?["citation"] as? [String: Any])
        let reading = try #require(try await SampleStory.archive().reading(id: article.id))
        let start = try #require(citation["start"] as? Int), end = try #require(citation["end"] as? Int)
        #expect(SourceText(reading.document.text ?? "").slice(Span(start: start, end: end)) == citation["words"] as? String)
        #expect(citation["sha256"] as? String == reading.document.sha256)
        #expect(try await workbench.get(Address.record("e999", of: article.id)).status == .notFound)
    }

    @Test func marksGiveTheTextBack() async throws {
        let workbench = try await SampleStory.workbench()
        for document in try await SampleStory.archive().documents(limit: 20) {
            let page = try await workbench.get(Address.article(document.id)).body
            let running = try #require(page.components(separatedBy: "<div class=\"running\">").last?.components(separatedBy: "<aside").first)
            let text = running.replacing(#/<[^>]+>/#, with: "").replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing(
                "&gt;", with: ">")
            let reading = try #require(try await SampleStory.archive().reading(id: document.id))
            let words = { (text: String) in text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            let lines = (reading.document.text ?? "").split(whereSeparator: \.isNewline).map { words(String($0)) }.filter { !$0.isEmpty }
            for line in lines { #expect(words(text).contains(line), "\(document.id)") }
        }
    }

    @Test func aQuestionIsAnsweredWithAccounts() async throws {
        let workbench = try await SampleStory.workbench()
        let question = Address.encoded("هل تدعم أرخاد طارق الشهباوي؟")
        let page = try await workbench.get("/search?q=\(question)")
        #expect(page.body.contains("id=\"answer\""))
        #expect(page.body.contains("/record/"))
        let data = try #require((try await workbench.get("/api/v1/search?q=\(question)").json as? [String: Any])?["answer"] as? [String: Any])
        #expect(data["understood"] as? Bool == true)
        #expect(((data["groups"] as? [Any])?.count ?? 0) > 1)
    }

    @Test func listsAreCutIntoParts() async throws {
        let workbench = try await SampleStory.workbench()
        let first = try #require(try await workbench.get("/api/v1/articles?limit=10").json as? [String: Any])
        #expect((first["items"] as? [Any])?.count == 10)
        #expect(first["next"] as? Int == 10)
        let second = try #require(try await workbench.get("/api/v1/articles?limit=10&offset=10").json as? [String: Any])
        #expect((second["items"] as? [Any])?.count == 5)
        #expect(second["next"] == nil)
        #expect(try await workbench.get("/articles?limit=10").body.contains("rel=\"next\""))
    }

    @Test func undatedClaimsStandLastHoweverTheListIsCut() async throws {
        let archive = try await SampleStory.archive()
        let whole = try archive.claims(ClaimFilter(), newestFirst: true, limit: 10_000)
        #expect(whole.count == (try archive.countClaims()))
        let ids = whole.map(\.id)
        #expect(Set(ids).count == ids.count)
        let undated = Set(try archive.claims(ClaimFilter(undated: true), limit: 10_000).map(\.id))
        #expect(!undated.isEmpty)
        #expect(Set(ids.suffix(undated.count)) == undated)
        var parts: [String] = []
        for offset in stride(from: 0, to: ids.count, by: 37) {
            parts += try archive.claims(ClaimFilter(), newestFirst: true, limit: 37, offset: offset).map(\.id)
        }
        #expect(parts == ids)
    }

    @Test func viewsAreTakenAwayAsCSVAndJSON() async throws {
        let workbench = try await SampleStory.workbench()
        for path in ["/", "/articles", "/actors", "/sources", "/claims", "/conflicts", "/turns"] {
            let csv = try await workbench.get(path + "?format=csv")
            #expect(csv.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(csv.body.split(separator: "\r\n").count > 1, "\(path)")
            let json = try await workbench.get(path + "?format=json")
            #expect(json.json != nil)
        }
        #expect(try await workbench.get("/articles?format=xml").status == .badRequest)
    }

    @Test func whatIsNewSinceTheLastVisitIsCounted() async throws {
        let workbench = try await SampleStory.workbench()
        let first = try await workbench.get("/")
        #expect(!first.body.contains("class=\"fresh\""))
        let later = try await workbench.get("/", cookies: "seen=12")
        #expect(later.body.contains("/articles?after=12"))
        #expect((try await workbench.get("/api/v1/articles?after=12").json as? [String: Any]).flatMap { $0["items"] as? [Any] }?.count == 3)
    }

    @Test func assetsAreKeptByTheirHash() async throws {
        let workbench = try await SampleStory.workbench()
        let address = Assets.shared.address(of: .style)
        let style = try await workbench.get(address)
        #expect(style.headers[.contentType] == "text/css; charset=utf-8")
        #expect(style.headers[.cacheControl]?.contains("immutable") == true)
        #expect(style.body.contains("prefers-color-scheme"))
        let tag = try #require(style.headers[.eTag])
        #expect(try await workbench.get("/assets/style.css", headers: [.ifNoneMatch: tag]).status == .notModified)
        #expect(try await workbench.get("/assets/schemas.json").status == .notFound)
        #expect(try await workbench.get("/assets/..%2FPackage.swift").status == .notFound)
    }

    @Test func whatNoLongerIsAConflictStillLeadsToItsClaims() async throws {
        let workbench = try await SampleStory.workbench()
        let claims = try await SampleStory.archive().claims(limit: 400).filter { $0.accounts.count == 1 }
        let pair = claims.lazy.compactMap { one in
            claims.first { $0.id != one.id && $0.accounts[0].document != one.accounts[0].document }.map { [one.accounts[0], $0.accounts[0]] }
        }.first
        let accounts = try #require(pair)
        let id = accounts.map { $0.document + "#" + $0.record }.joined(separator: "~")
        let page = try await workbench.get(Address.conflict(id))
        #expect(page.status == .gone)
        #expect(page.links.filter { $0.hasPrefix("/claim/") }.count >= 2)
        let data = try await workbench.get("/api/v1/conflicts/" + Address.encoded(id))
        #expect(data.status == .notFound)
        #expect(((data.json as? [String: Any])?["hint"] as? String)?.contains("/claim/") == true)
    }

    @Test func parametersThatAreNoneAreRefusedWithTheWayOut() async throws {
        let workbench = try await SampleStory.workbench()
        for path in ["articles?since=soon", "articles?limit=0", "conflicts?kind=odd", "actors?type=Ghost", "claims?offset=-1"] {
            let answer = try await workbench.get("/api/v1/" + path)
            #expect(answer.status == .badRequest, "\(path)")
            #expect(((answer.json as? [String: Any])?["hint"] as? String)?.isEmpty == false)
        }
        for path in ["actors/nobody", "claims/nothing", "conflicts/none", "sources/none", "articles/none", "backing/a/b"] {
            #expect(try await workbench.get("/api/v1/" + path).status == .notFound)
        }
    }
}
#endif

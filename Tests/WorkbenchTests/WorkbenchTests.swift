#if Full
import Archive
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Reader
import Readings
import ScratchFiles
import Testing

@testable import Workbench

@Suite struct WorkbenchTests {
    /// An archive of two short articles.
    func workbench(_ options: WorkbenchOptions = WorkbenchOptions()) throws -> Workbench {
        let path = Scratch.path(".sanad")
        let archive = try Archive(path: path, create: true)
        let reader = TestBench.reader
        let sources = [
            SourceDocument(
                id: "one", text: "أعلن الرئيس سالم الهادي، أمس، أن بلاده تدعم حكومة الوفد.\nوقال وزير الدفاع إن <script>alert(1)</script> لن يمر.",
                title: "الهادي <b>يدعم</b>", publisher: "الأفق", published: "2021-03-12"),
            SourceDocument(id: "two/2", text: "نفى متحدث باسم الحكومة تلقي دعم من أحد.", publisher: "المرصد", published: "2021-04"),
        ]
        _ = try archive.add(sources.map { ($0, reader.read($0)) }, readerVersion: reader.version)
        return Workbench(archive: archive, options: options)
    }

    func get(
        _ uri: String, _ workbench: Workbench
    ) async throws -> (status: HTTPResponse.Status, headers: HTTPFields, body: String) {
        let application = Application(router: workbench.router())
        return try await application.test(.router) { client in
            try await client.execute(uri: uri, method: .get) { response in
                (response.status, response.headers, String(buffer: response.body))
            }
        }
    }

    @Test func theStoryIsServedSealedAndInArabic() async throws {
        let page = try await get("/", workbench())
        #expect(page.status == .ok)
        #expect(page.body.contains("dir=\"rtl\""))
        #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
        #expect(!page.body.contains("<script>alert"))
        #expect(!page.body.contains("<b>يدعم"))
    }

    @Test func searchFindsFoldedWordsAndEscapesTheQuery() async throws {
        let workbench = try workbench()
        let page = try await get("/search?q=%D8%AD%D9%83%D9%88%D9%85%D9%87", workbench)
        #expect(page.body.contains("/article/one"))
        #expect(page.body.contains("/article/two%2F2"))
        let hostile = try await get("/search?q=%3Cimg%20src%3Dx%3E", workbench)
        #expect(!hostile.body.contains("<img"))
    }

    @Test func articlesHaveAddressesAndUnknownOnesAreNotFound() async throws {
        let workbench = try workbench()
        #expect(try await get("/article/one", workbench).status == .ok)
        #expect(try await get("/article/absent", workbench).status == .notFound)
    }

    @Test func strangersAreTurnedAway() async throws {
        #expect(WorkbenchOptions().allows(authority: "localhost:8080"))
        #expect(!WorkbenchOptions().allows(authority: "evil.example"))
        #expect(!WorkbenchOptions().allows(authority: nil))
        let open = try workbench(WorkbenchOptions(host: "0.0.0.0", token: "sesame"))
        #expect(try await get("/api/v1/story", open).status == .unauthorized)
        #expect(try await get("/api/v1/story?token=sesame", open).status == .ok)
        #expect(WorkbenchOptions(host: "0.0.0.0").token != nil)
        #expect(WorkbenchOptions().token == nil)
    }
}
#endif

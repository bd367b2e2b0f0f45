#if Full
import Foundation
import HTTPTypes
import Readings
import Testing

@testable import Workbench

@Suite struct AddingTests {
    @Test func theParserFindsThePartsHoweverTheBytesArrive() throws {
        let body = Array(
            TestBench.multipart(
                seal: "s", [("files", "مقال.txt", "سطر\r\n--\r\n----sanad-tes\r\nآخر"), ("files", "", ""), ("text", nil, "")]
            ).utf8)
        func parts(_ size: Int) throws -> [String] {
            var parser = try #require(MultipartParser(contentType: "multipart/form-data; boundary=\(TestBench.boundary)"))
            var parts: [String] = []
            var content: [UInt8] = []
            for start in stride(from: 0, to: body.count, by: size) {
                try parser.feed(body[start..<min(body.count, start + size)]) { event in
                    switch event {
                    case .begin(let name, let file):
                        parts.append(name + (file.map { "(\($0))" } ?? ""))
                        content = []
                    case .data(let bytes): content += bytes
                    case .end: parts.append(String(decoding: content, as: UTF8.self))
                    }
                }
            }
            #expect(parser.isDone)
            return parts
        }
        let whole = try parts(body.count)
        #expect(whole == ["seal", "s", "files(مقال.txt)", "سطر\r\n--\r\n----sanad-tes\r\nآخر", "files()", "", "text", ""])
        for size in 1...40 { #expect(try parts(size) == whole, "\(size)") }
    }

    @Test func formsThatAreNoneAreRefused() async throws {
        #expect(MultipartParser(contentType: nil) == nil)
        #expect(MultipartParser(contentType: "multipart/form-data") == nil)
        #expect(MultipartParser(contentType: "multipart/form-data; boundary=" + String(repeating: "x", count: 99)) == nil)
        let bench = try TestBench()
        var headers = bench.sealed
        headers[.contentType] = "multipart/form-data; boundary=\(TestBench.boundary)"
        for body in [
            "", "--\(TestBench.boundary)", "--\(TestBench.boundary)\r\n\r\n\r\n", "--\(TestBench.boundary)xx", String(repeating: "a", count: 100_000),
        ] {
            #expect(try await bench.send(.post, "/add", headers, body: body).status == .badRequest)
        }
    }

    @Test func filesAreAddedWithTheErrorsOfEach() async throws {
        let bench = try TestBench()
        let answer = try await bench.upload([
            ("files", "خبر.txt", "أعلن الوزير سالم الهادي أن الوفد وصل."),
            ("files", "page.html", "<html><body><p>وصل الوفد إلى المدينة أمس.</p></body></html>"),
            ("files", "pile.jsonl", "{\"id\":\"j1\",\"text\":\"غادر الوفد.\"}\n{\"id\":\"j2\"}\n"), ("files", "empty.txt", ""),
            ("files", "one.txt", "نص آخر تحت معرّف موجود."),
        ])
        #expect(answer.status == .seeOther)
        let address = try #require(answer.headers[.location])
        await bench.workbench.adding.idle()
        let page = try await bench.send(.get, address + "?language=en")
        #expect(page.headers[.init("Refresh")!] == nil)
        for words in [
            "pile.jsonl:2<", "the object has no «text»", "empty.txt<", "the file is empty", "another text is in the archive under the id «one»",
        ] {
            #expect(page.body.contains(words), "\(words)")
        }
        #expect(!page.body.contains(FileManager.default.temporaryDirectory.path + "/sanad-"))
        #expect(try bench.archive.summary().documents == 5)
        #expect(try bench.archive.reading(id: "خبر")?.document.text == "أعلن الوزير سالم الهادي أن الوفد وصل.")
        let progress = try await bench.send(.get, "/api/v1/additions/" + address.dropFirst("/add/".count))
        let object = try #require(JSONSerialization.jsonObject(with: Data(progress.body.utf8)) as? [String: Any])
        #expect(object["added"] as? Int == 3 && object["refused"] as? Int == 1 && object["isOver"] as? Bool == true)
    }

    @Test func aPastedTextIsAddedOnce() async throws {
        let bench = try TestBench()
        let parts: [(name: String, file: String?, content: String)] = [
            ("files", "", ""), ("text", nil, "وصل الوفد\r\nإلى المدينة."), ("title", nil, "<b>وصول</b>"), ("publisher", nil, "الأفق"),
            ("published", nil, "2024-03"),
        ]
        for _ in 0..<2 { #expect(try await bench.upload(parts).status == .seeOther) }
        await bench.workbench.adding.idle()
        #expect(try bench.archive.summary().documents == 3)
        let reading = try #require(try bench.archive.readings().first { $0.document.id.hasPrefix("pasted-") })
        #expect(
            reading.document.text == "وصل الوفد\nإلى المدينة." && reading.document.title == "<b>وصول</b>" && reading.document.published == "2024-03")
    }

    @Test func whatCannotBeTakenIsSaid() async throws {
        let bench = try TestBench()
        let nothing = try await bench.upload([("files", "", ""), ("text", nil, "  ")])
        #expect(nothing.status == .badRequest && nothing.body.contains("لم يُرسل شيء"))
        let date = try await bench.upload([("text", nil, "وصل الوفد"), ("published", nil, "أمس")], accept: "application/json")
        #expect(date.status == .badRequest && date.body.contains("«أمس» is no date"))
    }

    @Test func namesOfFilesLeadNowhere() async throws {
        #expect(Delivery.safe("../../etc/passwd") == "passwd")
        #expect(Delivery.safe("..\\..\\boot.ini") == "boot.ini")
        #expect(Delivery.safe("gpj.\u{202E}txt") == "gpj.txt")
        #expect(Delivery.safe("..") == "file.txt" && Delivery.safe("") == "file.txt" && Delivery.safe("a\u{0}b\n.txt") == "ab.txt")
        #expect(Delivery.safe(String(repeating: "م", count: 500) + ".html").utf8.count <= 120)
        #expect(Delivery.safe(String(repeating: "م", count: 500) + ".html").hasSuffix(".html"))
        let bench = try TestBench()
        #expect(try await bench.upload([("files", "../../../tmp/sanad-escaped.txt", "وصل الوفد")]).status == .seeOther)
        await bench.workbench.adding.idle()
        #expect(try bench.archive.reading(id: "sanad-escaped") != nil)
        #expect(!FileManager.default.fileExists(atPath: "/tmp/sanad-escaped.txt"))
    }
}
#endif

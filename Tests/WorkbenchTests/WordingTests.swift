#if Full
import Foundation
import Testing

@testable import Workbench

/// What rooms of one language say of files and corrections is said in Arabic on Arabic pages.
@Suite struct WordingTests {
    @Test func varyingPartsKeepTheirPlace() {
        let wording = Wording("# note\nthe {} of {} is gone\tضاع {} من {}\nall is well\tكل شيء بخير\nodd {}\tبلا مكان\n")
        #expect(wording.arabic("all is well") == "كل شيء بخير")
        #expect(wording.arabic("the name of a.txt is gone") == "ضاع name من a.txt")
        #expect(wording.arabic("odd one") == nil && wording.arabic("the name is gone") == nil && wording.arabic("") == nil)
    }

    /// Every saying of the rooms that an addition or a correction passes through.
    @Test func everySayingHasItsArabic() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources")
        var files = try FileManager.default.subpathsOfDirectory(atPath: sources.appendingPathComponent("Intake").path).map { "Intake/" + $0 }
        files += ["Archive/Archive+Adding.swift", "Archive/Adding.swift", "Archive/Archive+Corrections.swift"]
        files += ["AddingDesk", "Delivery", "Intaking", "ReadingProcess"].map { "Workbench/Adding/\($0).swift" }
        var sayings = 0
        for file in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
            for pattern in [#/(?:Diagnostic\(|hint: |message: |fault\()\s*"((?:[^"\\]|\\"|\\\([^()]*(?:\([^()]*\))?[^()]*\))*)"/#] {
                for match in text.matches(of: pattern) {
                    let saying = String(match.1).replacing(#/\\\([^()]*(?:\([^()]*\))?[^()]*\)/#, with: "7").replacing("\\\"", with: "\"")
                    guard saying.contains(where: \.isLetter) else { continue }
                    #expect(Wording.shared.arabic(saying) != nil, "\(file): \(saying)")
                    sayings += 1
                }
            }
        }
        #expect(sayings > 60)
    }

    @Test func refusalsSpeakTheVisitorsLanguage() async throws {
        let bench = try TestBench()
        let arabic = try await bench.upload([("files", "", ""), ("text", nil, " ")])
        #expect(arabic.body.contains("لم يُرسل شيء") && !arabic.body.contains("nothing was sent"))
        let answer = try await bench.upload([("files", "empty.txt", ""), ("files", "pile.jsonl", "{\"id\":\"j2\"}\n")])
        let address = try #require(answer.headers[.location])
        await bench.workbench.adding.idle()
        let page = try await bench.send(.get, address)
        #expect(page.body.contains("الملف فارغ") && page.body.contains("pile.jsonl:1"))
        let english = try await bench.send(.get, address + "?language=en")
        #expect(english.body.contains("the file is empty"))
    }
}
#endif

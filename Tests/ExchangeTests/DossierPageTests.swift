import Foundation
import Readings
import Testing

@testable import Exchange

@Suite struct DossierPageTests {
    @Test(arguments: DossierLanguage.allCases) func everyElementNestsAndEveryLinkArrives(_ language: DossierLanguage) {
        let page = MarkupChecker(SampleReadings.html(language: language))
        #expect(page.faults == [])
        #expect(page.ids.count == Set(page.ids).count)
        let inner = page.links.filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
        #expect(Set(inner).subtracting(page.ids) == [])
        #expect(inner.count > 40)
    }

    @Test func theFileAsksTheNetworkForNothing() {
        let html = SampleReadings.html()
        for sign in ["http://", "https://", "src=", "<link", "@import", "url(//", "@font-face"] { #expect(!html.contains(sign)) }
    }

    @Test func theWordsOfTheArticlesStandInTheFileUnchanged() {
        let page = MarkupChecker(SampleReadings.html())
        for line in (SampleReadings.support.document.text ?? "").split(separator: "\n") { #expect(page.text.contains(line)) }
        #expect(page.text.contains(SampleReadings.denial.document.text ?? "-"))
    }

    @Test func theOrderOfTheInputMakesNoDifference() {
        #expect(
            SampleReadings.html([SampleReadings.support, SampleReadings.denial])
                == SampleReadings.html([SampleReadings.denial, SampleReadings.support]))
    }

    @Test func markupAndDirectionTricksAreShownAsText() {
        var reading = SampleReadings.support
        reading.document.title = "<script>alert(1)</script>\u{202E}نص"
        reading.document.publisher = "\"><img src=x onerror=alert(1)>"
        reading.entities[0].name = "زاد<b>ان\u{2066}"
        reading.document.url = "javascript:alert(1)"
        let html = SampleReadings.html([reading])
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;[U+202E]نص"))
        #expect(!html.contains("<script>alert"))
        #expect(!html.contains("<img"))
        #expect(!html.contains("\u{202E}") && !html.contains("\u{2066}"))
        #expect(!html.contains("javascript:"))
        #expect(MarkupChecker(html).faults == [])
    }

    @Test func whatIsUnknownIsSaidToBeUnknown() {
        var reading = SampleReadings.support
        reading.document.published = nil
        reading.document.publisher = nil
        let html = SampleReadings.html([reading])
        #expect(html.contains("تاريخ غير معلوم"))
        #expect(html.contains("مؤسسة غير معلومة"))
    }

    @Test func whoIsRatherNotMeantIsMarked() {
        var reading = SampleReadings.support
        reading.events[1].confidence = .init(act: 0.9, actor: 0.94, recipient: 0.31)
        #expect(!SampleReadings.html().contains("class=\"doubt\""))
        let arabic = SampleReadings.html([reading])
        #expect(arabic.contains("31٪"))
        #expect(!arabic.contains("94٪"))
        #expect(MarkupChecker(arabic).faults == [])
        let english = SampleReadings.html([reading], language: .english)
        #expect(english.contains("about 31% are right"))
        #expect(english.contains("rather somebody else is meant"))
    }

    @Test func anActThatIsToldSurelyOnceIsNotDoubtful() {
        var sure = SampleReadings.support
        sure.events[1].confidence = .init(act: 0.9, actor: 0.94, recipient: 0.81)
        var doubtful = sure
        doubtful.document.id = "three"
        doubtful.document.sha256 = "3"
        doubtful.events[1].confidence = .init(act: 0.9, actor: 0.3, recipient: 0.3)
        let acts = SampleReadings.dossier([doubtful, sure]).timeline.filter { $0.type == "SUPPORT" }
        #expect(acts.count == 1)
        #expect(acts.first?.confidence?.actor == 0.94)
        #expect(acts.first?.confidence?.recipient == 0.81)
    }

    @Test func labelsFollowTheLanguageAndNamesStay() {
        let english = SampleReadings.html(language: .english)
        #expect(english.contains("<html lang=\"en\" dir=\"ltr\">"))
        #expect(english.contains("Who backs whom"))
        #expect(english.contains("قوات المرزوق"))
        #expect(SampleReadings.html().contains("<html lang=\"ar\" dir=\"rtl\">"))
    }

    @Test func anArabicNameThatBeginsInLatinReadsFromTheRight() {
        #expect(SampleReadings.html().contains("<bdi dir=\"rtl\">TV النهار</bdi>"))
    }

    @Test func withoutGraphvizTheMatrixStandsAndANoteSaysWhy() {
        let html = SampleReadings.html()
        #expect(html.contains("Graphviz"))
        #expect(html.contains("class=\"matrix\""))
        #expect(!html.contains("class=\"graph\""))
    }

    @Test func aReadingWithoutTextStillMakesAPage() {
        var reading = SampleReadings.support
        reading.document.text = nil
        let page = MarkupChecker(SampleReadings.html([reading]))
        #expect(page.faults == [])
        #expect(page.text.contains("نص المقال ليس في القراءة"))
    }

    @Test func recordsWithBrokenSpansDoNoHarm() {
        var reading = SampleReadings.support
        reading.mentions.append(.init(start: -4, end: 9_000, text: "", entity: "nobody", type: .other, form: .name))
        reading.mentions.append(.init(start: 12, end: 3, text: "", entity: "zadan", type: .other, form: .name))
        reading.attributions[0].parent = "a1"
        reading.alignments[0].from = "nobody"
        #expect(MarkupChecker(SampleReadings.html([reading])).faults == [])
    }

    @Test func nothingAtAllMakesAPage() { #expect(MarkupChecker(SampleReadings.html([])).faults == []) }
}

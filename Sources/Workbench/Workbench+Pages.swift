#if Full
import Archive
import Foundation
import Exchange
import HTTPTypes
import Hummingbird
import Mustache
import Readings

/// The pages that people read. The story and the articles are the dossier's own; search is drawn here.
extension Workbench {
    /// Above this many articles the front page asks for an actor instead of drawing the whole pile.
    private static let storyLimit = 200

    func addPages(to router: Router<BasicRequestContext>) {
        router.get("/") { [store] request, _ -> Response in
            let language = Self.language(request)
            switch Self.selection(request) {
            case .failure(let diagnostic):
                return try PageTemplates.message(diagnostic.message, hint: diagnostic.hint, language: language, status: .badRequest)
            case .success(let selection):
                let summary = try await store.summary()
                if selection.about == nil, selection.since == nil, selection.until == nil, summary.documents > Self.storyLimit {
                    return try PageTemplates.search(query: "", hits: [], summary: summary, language: language)
                }
                guard let page = try await store.dossierPage(selection, language: language) else {
                    return try PageTemplates.message(
                        language.label("لا مقال في هذا الاختيار", "No article in this selection"), hint: nil, language: language,
                        status: .notFound)
                }
                return .html(page)
            }
        }
        router.get("article/:id") { [store] request, context -> Response in
            let language = Self.language(request)
            guard let id = Self.identifier(context), let page = try await store.articlePage(id: id, language: language) else {
                return try PageTemplates.message(
                    language.label("لا مقال بهذا المعرّف", "No article has this id"), hint: nil, language: language, status: .notFound)
            }
            return .html(page)
        }
        router.get("search") { [store] request, _ -> Response in
            let query = Self.parameter("q", request) ?? ""
            let hits = query.isEmpty ? [] : try await store.search(query, limit: 50)
            return try PageTemplates.search(
                query: query, hits: hits, summary: try await store.summary(), language: Self.language(request))
        }
    }

    static func language(_ request: Request) -> DossierLanguage {
        parameter("language", request).flatMap { DossierLanguage(rawValue: $0) } ?? .arabic
    }
}

/// Pages drawn from templates; every value is escaped by the template engine.
enum PageTemplates {
    private static let frame = """
        <!doctype html><html lang="{{lang}}" dir="{{dir}}"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1"><title>{{title}}</title><style>
        :root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1c1e21;--soft:#565a60;--line:#dcd8cd;--link:#1c4f80}
        @media (prefers-color-scheme:dark){:root{--paper:#131518;--ink:#e9e6df;--soft:#a8adb4;--line:#343940;--link:#8fc0f0}}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.7 "Noto Sans Arabic","Segoe UI",Tahoma,system-ui,sans-serif}
        main{max-inline-size:52rem;margin-inline:auto;padding:1.5rem}a{color:var(--link)}.soft{color:var(--soft)}
        form{display:flex;gap:.5rem;margin-block:1rem}input{flex:1;min-inline-size:0;font:inherit;padding:.45rem .6rem}button{font:inherit;padding:.45rem 1rem}
        li{margin-block:1rem;padding-block-end:1rem;border-block-end:1px solid var(--line)}ol{padding:0;list-style:none}
        :focus-visible{outline:2px solid var(--link);outline-offset:2px}</style></head><body><main>
        <h1><a href="/?language={{lang}}">سند</a></h1>
        <form action="/search" role="search"><input type="hidden" name="language" value="{{lang}}">
        <input name="q" value="{{query}}" aria-label="{{searchLabel}}" placeholder="{{searchLabel}}" dir="auto"><button>{{searchLabel}}</button></form>
        """
    private static let searchBody = """
        <form action="/"><input type="hidden" name="language" value="{{lang}}">
        <input name="about" aria-label="{{aboutLabel}}" placeholder="{{aboutLabel}}" dir="auto"><button>{{aboutButton}}</button></form>
        <p class="soft">{{count}}</p><ol>{{#hits}}<li><a href="/article/{{path}}?language={{lang}}"><bdi>{{title}}</bdi></a>
        <div class="soft"><bdi>{{origin}}</bdi></div><div dir="auto">{{passage}}</div></li>{{/hits}}</ol></main></body></html>
        """
    private static let messageBody = "<p>{{message}}</p><p class=\"soft\">{{hint}}</p></main></body></html>"

    static func search(
        query: String, hits: [StoryStore.Hit], summary: Archive.Summary, language: DossierLanguage
    ) throws -> Response {
        var values = common(language, query: query, title: language.label("بحث", "Search"))
        values["aboutLabel"] = language.label("اسم طرف: من يسند من حوله؟", "An actor's name: who backs whom around it?")
        values["aboutButton"] = language.label("ملف", "Dossier")
        values["count"] =
            query.isEmpty
            ? language.label("في الأرشيف \(summary.documents) مقالاً", "\(summary.documents) articles in the archive")
            : language.label("\(hits.count) من المقالات", "\(hits.count) articles")
        values["hits"] = hits.map { hit -> [String: any Sendable] in
            [
                "path": hit.id.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.subtracting(.init(charactersIn: "/?"))) ?? "",
                "lang": language.rawValue, "title": hit.title ?? hit.id,
                "origin": [hit.publisher, hit.published.map { String($0.prefix(10)) }].compactMap { $0 }.joined(separator: " · "),
                "passage": hit.passage,
            ]
        }
        return .html(Array(try MustacheTemplate(string: frame + searchBody).render(values).utf8))
    }

    static func message(
        _ message: String, hint: String?, language: DossierLanguage, status: HTTPResponse.Status
    ) throws -> Response {
        var values = common(language, query: "", title: message)
        values["message"] = message
        values["hint"] = hint ?? ""
        return .html(Array(try MustacheTemplate(string: frame + messageBody).render(values).utf8), status: status)
    }

    private static func common(_ language: DossierLanguage, query: String, title: String) -> [String: any Sendable] {
        [
            "lang": language.rawValue, "dir": language == .arabic ? "rtl" : "ltr", "title": title, "query": query,
            "searchLabel": language.label("ابحث", "Search"),
        ]
    }
}
#endif

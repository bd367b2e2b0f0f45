#if Full
import Archive

/// What came into the archive since a visitor's last visit. Two cookies hold the number of the last article seen: one for good, one for as
/// long as a visit lasts, so that the news does not vanish with the first look at it.
struct Arrivals: Sendable {
    /// Number of the last article that the visitor has seen before this visit.
    let since: Int
    let count: Int
    let cookies: [String]

    init(_ visit: Visit, _ archive: Archive, _ state: Archive.State) throws {
        let last = state.article
        let seen = visit.cookies["seen"].flatMap { Int($0) }
        since = visit.cookies["visit"].flatMap { Int($0) } ?? seen ?? last
        count = since < last ? try archive.count(after: since) : 0
        let flags = "Path=/; SameSite=Strict; HttpOnly"
        cookies = ["seen=\(last); Max-Age=31536000; \(flags)", "visit=\(since); Max-Age=14400; \(flags)"]
    }
}
#endif

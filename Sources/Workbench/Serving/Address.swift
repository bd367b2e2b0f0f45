#if Full
import Foundation

/// The permanent addresses of what the workbench shows.
enum Address {
    static func article(_ id: String, record: String? = nil) -> String {
        "/article/" + encoded(id) + (record.map { "#r-" + encoded($0) } ?? "")
    }

    static func record(_ record: String, of article: String) -> String { "/article/" + encoded(article) + "/record/" + encoded(record) }
    static func actor(_ id: String) -> String { "/actor/" + encoded(id) }
    static func source(_ id: String) -> String { "/source/" + encoded(id) }
    static func claim(_ id: String) -> String { "/claim/" + encoded(id) }
    static func conflict(_ id: String) -> String { "/conflict/" + encoded(id) }
    static func pair(_ from: String, _ to: String) -> String { "/pair/" + encoded(from) + "/" + encoded(to) }

    /// The id of an article that somebody wrote as such, or as the address of its page.
    static func article(in written: String) -> String {
        guard let start = written.range(of: "/article/") else { return written }
        let segment = written[start.upperBound...].prefix { $0 != "/" && $0 != "#" && $0 != "?" }
        return segment.removingPercentEncoding ?? String(segment)
    }

    /// A path with a query; parameters without a value are left out.
    static func query(_ path: String, _ parameters: [(name: String, value: String?)]) -> String {
        let parts = parameters.compactMap { parameter in
            parameter.value.flatMap { $0.isEmpty ? nil : encoded(parameter.name) + "=" + encoded($0) }
        }
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }

    /// Percent-encoded but for the unreserved characters of RFC 3986.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        // A segment of dots alone would be read as a way up.
        return result == "." || result == ".." ? result.map { _ in "%2E" }.joined() : result
    }
}
#endif

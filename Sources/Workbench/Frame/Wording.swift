#if Full
import Foundation

/// What the program says to people in Arabic, for what rooms that know one language say in English: refusals of files and corrections.
/// The rows of `wordings.tsv` pair both; `{}` stands for what varies.
struct Wording: Sendable {
    static let shared = Wording(String(decoding: Assets.resource("wordings.tsv"), as: UTF8.self))

    fileprivate struct Row: Sendable {
        /// What stands between the parts that vary.
        let english: [String]
        let arabic: [String]
    }

    /// Sayings in which nothing varies.
    private var whole: [String: String] = [:]
    private var patterns: [Row] = []

    init(_ table: String) {
        for line in table.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 2 else { continue }
            let english = fields[0].components(separatedBy: "{}"), arabic = fields[1].components(separatedBy: "{}")
            guard english.count == arabic.count else { continue }
            if english.count == 1 { whole[fields[0]] = fields[1] } else { patterns.append(Row(english: english, arabic: arabic)) }
        }
    }

    /// Nil when no row says it.
    func arabic(_ english: String) -> String? {
        if let words = whole[english] { return words }
        return patterns.lazy.compactMap { $0.arabic(english) }.first
    }
}

extension Wording.Row {
    fileprivate func arabic(_ saying: String) -> String? {
        guard saying.hasPrefix(english[0]), saying.hasSuffix(english[english.count - 1]) else { return nil }
        var rest = saying.dropFirst(english[0].count)
        var result = arabic[0]
        for place in 1..<english.count {
            let mark = english[place]
            let end: String.Index
            if place == english.count - 1 {
                guard rest.count >= mark.count else { return nil }
                end = rest.index(rest.endIndex, offsetBy: -mark.count)
            } else {
                guard let found = rest.range(of: mark) else { return nil }
                end = found.lowerBound
            }
            result += rest[..<end] + arabic[place]
            rest = rest[rest.index(end, offsetBy: mark.count)...]
        }
        return result
    }
}

extension Preferences {
    /// A saying of the program in the visitor's language, as far as it is known in it.
    func worded(_ english: String) -> String { language == .arabic ? Wording.shared.arabic(english) ?? english : english }
}
#endif

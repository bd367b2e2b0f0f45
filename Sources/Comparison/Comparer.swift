import Foundation
import Knowledge
import Readings

/// Lays readings side by side. Built once from the packs; keeps no state between calls.
///
/// ```swift
/// let comparer = Comparer()
/// let comparison = comparer.compare(readings)
/// ```
/// For many documents make each reading's ``DocumentDigest`` once (in parallel, and kept), and compare the digests.
public struct Comparer: Sendable {
    /// Made on another core: what is kept is read meanwhile.
    private let made: Aside<ComparisonTables>
    private let faults: [Diagnostic]
    /// Names the rules and tables that make digests and comparisons: what another version made is made anew.
    public let version: String
    /// Raised with every change to the rules of comparison.
    static let rules = "comparison-9"

    public init(packs: [URL] = []) { self.init(pack: Pack.load(adding: packs)) }

    public init(pack: Pack) {
        made = Aside { ComparisonTables(pack: pack, evidence: WordEvidence.shipped() ?? WordEvidence()) }
        faults = pack.diagnostics
        version = Self.rules + "-" + String(pack.fingerprint.value, radix: 16)
    }

    public var tables: ComparisonTables { made.value }

    /// Faults of packs and models.
    public var diagnostics: [Diagnostic] { faults + tables.diagnostics }

    /// The folded words of a name without the article, as names are compared.
    public static func words(ofName name: String) -> [String] { EntityMerger.words(name) }

    public func digest(of reading: Reading) -> DocumentDigest { DigestReader(tables: tables).digest(of: reading) }

    public func compare(_ readings: [Reading], scope: ComparisonScope = ComparisonScope()) -> Comparison {
        compare(readings.map { digest(of: $0) }, scope: scope)
    }

    /// Gives the words of a span, in code points, of a document's text.
    public typealias Texts = @Sendable (_ document: String, _ span: Span) -> String

    /// - Parameter texts: for digests that do not hold the words of their tellings, such as those from an archive.
    /// Complexity: linear in the pile but for sorting.
    public func compare(_ digests: [DocumentDigest], scope: ComparisonScope = ComparisonScope(), texts: Texts? = nil) -> Comparison {
        parts(digests, scope: scope, texts: texts).comparison()
    }

    /// As ``compare(_:scope:texts:)``, for piles so large that their claims should not be held all at once.
    public func parts(_ digests: [DocumentDigest], scope: ComparisonScope = ComparisonScope(), texts: Texts? = nil) -> ComparisonParts {
        parts(digests, scope: scope, texts: texts) { Decisions() }
    }

    /// - Parameters:
    ///   - meanwhile: what the caller has to do on a core that is idle for a while.
    ///   - kept: gives what an earlier comparison by this comparer decided; it changes nothing but the time.
    package func parts(
        _ digests: [DocumentDigest], scope: ComparisonScope = ComparisonScope(), texts: Texts? = nil, meanwhile: (@Sendable () -> Void)? = nil,
        kept: @escaping @Sendable () -> Decisions
    ) -> ComparisonParts {
        let pile = Pile(digests, tables: tables, texts: texts, meanwhile: meanwhile)
        let matcher = AccountMatcher(pile: pile)
        let selection = Selection(pile, scope: scope)
        let finder = ConflictFinder(
            pile: pile, matcher: matcher, tables: tables, selection: selection, story: StoryWords(pile, selection: selection))
        // Conflicts and what hangs on them are looked for while accounts are grouped and claims written out.
        let grouping = Aside { ClaimGrouping(pile, matcher: matcher, kept: kept()) }
        let tallies = Aside { SourceTallies(pile, selection: selection) }
        let alone = Deferred { SourceTallies.alone(pile, grouping: grouping.value, selection: selection) }
        let disputes = Aside {
            let clashes = finder.searches()
            let grouping = grouping.value
            let found = finder.conflicts(clashes, grouping: grouping)
            return ComparisonParts.Disputes(finder: finder, found: found, sources: tallies.value.figures(pile, alone: alone.value, conflicts: found))
        }
        let told = BackingBuilder(pile: pile).told(selection: selection)
        let assembly = ComparisonAssembly(pile: pile, grouping: grouping.value)
        // Before the last of the conflicts is found: then much waits for it.
        _ = Aside { _ = alone.value }
        return assembly.parts(selection: selection, isWhole: scope == ComparisonScope(), told: told, tallies: tallies, disputes: disputes)
    }

    /// Words as an account shows them: on one line.
    public static func line(_ words: String) -> String { words.replacingNewlines() }

    /// Why two accounts are one claim or two.
    /// - Parameters: accounts as `document#record`, such as `a.txt#e3`.
    /// - Throws: a ``Diagnostic`` when an account is not there.
    public func explain(_ a: String, _ b: String, in digests: [DocumentDigest], texts: Texts? = nil) throws -> MatchExplanation {
        let pile = Pile(digests, tables: tables, texts: texts)
        let matcher = AccountMatcher(pile: pile)
        func entry(_ name: String) throws -> Int {
            guard let mark = name.lastIndex(of: "#") else {
                throw Diagnostic("«\(name)» names no account", hint: "write document#record, such as article-1#e3")
            }
            let document = name[..<mark], record = name[name.index(after: mark)...]
            guard let place = pile.digests.firstIndex(where: { $0.id == document }) else {
                throw Diagnostic("no document «\(document)»", hint: "the id of a document stands in its reading")
            }
            guard let found = pile.entriesOf[place].first(where: { pile.telling($0).record == record }) else {
                throw Diagnostic("document «\(document)» has no record «\(record)»", hint: "events are e1…, attributions a1…, alignments l0…")
            }
            return found
        }
        let first = try entry(a), second = try entry(b)
        let match = matcher.match(first, second, explains: true)
        let grouping = ClaimGrouping(pile, matcher: matcher)
        return MatchExplanation(
            first: pile.account(first), second: pile.account(second), merged: grouping.groupOf[first] == grouping.groupOf[second],
            score: match.score, reasons: (match.refusal.map { [$0] } ?? match.reasons).map(\.arabic),
            reasonsEnglish: (match.refusal.map { [$0] } ?? match.reasons).map(\.english))
    }
}

/// What of a comparison is wanted. The whole pile is compared; what does not touch the scope is left out of the result.
public struct ComparisonScope: Sendable, Hashable {
    /// A name as a reader would write it.
    public var about: String?
    public var since: PartialDate?
    public var until: PartialDate?

    public init(about: String? = nil, since: PartialDate? = nil, until: PartialDate? = nil) {
        self.about = about
        self.since = since
        self.until = until
    }
}

/// Why two accounts were merged or kept apart.
public struct MatchExplanation: Sendable, Hashable, Codable {
    public var first: Account
    public var second: Account
    public var merged: Bool
    /// 0 to about 1.5; the pair alone merges from 0.62, statements from 0.5.
    public var score: Double
    public var reasons: [String]
    public var reasonsEnglish: [String]
}

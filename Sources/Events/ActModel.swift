import Actors
import ArabicText
import Knowledge
import Readings

/// Weights that tell an act told from an act merely spoken of («استنكر التفجيرات», «قانون مكافحة الخطف»), one linear model a type.
///
/// A text file, so that people can read what was learnt: `type`, `feature`, `weight`, separated by tabs; the feature `threshold`
/// holds the score from which an act counts.
public struct ActModel: Sendable {
    public struct Weights: Sendable {
        public var features: [String: Double] {
            didSet { numbered = Self.numbered(features) }
        }
        public var threshold: Double
        /// The same by the hash of the name: Unicode's equality of strings costs more than all else.
        private var numbered: [UInt64: Double]

        public init(features: [String: Double] = [:], threshold: Double = 0) {
            self.features = features
            self.threshold = threshold
            numbered = Self.numbered(features)
        }

        public func score(_ names: [String]) -> Double { names.reduce(0) { $0 + (numbered[FormHash($1.utf8).value] ?? 0) } }

        private static func numbered(_ features: [String: Double]) -> [UInt64: Double] {
            Dictionary(features.map { (FormHash($0.key.utf8).value, $0.value) }) { first, _ in first }
        }
    }

    public var types: [PloverType: Weights]

    public init(types: [PloverType: Weights] = [:]) { self.types = types }

    /// Reads the model's text; lines that are none are left out.
    public init(text: String) {
        types = [:]
        var features: [PloverType: [String: Double]] = [:]
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { Substring($0) }
            guard fields.count == 3, let type = PloverType(rawValue: String(fields[0])), let weight = Double(fields[2]) else { continue }
            if fields[1] == "threshold" {
                types[type, default: Weights()].threshold = weight
            } else {
                features[type, default: [:]][String(fields[1])] = weight
            }
        }
        for (type, found) in features { types[type, default: Weights()].features = found }
    }

    /// The same bytes for the same weights.
    public var text: String {
        var lines = [
            "# Learnt by `sanad train acts` from arabic_event_gsr (Open Event Data Alliance 2018, MIT licence), half of its documents.",
            "# type, feature, weight",
        ]
        for type in PloverType.allCases {
            guard let weights = types[type] else { continue }
            lines.append("\(type.rawValue)\tthreshold\t\(Self.rounded(weights.threshold))")
            for (feature, weight) in weights.features.sorted(by: { $0.key < $1.key }) where abs(weight) >= 0.005 {
                lines.append("\(type.rawValue)\t\(feature)\t\(Self.rounded(weight))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

extension SentenceScan {
    /// What speaks for or against an act's being told here; names are stable, for weights are filed under them.
    func actFeatures(of trigger: Trigger, roles: Roles, status: EventStatus, sameType: Int, isAttributed: Bool, words: [String]) -> [String] {
        let token = trigger.token
        let cut = trigger.candidate.match.segmentation
        let isNoun = trigger.candidate.isNoun
        let kind = isNoun ? (cut.enclitic != .none ? "nP" : cut.proclitics.contains(.article) ? "nD" : "nI") : "v"
        let short = isNoun ? "n" : "v"
        let hasActor = !roles.actorPhrases.isEmpty || !roles.actors.isEmpty
        let hasRecipient = !roles.recipientPhrases.isEmpty || !roles.recipients.isEmpty
        var names = [
            "bias", kind, "row:" + trigger.row.id, kind + (hasActor ? "+a" : "-a") + (hasRecipient ? "+r" : "-r"),
            short + ":" + status.rawValue, "acts:\(min(4, sameType))", "length:\(min(4, range.count / 12))",
            "place:\(min(4, (token - range.lowerBound) / 6))",
        ]
        if !roles.actors.isEmpty { names.append("actor" + short) }
        if !roles.recipients.isEmpty { names.append("recipient" + short) }
        names.append("actor:" + kindOf(roles.actorPhrases.first, roles.actors.first) + ":" + short)
        names.append("recipient:" + kindOf(roles.recipientPhrases.first, roles.recipients.first) + ":" + short)
        if isAttributed { names.append("attributed" + short) }
        var seen: Set<String> = []
        var casualty = false
        for context in actContexts {
            let distance = context.token - token
            let name = tables.actClasses[Int(context.number)]
            seen.insert("s:" + name)
            if distance != 0, abs(distance) <= 6 { seen.insert((distance < 0 ? "left:" : "right:") + name) }
            if distance == -1 || distance == 1 || distance == -2 { seen.insert("\(distance):\(name):\(short)") }
            if name == "casualty", (context.token - 3..<context.token + 5).contains(where: { isNumber($0) }) { casualty = true }
        }
        names += seen.sorted()
        names.append("counted:\(casualty)" + kind)
        if (token + 1..<token + 5).contains(where: { isNumber($0) }) { names.append("number") }
        let previous = token - 1
        let governed = self[token].prepositionIsClitic || previous >= range.lowerBound && self[previous].wordClass == .preposition
        names.append((governed ? "governed" : "free") + kind)
        if previous >= range.lowerBound {
            if self[previous].wordClass == .relative { names.append("relative" + short) }
            if self[previous].light >= 0 || self[previous].lightNoun >= 0 { names.append("light" + short) }
            if self[previous].wordClass == .complementizer { names.append("that" + short) }
            if self[previous].wordClass == nil, self[previous].kind == .word, isNoun { names.append("construct" + kind) }
        } else {
            names.append("first" + short)
        }
        if self[token].hasWaw { names.append("and" + short) }
        if let last = range.last, text.text.token(last, is: "؟") { names.append("question") }
        if range.contains(where: { isYear($0) }) { names.append("year") }
        names += words
        return names
    }

    /// The stems of the sentence's words; names are left out, for what is learnt must hold of other wars and crowds.
    var wordFeatures: [String] {
        var stems: Set<String> = []
        for token in range where self[token].kind == .word && self[token].mention < 0 {
            if let stem = stem(of: token) { stems.insert("word:" + stem) }
        }
        return stems.sorted()
    }

    /// The first letters of a word without what is joined to it, as far as all its forms share them.
    private func stem(of token: Int) -> String? {
        let bytes = Array(text.text.foldedBytes(token))
        let cut = text.segmentations[token]
        let stem = bytes[cut.stem.clamped(to: bytes.indices)]
        guard stem.count >= 4 else { return nil }
        return String(decoding: stem.prefix(Self.stemLength), as: UTF8.self)
    }

    /// Bytes of a stem: six letters.
    private static let stemLength = 12

    /// The role of the noun at the head of a phrase, or the type of who is meant.
    private func kindOf(_ phrase: Range<Int>?, _ entity: ActorLayer.EntityIndex?) -> String {
        if let phrase {
            for token in phrase where range.contains(token) && self[token].mention < 0 && self[token].role >= 0 {
                let row = tables.roleRows[Int(self[token].role)]
                if row.isCrowd { return "crowd" }
                if row.isThing { return "thing" }
                if !counts(token) { return row.role }
            }
        }
        guard let entity else { return phrase == nil ? "none" : "words" }
        return actors.entities[entity].type.rawValue
    }

    private func isNumber(_ token: Int) -> Bool {
        guard range.contains(token), token > range.lowerBound else { return false }
        return self[token].kind == .number || self[token].wordClass == .quantifier
    }

    private func isYear(_ token: Int) -> Bool {
        guard self[token].kind == .number else { return false }
        let bytes = text.text.foldedBytes(token)
        return bytes.count == 4 && (bytes.first == 0x31 || bytes.first == 0x32)
    }
}

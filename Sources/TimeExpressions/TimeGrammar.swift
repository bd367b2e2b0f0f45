import ArabicText
import Knowledge

/// Reads time expressions off the tokens of one text. Every rule looks a bounded number of tokens ahead, so that reading is linear.
struct TimeGrammar {
    let text: AnalyzedText
    let lexicon: TimeLexicon
    /// For each token its slot in the lexicon and what it can be.
    let slots: [Int32]
    let roles: [TimeRoles]
    let count: Int

    init(_ text: AnalyzedText, lexicon: TimeLexicon) {
        self.text = text
        self.lexicon = lexicon
        count = text.tokens.count
        var slots: [Int32] = []
        slots.reserveCapacity(count)
        var roles: [TimeRoles] = []
        roles.reserveCapacity(count)
        for index in 0..<count {
            let slot = text.tokens[index].kind == .number ? -1 : lexicon.slot(text.hashes[index])
            slots.append(slot)
            roles.append(lexicon.roles(slot))
        }
        self.slots = slots
        self.roles = roles
    }

    // MARK: Words

    func has(_ token: Int, _ role: TimeRole) -> Bool { token >= 0 && token < count && roles[token].has(role) && sense(token, role) != nil }

    /// The longest reading of a token in a role.
    func sense(_ token: Int, _ role: TimeRole) -> TimeSense? {
        guard token >= 0, token < count, roles[token].has(role) else { return nil }
        for index in lexicon.senses(slots[token]) {
            let sense = lexicon.senses[Int(index)]
            if sense.role == role, holds(sense, at: token) { return sense }
        }
        return nil
    }

    /// The longest reading of a token in a role that meets a condition.
    func sense(_ token: Int, _ role: TimeRole, where condition: (TimeSense) -> Bool) -> TimeSense? {
        guard token >= 0, token < count, roles[token].has(role) else { return nil }
        for index in lexicon.senses(slots[token]) {
            let sense = lexicon.senses[Int(index)]
            if sense.role == role, condition(sense), holds(sense, at: token) { return sense }
        }
        return nil
    }

    private func holds(_ sense: TimeSense, at token: Int) -> Bool {
        if sense.rest.isEmpty { return true }
        guard token + sense.rest.count < count else { return false }
        for offset in 0..<sense.rest.count where text.hashes[token + 1 + offset] != lexicon.rest[Int(sense.rest.lowerBound) + offset] {
            return false
        }
        return true
    }

    /// Whether a word or phrase in one of the roles ends just before a token.
    func isPreceded(_ token: Int, by wanted: TimeRoles) -> Bool {
        for length in 1...3 where token >= length && roles[token - length].meets(wanted) {
            for index in lexicon.senses(slots[token - length]) {
                let sense = lexicon.senses[Int(index)]
                if sense.tokenCount == length, wanted.has(sense.role), holds(sense, at: token - length) { return true }
            }
        }
        return false
    }

    func isMark(_ token: Int, _ mark: StaticString) -> Bool { text.text.token(token, is: mark) }

    func isWord(_ token: Int) -> Bool { token >= 0 && token < count && text.tokens[token].kind == .word }

    func sameLine(_ a: Int, _ b: Int) -> Bool {
        guard a >= 0, b < count else { return false }
        return text.text.paragraphOfToken[a] == text.text.paragraphOfToken[b]
    }

    /// The word carries the article, by its letters.
    func isDefiniteWord(_ token: Int) -> Bool {
        guard isWord(token) else { return false }
        let bytes = text.text.foldedBytes(token)
        guard bytes.count > 6 else { return false }
        return bytes.starts(with: [0xD8, 0xA7, 0xD9, 0x84]) || bytes.starts(with: [0xD9, 0x84, 0xD9, 0x84])
            || bytes.dropFirst(2).starts(with: [0xD8, 0xA7, 0xD9, 0x84])
    }

    // MARK: Numbers

    /// A number as digits or words.
    struct Quantity {
        var value: Int
        /// Hundredths behind a decimal separator; -1 when more than two digits stand there.
        var hundredths = 0
        /// Number of digits before a separator; 0 for words.
        var digits = 0
        /// Digits alone, without separators.
        var isPlain = true
        /// First token without a free-standing clitic («و1953» is cut in two).
        var start: Int
        var end: Int
        var cut = 0
        var isDefinite = false
        var hasConjunction = false
    }

    /// A number token, with the clitic letters that are written on to it.
    func digits(_ token: Int) -> Quantity? {
        var at = token
        var conjunction = false
        var definite = false
        if isWord(at), at + 1 < count, text.tokens[at + 1].kind == .number {
            // «الـ 14» is written apart, too; the other clitics are not.
            guard let clitic = Clitic(text.text.foldedBytes(at)), clitic.isArticle || text.tokens[at + 1].joinsPrevious else { return nil }
            conjunction = clitic.isConjunction
            definite = clitic.isArticle
            at += 1
        }
        guard at >= 0, at < count, text.tokens[at].kind == .number else { return nil }
        var quantity = Quantity(value: 0, start: at, end: at + 1)
        quantity.hasConjunction = conjunction
        quantity.isDefinite = definite
        // «ال» before digits belongs to the span.
        if definite { quantity.start = at - 1 }
        var separators = 0
        var behind = 0
        for byte in text.text.foldedBytes(at) {
            if byte >= 0x30, byte <= 0x39 {
                if separators == 0 {
                    guard quantity.digits < 9 else { return nil }
                    quantity.value = quantity.value * 10 + Int(byte - 0x30)
                    quantity.digits += 1
                } else {
                    behind += 1
                    if behind <= 2 { quantity.hundredths = quantity.hundredths * 10 + Int(byte - 0x30) }
                }
            } else {
                separators += 1
            }
        }
        if separators > 1 { return nil }
        if behind == 1 { quantity.hundredths *= 10 }
        if behind == 3 {
            // A group of thousands: no date or clock, but a count.
            var value = 0
            for byte in text.text.foldedBytes(at) where byte >= 0x30 && byte <= 0x39 {
                if value < 100_000_000 { value = value * 10 + Int(byte - 0x30) }
            }
            quantity.value = value
            quantity.hundredths = 0
            quantity.isPlain = false
        } else if behind > 3 {
            return nil
        } else if separators == 1 {
            quantity.isPlain = false
        }
        return quantity
    }

    /// The letters that are written on to digits.
    private struct Clitic {
        let isConjunction: Bool
        let isArticle: Bool
        init?(_ bytes: ArraySlice<UInt8>) {
            let word = String(decoding: bytes, as: UTF8.self)
            guard ["و", "ف", "ب", "ل", "ك", "ال", "لل", "بال", "وال", "وب", "ول", "فال"].contains(word) else { return nil }
            isConjunction = word.unicodeScalars.first == "و"
            isArticle = word == "ال" || word == "لل" || word == "بال" || word == "وال" || word == "فال"
        }
    }

    /// Digits without separators.
    func integer(_ token: Int) -> Quantity? {
        guard let quantity = digits(token), quantity.isPlain else { return nil }
        return quantity
    }

    /// A cardinal: «24», «3 آلاف», «خمسة وعشرين», «ألفين وأحد عشر».
    func cardinal(_ token: Int) -> Quantity? {
        if var quantity = digits(token) {
            if let thousands = sense(quantity.end, .thousands), !thousands.hasConjunction, quantity.value < 1_000_000 {
                quantity.value = quantity.value * thousands.number + quantity.hundredths * thousands.number / 100
                quantity.hundredths = 0
                quantity.isPlain = false
                quantity.end += 1
            }
            return quantity
        }
        guard var quantity = term(token) else { return nil }
        while quantity.end < count, let next = term(quantity.end, joined: true), next.hasConjunction, sameLine(token, quantity.end) {
            let below = quantity.value % 100 < 10 && (20...90).contains(next.value) && next.value % 10 == 0
            let scale = next.value >= 1000 ? 1_000_000 : next.value >= 100 ? 1000 : next.value >= 10 ? 100 : 10
            guard below || quantity.value % scale == 0 else { break }
            quantity.value += next.value
            quantity.end = next.end
            if let thousands = sense(quantity.end, .thousands), !thousands.hasConjunction, quantity.value < 1000 {
                quantity.value *= thousands.number
                quantity.end += 1
            }
        }
        return quantity
    }

    /// - Parameter joined: the term goes on with a number: «واحد» is «و» and «أحد» there.
    private func term(_ token: Int, joined: Bool = false) -> Quantity? {
        guard token >= 0, token < count else { return nil }
        let mask = roles[token]
        func made(_ sense: TimeSense, _ value: Int, _ length: Int) -> Quantity {
            Quantity(
                value: value, start: token, end: token + length, cut: sense.cut, isDefinite: sense.isDefinite,
                hasConjunction: sense.hasConjunction)
        }
        if mask.has(.cardinal), let unit = (joined ? sense(token, .cardinal, where: \.hasConjunction) : nil) ?? sense(token, .cardinal) {
            if unit.number < 10, let ten = sense(token + 1, .cardinal), ten.number == 10, !ten.hasConjunction, !ten.isDefinite {
                return made(unit, unit.number + 10, 2)
            }
            if unit.number > 2, let hundred = sense(token + 1, .hundreds), hundred.number == 100, !hundred.hasConjunction {
                if let thousand = sense(token + 2, .thousands), !thousand.hasConjunction {
                    return made(unit, unit.number * 100 * thousand.number, 3)
                }
                return made(unit, unit.number * 100, 2)
            }
            if unit.number > 2, let thousand = sense(token + 1, .thousands), !thousand.hasConjunction {
                return made(unit, unit.number * thousand.number, 2)
            }
            return made(unit, unit.number, 1)
        }
        if mask.has(.tens), let tens = sense(token, .tens) {
            if let thousand = sense(token + 1, .thousands), !thousand.hasConjunction { return made(tens, tens.number * thousand.number, 2) }
            return made(tens, tens.number, 1)
        }
        if mask.has(.hundreds), let hundreds = sense(token, .hundreds) {
            if let thousand = sense(token + 1, .thousands), !thousand.hasConjunction {
                return made(hundreds, hundreds.number * thousand.number, 2)
            }
            return made(hundreds, hundreds.number, 1)
        }
        if mask.has(.thousands), let thousands = sense(token, .thousands) { return made(thousands, thousands.number, 1) }
        return nil
    }

    /// An ordinal up to the ninety-ninth: «الثالث», «الثالث عشر», «الحادي والعشرين», «العشرين».
    func ordinal(_ token: Int) -> Quantity? {
        guard token >= 0, token < count else { return nil }
        if roles[token].has(.ordinal), let sense = sense(token, .ordinal) {
            let base = sense.number == 11 ? 1 : sense.number
            var quantity = Quantity(value: base, start: token, end: token + 1, cut: sense.cut, isDefinite: sense.isDefinite)
            quantity.hasConjunction = sense.hasConjunction
            if base < 10, let ten = self.sense(token + 1, .cardinal), ten.number == 10, !ten.hasConjunction, !ten.isDefinite {
                quantity.value = base + 10
                quantity.end = token + 2
            } else if base < 10, let tens = self.sense(token + 1, .tens), tens.hasConjunction, tens.isDefinite == sense.isDefinite {
                quantity.value = base + tens.number
                quantity.end = token + 2
            } else if sense.number == 11 {
                return nil
            }
            return quantity
        }
        if roles[token].has(.tens), let tens = sense(token, .tens), tens.isDefinite {
            var quantity = Quantity(value: tens.number, start: token, end: token + 1, cut: tens.cut, isDefinite: true)
            quantity.hasConjunction = tens.hasConjunction
            return quantity
        }
        return nil
    }

    // MARK: Deixis

    /// «الماضي», «المقبل», «الجاري», «نفسه» behind a noun. `recent` counts as past where the caller allows it.
    func shift(_ token: Int, allowingRecent: Bool = false) -> (shift: Shift, end: Int)? {
        guard token >= 0, token < count, !roles[token].isEmpty else { return nil }
        if let sense = sense(token, .past), sense.isDefinite { return (.published(-1), token + 1) }
        // «قبل الماضي», «بعد المقبل»
        if has(token, .before), let sense = sense(token + 1, .past), sense.isDefinite { return (.published(-2), token + 2) }
        if has(token, .after), let sense = sense(token + 1, .next), sense.isDefinite { return (.published(2), token + 2) }
        if let sense = sense(token, .next), sense.isDefinite { return (.published(1), token + 1) }
        if let sense = sense(token, .this), sense.isDefinite { return (.published(0), token + 1) }
        if has(token, .same) { return (.narrative(0), token + 1) }
        if let sense = sense(token, .following), sense.isDefinite { return (.narrative(1), token + 1) }
        if let sense = sense(token, .previous), sense.isDefinite { return (.narrative(-1), token + 1) }
        if allowingRecent, let sense = sense(token, .recent), sense.isDefinite { return (.published(-1), token + 1) }
        return nil
    }
}

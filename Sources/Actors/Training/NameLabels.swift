import ArabicText

/// Tags on sentences of the plain articles without a word of their text: where each sentence stands, how long its words are, its tags.
/// With the articles at hand the sentences come back byte by byte, so that a training that learnt from a teacher can be done again
/// without the teacher.
///
/// After the magic and a hash of the articles stands a row of records, all numbers in base 128 with the low digits first: article, byte offset,
/// word count; a byte for the length of each word (0, then the bytes skipped before it and its length, where something but spaces stands
/// between two words; 0 three times, then its length and itself, for a mark that the article has not); then the tags, a byte a run of up to 16 tokens: tag × 16 + tokens - 1.
enum NameLabels {
    private static let magic = Array("SANADLB1".utf8)
    /// How much a sentence counts that no person annotated.
    static let weight: Float = 0.5

    /// - Parameter articles: title, newline and text of every article, in the order of the corpus.
    /// - Returns: the file, and how many sentences were left out because no article holds them.
    static func encode(_ sentences: [LabelledSentence], articles: [[UInt8]]) -> (bytes: [UInt8], lost: Int) {
        let places = locate(sentences.map { words($0.text.utf8) }, in: articles)
        var bytes = magic + fixed(hash(articles))
        var lost = 0
        for (sentence, place) in zip(sentences, places) {
            guard let place else {
                lost += 1
                continue
            }
            append(place.article, to: &bytes)
            append(place.words.first?.lowerBound ?? 0, to: &bytes)
            append(place.words.count, to: &bytes)
            var at = place.words.first?.lowerBound ?? 0
            for (word, form) in zip(place.words, words(sentence.text.utf8)) {
                if word.isEmpty {
                    bytes += [0, 0, 0, UInt8(form.count)]
                    bytes += form
                    continue
                }
                let article = articles[place.article]
                while at < word.lowerBound, isSpace(article[at]) { at += 1 }
                if at == word.lowerBound, word.count < 256 {
                    bytes.append(UInt8(word.count))
                } else {
                    bytes.append(0)
                    append(word.lowerBound - at, to: &bytes)
                    append(word.count, to: &bytes)
                }
                at = word.upperBound
            }
            var token = 0
            while token < sentence.tags.count {
                var end = token + 1
                while end < sentence.tags.count, end - token < 16, sentence.tags[end] == sentence.tags[token] { end += 1 }
                bytes.append(sentence.tags[token] << 4 | UInt8(end - token - 1))
                token = end
            }
        }
        return (bytes, lost)
    }

    /// - Returns: nil where the file is damaged or was made for other articles.
    static func decode(_ bytes: [UInt8], articles: [[UInt8]]) -> [LabelledSentence]? {
        guard bytes.starts(with: magic + fixed(hash(articles))) else { return nil }
        var at = magic.count + 8
        func number() -> Int? {
            var value = 0
            var shift = 0
            while at < bytes.count, shift < 42 {
                let byte = bytes[at]
                at += 1
                value |= Int(byte & 0x7F) << shift
                if byte < 0x80 { return value }
                shift += 7
            }
            return nil
        }
        var result: [LabelledSentence] = []
        while at < bytes.count {
            guard let index = number(), index < articles.count, let start = number(), let count = number(), count > 0 else { return nil }
            let article = articles[index]
            var words: [String] = []
            var place = start
            for _ in 0..<count {
                guard at < bytes.count else { return nil }
                var length = Int(bytes[at])
                at += 1
                while place < article.count, isSpace(article[place]) { place += 1 }
                if length == 0 {
                    guard let gap = number(), let long = number() else { return nil }
                    if gap == 0, long == 0 {
                        guard at < bytes.count, at + 1 + Int(bytes[at]) <= bytes.count else { return nil }
                        words.append(String(decoding: bytes[(at + 1)..<(at + 1 + Int(bytes[at]))], as: UTF8.self))
                        at += 1 + Int(bytes[at])
                        continue
                    }
                    place += gap
                    length = long
                }
                guard place + length <= article.count else { return nil }
                words.append(String(decoding: article[place..<(place + length)], as: UTF8.self))
                place += length
            }
            var sentence = LabelledSentence(words: words.map { ($0, nil, false) }, weight: weight)
            var tags: [UInt8] = []
            while tags.count < sentence.tags.count {
                guard at < bytes.count, Int(bytes[at] >> 4) < NameTag.count else { return nil }
                tags += [UInt8](repeating: bytes[at] >> 4, count: Int(bytes[at] & 15) + 1)
                at += 1
            }
            guard tags.count == sentence.tags.count else { return nil }
            sentence.tags = tags
            result.append(sentence)
        }
        return result
    }

    // MARK: - Finding sentences

    private struct Place {
        var article: Int
        var words: [Range<Int>]
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static func words(_ text: [UInt8]) -> [ArraySlice<UInt8>] { text.split(separator: 0x20) }

    /// The first place of each sentence; its beginning is looked up by its first bytes without spaces, a shorter beginning for those that
    /// are nowhere whole, and what stands behind the first word for those before which the article has a mark too many.
    private static func locate(_ sentences: [[ArraySlice<UInt8>]], in articles: [[UInt8]]) -> [Place?] {
        var result = [Place?](repeating: nil, count: sentences.count)
        for (length, mayLeap, skipped) in [(16, false, 0), (4, true, 0), (16, true, 2), (16, true, 3)] {
            var wanted: [UInt64: [Int]] = [:]
            for (index, words) in sentences.enumerated() where result[index] == nil {
                let start = words.dropFirst(skipped).joined().prefix(length)
                if start.count == length { wanted[FormHash(start).value, default: []].append(index) }
            }
            for (number, article) in articles.enumerated() where !wanted.isEmpty {
                let letters = article.indices.filter { !isSpace(article[$0]) }
                guard letters.count > length else { continue }
                for first in 0...(letters.count - length) where article[letters[first]] & 0xC0 != 0x80 {
                    var key = FormHash()
                    for offset in 0..<length { key.combine(article[letters[first + offset]]) }
                    for index in wanted[key.value] ?? [] where result[index] == nil {
                        let end = letters[first]
                        for start in (skipped == 0 ? end...end : max(0, end - 24)...max(0, end - 1)).reversed() where result[index] == nil {
                            guard let words = match(sentences[index], article, at: start, mayLeap: mayLeap), words[skipped].lowerBound == end else {
                                continue
                            }
                            result[index] = Place(article: number, words: words)
                        }
                    }
                }
            }
        }
        return result
    }

    private static func match(_ words: [ArraySlice<UInt8>], _ article: [UInt8], at start: Int, mayLeap: Bool) -> [Range<Int>]? {
        var result: [Range<Int>] = []
        var at = start
        for word in words {
            while at < article.count, isSpace(article[at]) { at += 1 }
            // Marks that the teacher's tokens have and the article has not are kept as they are, words are leapt to.
            let isMark = word.allSatisfy { $0 < 0x80 } && !word.contains { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }
            let reach = mayLeap && !result.isEmpty ? isMark ? 3 : 200 : 0
            var place = at
            while place < min(article.count, at + reach), !article[place...].starts(with: word) { place += 1 }
            if place < article.count, article[place...].starts(with: word) {
                result.append(place..<(place + word.count))
                at = place + word.count
            } else if mayLeap, isMark, !result.isEmpty {
                result.append(at..<at)
            } else {
                return nil
            }
        }
        return result
    }

    // MARK: - Bytes

    private static func hash(_ articles: [[UInt8]]) -> UInt64 {
        var hash = FormHash()
        for article in articles {
            for byte in article { hash.combine(byte) }
            hash.combine(0)
        }
        return hash.value
    }

    private static func fixed(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) } }

    private static func append(_ value: Int, to bytes: inout [UInt8]) {
        var value = value
        while value >= 0x80 {
            bytes.append(UInt8(value & 0x7F) | 0x80)
            value >>= 7
        }
        bytes.append(UInt8(value))
    }
}

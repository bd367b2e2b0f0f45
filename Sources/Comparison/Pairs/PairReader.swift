import ArabicText
import Knowledge

/// Reads short texts into the words and features by which pairs are judged. Needs the tables and the form counts only.
struct PairReader: Sendable {
    let tables: ComparisonTables

    func words(_ text: String) -> [PairAlignment.Word] {
        let tokens = TokenizedText(text)
        var words: [PairAlignment.Word] = []
        var clause = 0
        var isBroken = false
        /// Words that the last negator still turns.
        var reach = 0
        for index in tokens.tokens.indices {
            let token = tokens.tokens[index]
            guard token.kind != .punctuation, token.kind != .symbol else {
                isBroken = isBroken || token.kind == .punctuation && Self.isBreak(tokens.foldedBytes(index))
                continue
            }
            let folded = tokens.foldedBytes(index)
            let surface = String(decoding: folded, as: UTF8.self)
            let whole = WordSkeleton.hash(folded)
            var word = PairAlignment.Word(surface: surface, key: whole, stem: whole, weight: 0)
            var opens = isBroken || tables.headlineWords.isOpener(whole)
            isBroken = false
            word.isTurned = reach > 0
            reach = max(0, reach - 1)
            if token.kind == .number {
                let digits = folded.filter { $0 != 0x2C }
                word.number = Double(String(decoding: digits, as: UTF8.self))
                word.weight = 6
                if let number = word.number { word.key = ComparisonTables.numberKey(number) }
            } else if let value = tables.numeral(folded, whole), value != 1 {
                word.number = Double(value)
                word.weight = value > 2 ? 6 : 2
                word.key = ComparisonTables.numberKey(Double(value))
            } else {
                let cut = tables.evidence.segmentation(of: folded, lexicon: tables.lexicon)
                let isCut = !cut.proclitics.isEmpty || cut.enclitic != .none
                let body = isCut ? folded[(folded.startIndex + Int(cut.stemStart))..<(folded.startIndex + Int(cut.stemEnd))] : folded
                word.stem = ComparisonTables.stemKey(body)
                word.key = WordSkeleton.key(folded, cut: isCut ? cut : nil)
                word.sides = tables.exactAntonyms[word.stem] ?? tables.antonyms[word.key] ?? []
                word.senses = tables.headlineWords.senses(whole: whole, stem: word.stem, skeleton: word.key)
                word.kinds = tables.headlineWords.kinds(stem: word.stem, skeleton: word.key)
                word.joined = cut.proclitics.intersection(.prepositions).rawValue
                opens = opens || cut.proclitics.contains(.waw)
                word.land = tables.lands[word.key] ?? tables.lands[word.stem]
                if let concept = tables.exactConcepts[word.stem] ?? tables.concepts[word.key] { word.key = concept }
                word.weight = Int(tables.weight(folded, cut))
                word.isUnseen = word.weight >= 9
                if let negator = tables.negators[whole] {
                    if negator.kind != .only { reach = max(reach, negator.reach) }
                    word.isNegator = true
                    word.weight = 0
                }
            }
            if opens, !words.isEmpty { clause += 1 }
            word.clause = clause
            words.append(word)
        }
        return words
    }

    /// A mark that parts clauses; not a quotation mark.
    private static func isBreak(_ mark: ArraySlice<UInt8>) -> Bool {
        ["،", ".", ":", "؛", ";", "!", "؟", "?", "…", "-"].contains(String(decoding: mark.prefix(3), as: UTF8.self).prefix(1))
    }

    /// Named features of a pair, sorted by name.
    func features(_ alignment: PairAlignment) -> [(name: String, value: Double)] {
        var features: [String: Double] = [:]
        func real(_ name: String, _ value: Double, bins: Double) {
            features["r:" + name] = value
            features["b:\(name):\(Int(value * bins))"] = 1
        }
        func count(_ name: String, _ value: Int, cap: Int = 6) {
            features["r:" + name] = Double(min(value, cap)) / Double(cap)
            features["b:\(name):\(min(value, cap))"] = 1
        }
        let coverage = alignment.coverage
        let low = min(coverage.first, coverage.second), high = max(coverage.first, coverage.second)
        real("least", low, bins: 6)
        real("most", high, bins: 6)
        real("mean", (low + high) / 2, bins: 6)
        let order = alignment.order
        real("order", order.matched > 0 ? Double(order.kept) / Double(order.matched) : 0, bins: 5)
        count("matched", order.matched, cap: 10)
        count("moved", order.matched - order.kept)
        let left = alignment.onlyFirst, right = alignment.onlySecond
        let a = left.filter { $0.weight > 0 && !$0.isNegator }, b = right.filter { $0.weight > 0 && !$0.isNegator }
        let fewer = min(a.count, b.count), more = max(a.count, b.count)
        count("fewer", fewer)
        count("more", more, cap: 8)
        features["x:\(min(fewer, 4)):\(min(more, 6))"] = 1
        features["y:\(min(fewer, 4)):\(Int(Double(order.kept) / Double(max(1, order.matched)) * 4))"] = 1
        let negatorsA = left.filter(\.isNegator), negatorsB = right.filter(\.isNegator)
        count("negators", abs(negatorsA.count - negatorsB.count), cap: 3)
        count("turned", negatorsA.count + negatorsB.count, cap: 3)
        let rows = alignment.oppositeRows
        count("opposite", rows.count, cap: 3)
        features["z:\(rows.isEmpty ? 0 : 1):\(negatorsA.count != negatorsB.count ? 1 : 0):\(fewer == 0 ? 0 : 1)"] = 1
        for row in rows { features["o:\(tables.antonymNames[row].first)"] = 1 }
        let numbersA = Set(alignment.first.compactMap(\.number)), numbersB = Set(alignment.second.compactMap(\.number))
        count("numbers both", numbersA.intersection(numbersB).count, cap: 2)
        count("numbers against", min(numbersA.subtracting(numbersB).count, numbersB.subtracting(numbersA).count), cap: 2)
        count("numbers one", numbersA.symmetricDifference(numbersB).count, cap: 3)
        let landsA = Set(alignment.first.compactMap(\.land)), landsB = Set(alignment.second.compactMap(\.land))
        count("lands both", landsA.intersection(landsB).count, cap: 2)
        count("lands against", min(landsA.subtracting(landsB).count, landsB.subtracting(landsA).count), cap: 2)
        count("lands one", landsA.symmetricDifference(landsB).count, cap: 3)
        let unseen = (a.filter(\.isUnseen).count, b.filter(\.isUnseen).count)
        count("rare against", min(unseen.0, unseen.1), cap: 4)
        let substitutions = alignment.substitutions.filter { ($0.0.weight > 0 || $0.0.isNegator) && ($0.1.weight > 0 || $0.1.isNegator) }
        count("substituted", substitutions.count, cap: 4)
        if fewer == 1, more == 1 { features["one against one"] = 1 }
        if fewer == 1, more == 1, substitutions.count == 1 { features["one in place of one"] = 1 }
        let lengths = (Double(alignment.first.count), Double(alignment.second.count))
        real("lengths", min(lengths.0, lengths.1) / max(1, max(lengths.0, lengths.1)), bins: 5)
        if let first = alignment.match.first, first == 0 { features["same first word"] = 1 }
        if let last = alignment.match.last, last == alignment.second.count - 1 { features["same last word"] = 1 }
        for word in left + right {
            if word.isNegator {
                features["n:" + word.surface] = 1
            } else if word.weight > 0, word.number == nil {
                features["u:" + String(word.key, radix: 36)] = 1
            }
        }
        for word in right where word.weight > 0 && word.number == nil && !word.isNegator { features["v:" + String(word.key, radix: 36)] = 1 }
        for word in alignment.first where word.weight > 0 && word.number == nil { features["l:" + String(word.key, radix: 36)] = 1 }
        for word in alignment.second where word.weight > 0 && word.number == nil { features["w:" + String(word.key, radix: 36)] = 1 }
        for (word, next) in zip(alignment.second, alignment.second.dropFirst()) {
            features["2:" + String(word.key, radix: 36) + "+" + String(next.key, radix: 36)] = 1
        }
        for (prefix, words) in [("c:", right), ("k:", left)] {
            for word in words where word.number == nil { Self.addPieces(of: word.surface, prefix: prefix, to: &features) }
        }
        addSenses(alignment, to: &features)
        features["bias"] = 1
        if left.count * right.count <= 40 {
            for x in left where x.weight > 0 || x.isNegator {
                for y in right where y.weight > 0 || y.isNegator {
                    let p = x.isNegator ? "-" : x.number != nil ? "#" : String(x.key, radix: 36),
                        q = y.isNegator ? "-" : y.number != nil ? "#" : String(y.key, radix: 36)
                    features["s:" + min(p, q) + ">" + max(p, q)] = 1
                }
            }
        }
        return features.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Runs of three and four letters, the ends of the word marked: inflections and roots that no table lists.
    private static func addPieces(of word: String, prefix: String, to features: inout [String: Double]) {
        let letters = Array("<" + word + ">")
        for length in 3...4 where letters.count >= length {
            for start in 0...(letters.count - length) { features[prefix + String(letters[start..<start + length])] = 1 }
        }
    }

    /// What sets the texts apart or together, for the label that was found.
    func reason(_ alignment: PairAlignment, label: PairVerdict.Label) -> (arabic: String, english: String) {
        let left = alignment.onlyFirst, right = alignment.onlySecond
        let share = Int((alignment.coverage.first + alignment.coverage.second) * 50)
        switch label {
        case .agree: return ("تشتركان في \(share)٪ من الألفاظ ولا تتعارضان", "\(share)% of the words in common, and no clash")
        case .other: return ("لا تشتركان إلا في \(share)٪ من الألفاظ", "only \(share)% of the words in common")
        case .disagree: break
        }
        if let row = alignment.oppositeRows.first {
            let names = tables.antonymNames[row]
            return ("تضاد: «\(names.first)» و«\(names.second)»", "antonyms: \(names.first) / \(names.second)")
        }
        let negatorsA = left.filter(\.isNegator), negatorsB = right.filter(\.isNegator)
        if negatorsA.count != negatorsB.count, let word = (negatorsA + negatorsB).first {
            return ("نفي في إحداهما: «\(word.surface)»", "negation on one side: \(word.surface)")
        }
        if let clash = clash(alignment) {
            return ("تضاد: «\(clash.first.surface)» و«\(clash.second.surface)»", "antonyms: \(clash.first.surface) / \(clash.second.surface)")
        }
        if let x = left.first(where: { $0.number != nil }), let y = right.first(where: { $0.number != nil }) {
            return ("عدد آخر: \(x.surface) و\(y.surface)", "another number: \(x.surface) / \(y.surface)")
        }
        if let x = left.first(where: { $0.land != nil }), let y = right.first(where: { $0.land != nil }) {
            return ("فاعل أو مكان آخر: «\(x.surface)» و«\(y.surface)»", "another actor or place: \(x.surface) / \(y.surface)")
        }
        if let exchange = alignment.exchanges.first {
            return (
                "آخر من بابه: «\(exchange.first.surface)» و«\(exchange.second.surface)»",
                "another of its kind: \(exchange.first.surface) / \(exchange.second.surface)"
            )
        }
        let heavyA = left.filter { $0.weight > 0 }.max { $0.weight < $1.weight },
            heavyB = right.filter { $0.weight > 0 }.max { $0.weight < $1.weight }
        if let x = heavyA, let y = heavyB { return ("لفظ آخر: «\(x.surface)» و«\(y.surface)»", "another word: \(x.surface) / \(y.surface)") }
        if let x = heavyA ?? heavyB { return ("زيادة في إحداهما: «\(x.surface)»", "only one of them has: \(x.surface)") }
        return ("ترتيب آخر للألفاظ نفسها", "the same words in another order")
    }
}

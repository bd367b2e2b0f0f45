import ArabicText

extension ComparisonTables {
    struct Marker: Sendable, Hashable {
        let token: Int
        let place: Contrast.Place
    }

    /// The connectives of contrast in a text, in order.
    func contrastMarkers(in text: TokenizedText) -> [Marker] {
        var markers: [Marker] = []
        for token in text.tokens.indices where text.tokens[token].kind == .word {
            guard let rows = contrasts[WordSkeleton.hash(text.foldedBytes(token))] else { continue }
            for row in rows {
                let end = token + row.words.count
                guard end <= text.tokens.count else { continue }
                let holds = row.words.indices.allSatisfy { offset in
                    let folded = text.foldedBytes(token + offset)
                    // A preposition written joined ends the phrase: «خلافا لما».
                    if offset == row.words.count - 1, row.words[offset].count == 2, offset > 0 { return folded.starts(with: row.words[offset]) }
                    return folded.elementsEqual(row.words[offset])
                }
                if holds {
                    markers.append(Marker(token: token, place: row.place))
                    break
                }
            }
        }
        return markers
    }
}

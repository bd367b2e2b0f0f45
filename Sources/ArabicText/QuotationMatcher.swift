/// Pairs quotation marks inside each paragraph, nesting included, in linear time.
///
/// Directed marks («», “”, ‹›, ‘’, „“) pair by a stack. The straight mark " opens or closes by what it touches: it closes when a
/// straight quotation is open and a space or punctuation follows it. A mark that nothing closes ends with its paragraph and is
/// marked as open.
enum QuotationMatcher {
    private enum Mark { case open(UInt8), close(UInt8), straight }

    static func quotations(_ tokens: [Token], utf8: [UInt8], paragraphs: [Segment]) -> [Quotation] {
        var result: [Quotation] = []
        for paragraph in paragraphs {
            var stack: [(open: Int, family: UInt8, slot: Int)] = []
            for index in paragraph.tokens where tokens[index].kind == .punctuation {
                guard let mark = mark(of: tokens[index], utf8) else { continue }
                switch mark {
                case .open(let family):
                    stack.append((index, family, result.count))
                    result.append(Quotation(open: index, close: paragraph.tokens.upperBound, depth: stack.count - 1, isClosed: false))
                case .close(let family):
                    close(family, at: index, &stack, &result)
                case .straight:
                    let opened = stack.contains { $0.family == 0 }
                    let next = index + 1 < paragraph.tokens.upperBound ? tokens[index + 1] : nil
                    let touchesNextWord = next.map { $0.joinsPrevious && $0.kind != .punctuation } ?? false
                    let touchesPrevious = index > paragraph.tokens.lowerBound && tokens[index].joinsPrevious
                    if opened, touchesPrevious || !touchesNextWord {
                        close(0, at: index, &stack, &result)
                    } else if opened, touchesNextWord, !touchesPrevious, stack.last?.family == 0,
                        isRepeated(index, tokens, utf8, paragraph)
                    {
                        close(0, at: index, &stack, &result)
                    } else {
                        stack.append((index, 0, result.count))
                        result.append(
                            Quotation(open: index, close: paragraph.tokens.upperBound, depth: stack.count - 1, isClosed: false))
                    }
                }
            }
        }
        return result
    }

    /// Whether only one more straight mark follows in the paragraph: then an "opening" one inside an open quotation closes it.
    private static func isRepeated(_ index: Int, _ tokens: [Token], _ utf8: [UInt8], _ paragraph: Segment) -> Bool {
        // Bounded, so that a paragraph of nothing but marks stays linear.
        let end = min(paragraph.tokens.upperBound, index + 200)
        var straight = 0
        for other in (index + 1)..<max(index + 1, end) where tokens[other].kind == .punctuation {
            if case .straight? = mark(of: tokens[other], utf8) { straight += 1 }
        }
        return straight % 2 == 0
    }

    private static func close(
        _ family: UInt8, at index: Int, _ stack: inout [(open: Int, family: UInt8, slot: Int)], _ result: inout [Quotation]
    ) {
        // Look a few levels down only: a stray closing mark must not cost the whole stack.
        guard let position = stack.suffix(8).lastIndex(where: { $0.family == family }) else { return }
        let opened = stack[position]
        result[opened.slot] = Quotation(open: opened.open, close: index, depth: result[opened.slot].depth, isClosed: true)
        stack.removeSubrange(position...)
    }

    private static func mark(of token: Token, _ utf8: [UInt8]) -> Mark? {
        switch UTF8Scalar.decode(utf8, at: Int(token.start)).scalar {
        case 0x22, 0xFF02: .straight
        case 0xAB: .open(1)
        case 0xBB: .close(1)
        case 0x201C, 0x201E: .open(2)
        case 0x201D: .close(2)
        case 0x2039: .open(3)
        case 0x203A: .close(3)
        case 0x300C: .open(4)
        case 0x300D: .close(4)
        default: nil
        }
    }
}

import Readings

/// The marks over one article, as pieces that nest: where two marks cross, the later one is cut at the border of the earlier, since
/// HTML cannot overlap.
package struct SpanLayers {
    package struct Mark: Sendable, Hashable {
        package var span: Span
        /// Outer marks have lower ranks; decides between marks over the same words.
        package var rank: Int
        /// Place in the list that was given.
        package var index: Int

        package init(span: Span, rank: Int, index: Int) {
            self.span = span
            self.rank = rank
            self.index = index
        }
    }

    /// A piece of a mark. The first piece of a mark carries its anchor.
    package struct Piece: Sendable, Hashable {
        package var mark: Int
        package var span: Span
        package var isFirst: Bool
    }

    /// Pieces in the order in which they open; a piece either holds the next or ends before it.
    ///
    /// Complexity: O(n log n + p · d) for n marks, p pieces and a depth of d.
    package static func nested(_ marks: [Mark], within range: Span) -> [Piece] {
        var queue: [(span: Span, rank: Int, index: Int, isFirst: Bool)] = marks.compactMap { mark in
            let start = max(mark.span.start, range.start)
            let end = min(mark.span.end, range.end)
            return start < end ? (Span(start: start, end: end), mark.rank, mark.index, mark.span.start >= range.start) : nil
        }
        // Reversed, so that the next one is taken from the end.
        func comesLater(
            _ a: (span: Span, rank: Int, index: Int, isFirst: Bool), _ b: (span: Span, rank: Int, index: Int, isFirst: Bool)
        ) -> Bool {
            (a.span.start, -a.span.end, a.rank, a.index) > (b.span.start, -b.span.end, b.rank, b.index)
        }
        queue.sort(by: comesLater)
        var pieces: [Piece] = []
        var open: [Int] = []
        while var next = queue.popLast() {
            while let end = open.last, end <= next.span.start { open.removeLast() }
            if let end = open.last, end < next.span.end {
                let rest = (Span(start: end, end: next.span.end), next.rank, next.index, false)
                next.span.end = end
                let place = queue.lastIndex { comesLater($0, rest) }.map { $0 + 1 } ?? 0
                queue.insert(rest, at: place)
            }
            pieces.append(Piece(mark: next.index, span: next.span, isFirst: next.isFirst))
            open.append(next.span.end)
        }
        return pieces
    }
}

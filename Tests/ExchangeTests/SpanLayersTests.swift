import Readings
import Testing

@testable import Exchange

@Suite struct SpanLayersTests {
    private func mark(_ start: Int, _ end: Int, _ rank: Int, _ index: Int) -> SpanLayers.Mark {
        .init(span: Span(start: start, end: end), rank: rank, index: index)
    }

    @Test func crossingMarksAreCutWhereTheOuterEnds() {
        let pieces = SpanLayers.nested([mark(0, 10, 0, 0), mark(5, 15, 1, 1)], within: Span(start: 0, end: 20))
        #expect(pieces.map(\.span) == [Span(start: 0, end: 10), Span(start: 5, end: 10), Span(start: 10, end: 15)])
        #expect(pieces.map(\.isFirst) == [true, true, false])
    }

    @Test func ofEqualSpansTheOuterRankOpensFirst() {
        #expect(SpanLayers.nested([mark(3, 5, 8, 0), mark(3, 5, 1, 1)], within: Span(start: 0, end: 9)).map(\.mark) == [1, 0])
    }

    @Test func whatBeganInAnEarlierParagraphCarriesNoAnchor() {
        #expect(SpanLayers.nested([mark(0, 10, 0, 0)], within: Span(start: 5, end: 20)).map(\.isFirst) == [false])
    }

    /// Any marks at all: the pieces nest, and cover exactly what the marks cover.
    @Test(arguments: 0..<40) func anyMarksNest(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let marks = (0..<(1 + random(30))).map { index in
            let start = random(60)
            return mark(start, start + random(25), random(9), index)
        }
        let pieces = SpanLayers.nested(marks, within: Span(start: 0, end: 70))
        var open: [Span] = []
        for piece in pieces {
            while let last = open.last, last.end <= piece.span.start { open.removeLast() }
            if let last = open.last { #expect(last.contains(piece.span)) }
            open.append(piece.span)
        }
        for mark in marks {
            let covered = pieces.filter { $0.mark == mark.index }.reduce(0) { $0 + $1.span.count }
            #expect(covered == min(70, mark.span.end) - mark.span.start)
        }
    }
}

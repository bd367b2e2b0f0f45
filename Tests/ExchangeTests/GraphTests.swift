import Readings
import Testing

@testable import Exchange

@Suite struct GraphTests {
    private let graph = BackingGraph(SampleReadings.dossier())

    @Test func noWordOfAnArticleReachesTheOtherProgram() {
        let source = Graphviz.source(of: graph.sketch)
        #expect(source.utf8.allSatisfy { $0 < 0x80 })
        #expect(source.contains("n0 -> n1") || source.contains("n1 -> n0"))
    }

    @Test func coordinatesAreReadWithTheOriginAboveLeft() throws {
        let plain = """
            graph 1 2 3
            node n0 1 2.5 1 0.5 "" solid box black lightgrey
            node n1 1 0.5 1 0.5 "" solid box black lightgrey
            edge \(graph.edges[0].from == 0 ? "n0 n1" : "n1 n0") 4 1 2.2 1 1.8 1 1.2 1 0.8 solid black
            stop
            """
        let layout = try Graphviz.parse(plain, graph.sketch)
        #expect(layout.height == 216)
        #expect(layout.boxes.map(\.center.y) == [36, 180])
        #expect(layout.routes.map(\.count) == [4])
    }

    @Test(arguments: ["", "graph 1 x 3", "graph 1 2 3\nnode n7 1 1 1 1", "graph 1 2 3\nnode n0 1 1 1 1\nnode n1 1 1 1 1\nedge n0 n1 9 1 1"])
    func whatIsNoLayoutIsAnError(_ plain: String) {
        #expect(throws: Graphviz.Failure.self) { try Graphviz.parse(plain, graph.sketch) }
    }

    @Test func withoutTheProgramTheErrorSaysSo() {
        // The usual folders are looked in as well, so that this holds only where they lack it.
        if (try? Graphviz(environment: [:])) == nil {
            #expect(throws: Graphviz.Failure.notInstalled) { try Graphviz(environment: [:]) }
        }
    }

    @Test func aRunningProgramLaysOutAsOneThatIsBegunForEachGraph() throws {
        guard let program = try? Graphviz() else { return }
        let small = graph.strongest(1).sketch
        let session = GraphvizSession(program)
        for sketch in [graph.sketch, small, graph.sketch, GraphSketch(names: ["زادان"], edges: [])] {
            #expect(try session.layout(sketch) == program.layout(sketch))
        }
    }

    @Test func theStrongestEdgesKeepTheirEnds() {
        let cut = graph.strongest(1)
        #expect(cut.edges.count == 1)
        #expect(cut.nodes.count == 2)
    }

    @Test func longNamesBreakAtTheirMiddleWord() {
        #expect(NodeLabel("جبهة الإنقاذ الوطني المتحدة").lines.count == 2)
        #expect(NodeLabel("زادان").lines == ["زادان"])
    }
}

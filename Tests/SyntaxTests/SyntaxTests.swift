import ArabicText
import Reader
import Readings
import Syntax
import Testing

/// Trees of plain sentences of our own.
struct SyntaxTests {
    static let reader = Reader()

    /// «word < head relation» for each word of a text.
    private func tree(_ text: String) throws -> [String: String] {
        let (tokens, syntax) = try #require(Self.reader.syntax(of: SourceDocument(id: "t", text: text)))
        var found: [String: String] = [:]
        for token in tokens.tokens.indices where syntax.relations[token] != .none {
            let head = Int(syntax.heads[token])
            let word = tokens.slice(tokens.tokens[token].range)
            found[word] = (head < 0 ? "" : tokens.slice(tokens.tokens[head].range)) + " " + syntax.relations[token].label
        }
        return found
    }

    @Test(
        "The doer and the sufferer of a verb hang on it",
        arguments: [
            ("افتتح الوزير المدرسة الجديدة أمس.", ["الوزير": "افتتح nsubj", "المدرسة": "افتتح obj", "الجديدة": "المدرسة amod"]),
            ("افتتح الوزير المستشفى الجديد في المدينة.", ["الوزير": "افتتح nsubj", "المستشفى": "افتتح obj"]),
            ("زار الرئيس المصري العاصمة الأردنية أمس.", ["الرئيس": "زار nsubj", "المصري": "الرئيس amod", "العاصمة": "زار obj"]),
            ("الجيش قصف مواقع المسلحين في الجبال.", ["الجيش": "قصف nsubj", "مواقع": "قصف obj", "المسلحين": "مواقع nmod"]),
        ])
    func arguments(_ text: String, _ wanted: [String: String]) throws {
        let found = try tree(text)
        for (word, place) in wanted { #expect(found[word] == place, "\(word)") }
    }

    @Test("What is said hangs on the verb of saying, and a relative clause on its noun")
    func clauses() throws {
        let said = try tree("قال المتحدث إن القوات انسحبت من المدينة.")
        #expect(said["انسحبت"] == "قال ccomp")
        #expect(said["القوات"] == "انسحبت nsubj")
        #expect(said["من"] == "المدينة case")
        let told = try tree("رفضت الحكومة الاتفاق الذي وقعه الوزير في باريس.")
        #expect(told["وقعه"] == "الاتفاق acl")
        #expect(told["الوزير"] == "وقعه nsubj")
    }

    @Test("The way from a name with its title to the verb goes by the title")
    func paths() throws {
        let text = "زار وزير الصحة حسن مراد المستشفى الميداني."
        let (tokens, syntax) = try #require(Self.reader.syntax(of: SourceDocument(id: "t", text: text)))
        let words = tokens.tokens.map { tokens.slice($0.range) }
        let verb = try #require(words.firstIndex(of: "زار"))
        let name = try #require(words.firstIndex(of: "حسن"))
        let path = try #require(syntax.path(from: name..<(name + 2), to: verb))
        #expect(path.up.map(\.label) == ["nsubj"])
        #expect(path.down.isEmpty)
        #expect(words[path.node] == "وزير")
        #expect(syntax.governs(verb, .nsubj))
    }

    @Test(
        "Any text is read: nothing, marks alone, another script, one endless sentence",
        arguments: [
            "", "...", "؟! «» ()", "Only English words here.", String(repeating: "قال إن ", count: 20_000), String(repeating: "«", count: 3_000),
        ])
    func anyText(_ text: String) throws {
        let (tokens, syntax) = try #require(Self.reader.syntax(of: SourceDocument(id: "t", text: text)))
        #expect(syntax.heads.count == tokens.tokens.count)
        for (token, head) in syntax.heads.enumerated() where head >= 0 {
            #expect(tokens.sentenceOfToken[token] == tokens.sentenceOfToken[Int(head)])
        }
    }

    @Test("No word depends on itself by any way")
    func withoutCycles() throws {
        let text = "أعلنت الوزارة، في بيان صدر أمس، أن الوفد الذي وصل إلى العاصمة التقى الرئيس وقادة الأحزاب، مضيفة أن المحادثات ستستمر حتى الخميس."
        let (tokens, syntax) = try #require(Self.reader.syntax(of: SourceDocument(id: "t", text: text)))
        for token in tokens.tokens.indices {
            var word = token
            var steps = 0
            while syntax.heads[word] >= 0, steps <= tokens.tokens.count {
                word = Int(syntax.heads[word])
                steps += 1
            }
            #expect(steps <= tokens.tokens.count)
        }
    }
}

/// Learning from trees and keeping what was learnt.
struct SyntaxTrainingTests {
    private static let treebank = """
        1\tقال\tقال\tVERB\t_\t_\t0\troot\t_\t_
        2\tوزير\tوزير\tNOUN\t_\t_\t1\tnsubj\t_\t_
        3\tالزراعة\tزراعة\tNOUN\t_\t_\t2\tnmod\t_\t_
        4\tإن\tإن\tSCONJ\t_\t_\t6\tmark\t_\t_
        5\tالأمطار\tمطر\tNOUN\t_\t_\t6\tnsubj\t_\t_
        6\tتأخرت\tتأخر\tVERB\t_\t_\t1\tccomp\t_\tSpaceAfter=No
        7\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

        1\tو\tو\tCCONJ\t_\t_\t2\tcc\t_\tSpaceAfter=No
        2\tزرع\tزرع\tVERB\t_\t_\t0\troot\t_\t_
        3\tالفلاحون\tفلاح\tNOUN\t_\t_\t2\tnsubj\t_\t_
        4\tالقمح\tقمح\tNOUN\t_\t_\t2\tobj\t_\t_

        """

    private func trees() -> [AnnotatedTree] {
        DividedSentence.sentences(Self.treebank).compactMap(SyntaxTests.reader.annotatedTree)
    }

    @Test("Divided words of a treebank are put together again")
    func divided() {
        let trees = trees()
        #expect(trees.map(\.count) == [6, 3])
    }

    @Test("A parser that has learnt two sentences reads them as they were annotated, and so does its copy from bytes")
    func learning() throws {
        let trees = trees()
        let model = SyntaxTrainer(rounds: 8, learners: 1).train(trees)
        let score = SyntaxTrainer.score(SyntaxParser(model: model), trees)
        #expect(score.words == 9)
        #expect(score.heads == 9)
        let copy = try #require(SyntaxModel(bytes: model.bytes))
        #expect(SyntaxTrainer.score(SyntaxParser(model: copy), trees).heads == 9)
        #expect(SyntaxTrainer(rounds: 8, learners: 1).train(trees) == model)
    }

    @Test("Damaged weights are no model")
    func damaged() {
        let bytes = SyntaxTrainer(rounds: 2, learners: 1).train(trees()).bytes
        #expect(SyntaxModel(bytes: []) == nil)
        #expect(SyntaxModel(bytes: Array(bytes.dropLast())) == nil)
        #expect(SyntaxModel(bytes: bytes + [0]) == nil)
        #expect(SyntaxModel(bytes: Array("something else".utf8)) == nil)
    }

    @Test("A tree that does not fit the words of its sentence is left out")
    func unfitting() throws {
        let text = "غادر الوفد المدينة."
        let tree = DrawnTree(sentence: 0, heads: [-1, 0], relations: "root nsubj", verbs: [0])
        #expect(SyntaxTests.reader.annotatedTrees(of: SourceDocument(id: "t", text: text), [tree]).isEmpty)
        let other = DrawnTree(sentence: 0, heads: [-1, 0, 0, 0], relations: "root nsubj obj none", verbs: [0])
        #expect(SyntaxTests.reader.annotatedTrees(of: SourceDocument(id: "t", text: text), [other]).map(\.count) == [3])
    }
}

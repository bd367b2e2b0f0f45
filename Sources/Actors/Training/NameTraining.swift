import ArabicText
import Foundation

/// The whole of how the name model is made, as `sanad train names` runs it: lexicon from plain text and word lists, a first model,
/// what that model remembers of the plain text, and the model that ships.
public struct NameTraining {
    private let annotated: [LabelledSentence]
    private var lexicon = NameLexiconTrainer()
    private var documents: [TokenizedText] = []
    private let teacher: TeacherLabels?
    /// The file of ``NameLabels`` that an earlier training left.
    private let labels: [UInt8]?
    /// Title and text of each article, by which labels are found again.
    private var articles: [[UInt8]] = []
    /// What the teacher's opinions came to, for a training without the teacher; empty where there was none.
    public private(set) var madeLabels: [UInt8] = []
    /// Where the word vectors are kept between runs while the features are worked on; nil for none.
    var vectorCache: String?

    /// What each type's scores are raised by so that precision and recall balance; found by trial on held-out sentences.
    private static let boldness = SIMD4<Float>(1.5, 1, 2, 2.5)
    /// The same for what is remembered, which had better be sure.
    private static let memoryBoldness = SIMD4<Float>(1, 0, 1.5, 2)
    /// Into how many parts the annotated sentences fall, so that what is remembered never comes from a model that knew the sentence.
    private static let parts = 2
    /// Every how many articles one is read for the memory.
    private static let stride = 3

    /// - Parameters:
    ///   - conll: annotated sentences, a token a line with its tag last.
    ///   - lists: word lists, a row a phrase: list (``NameList``), tab, phrase, and whatever follows a second tab.
    ///   - teacher: the file of ``TeacherLabels``, if there is one.
    ///   - labels: what an earlier training made of a teacher's opinions; stands instead of the teacher.
    public init(conll: String, lists: String, teacher: [UInt8]? = nil, labels: [UInt8]? = nil) {
        annotated = NameCorpus.conll(conll)
        self.labels = labels
        self.teacher = teacher.map(TeacherLabels.init(bytes:))
        for line in lists.split(whereSeparator: \.isNewline) {
            let cells = line.split(separator: "\t")
            guard cells.count >= 2, let list = Self.lists[String(cells[0])] else { continue }
            lexicon.add(phrase: String(cells[1]), list: list)
        }
        let arabic = Locale(identifier: "ar")
        for region in Locale.Region.isoRegions where region.identifier.count == 2 {
            if let name = arabic.localizedString(forRegionCode: region.identifier) { lexicon.add(phrase: name, list: .country) }
        }
    }

    private static let lists = Dictionary(uniqueKeysWithValues: NameList.allCases.map { ("\($0)", $0) })

    /// Number of annotated sentences.
    public var sentenceCount: Int { annotated.count }

    /// Adds an article of the plain text that words and names are learnt from.
    /// - Parameter title: not learnt from; sentences of a teacher may be titles.
    public mutating func add(_ article: String, title: String = "") {
        if teacher != nil || labels != nil { articles.append(Array((title + "\n" + article).utf8)) }
        let text = TokenizedText(article)
        lexicon.add(text)
        documents.append(text)
    }

    /// Trains. The same input gives the same bytes.
    /// - Parameter log: receives a line for each step done.
    /// - Returns: the model file.
    /// - Throws: where the labels are damaged or were made for other articles.
    public mutating func model(log: (String) -> Void) throws(NameTrainingError) -> [UInt8] {
        // Labels that do not fit are told before minutes of work.
        let labelled = try labelledSentences()
        for sentence in annotated { lexicon.add(sentence.text) }
        lexicon.cachePath = vectorCache
        let plain = lexicon.build(log: log)
        lexicon = NameLexiconTrainer()
        let silver = labelled ?? silverSentences(plain, log)
        let first = NameTrainer(lexicon: plain).train(annotated + silver)
        log("with \(silver.count) plain sentences: \(first.features.count) features")
        var folds: [NameLexicon] = []
        for part in 0..<Self.parts {
            let others = annotated.indices.filter { $0 % Self.parts != part }.map { annotated[$0] }
            folds.append(remembered(NameTrainer(lexicon: plain).train(others + silver)))
            log("memory of part \(part + 1)")
        }
        var trainer = NameTrainer(lexicon: remembered(first))
        trainer.folds = folds
        trainer.folded = annotated.count
        var model = trainer.train(annotated + silver)
        model.boldness = Self.boldness
        log("model: \(model.features.count) features")
        return model.bytes()
    }

    /// Plain sentences with the tags that an earlier training made of a teacher's opinions; nil without such labels.
    private func labelledSentences() throws(NameTrainingError) -> [LabelledSentence]? {
        guard let labels else { return nil }
        guard let sentences = NameLabels.decode(labels, articles: articles) else { throw .labelsOfOtherArticles }
        return sentences
    }

    /// Plain sentences with the tags on which a teacher and a first model agree.
    private mutating func silverSentences(_ plain: NameLexicon, _ log: (String) -> Void) -> [LabelledSentence] {
        guard let teacher else { return [] }
        let first = NameTrainer(lexicon: plain).train(annotated)
        log("first model: \(first.features.count) features")
        let sentences = teacher.labelled(with: first)
        let (bytes, lost) = NameLabels.encode(sentences, articles: articles)
        madeLabels = bytes
        log("labels of \(sentences.count - lost) sentences; \(lost) stand in no article")
        return sentences
    }

    private func remembered(_ model: NameModel) -> NameLexicon {
        var model = model
        model.boldness = Self.memoryBoldness
        let recognizer = NameRecognizer(model: model)
        var memory = NameMemory()
        for index in Swift.stride(from: 0, to: documents.count, by: Self.stride) { memory.add(documents[index], recognizer) }
        return memory.applied(to: model.lexicon)
    }
}

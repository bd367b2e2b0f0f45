import Actors
import ArabicText
import Attributions
import CoreModels
import Foundation
import Knowledge
import Readings
import Syntax
import TimeExpressions

/// Codes the acts between actors, and who backs whom.
///
/// Works sentence by sentence: triggers come from the tables; their roles from subject, object, prepositions, genitive, relative
/// adjectives and coordination; their status from the words that govern them and the attribution that holds them. Acts of unnamed
/// actors are kept for ASSAULT and PROTEST alone, as PLOVER codes them.
public struct EventReader: Sendable {
    let tables: EventTables
    let alignmentTables: AlignmentTables
    let model: ActModel
    let roleModel: RoleModel?
    let timeModel: RoleModel?
    let dyadModel: RoleModel?
    let statusModel: RoleModel?

    /// Adds the room's forms to the shared lexicon. Faults of rows are appended to `diagnostics`.
    public init(pack: Pack, lexicon: inout LexiconBuilder, diagnostics: inout [Diagnostic]) {
        tables = EventTables(pack: pack, lexicon: &lexicon, diagnostics: &diagnostics)
        alignmentTables = AlignmentTables(pack: pack, lexicon: &lexicon, diagnostics: &diagnostics)
        let text = CoreModels.file("acts.tsv").flatMap { try? Data(contentsOf: $0) }.map { String(decoding: $0, as: UTF8.self) }
        model = ActModel(text: text ?? "")
        roleModel = RoleModel.shipped(RoleModel.file)
        timeModel = RoleModel.shipped(RoleModel.timesFile)
        dyadModel = RoleModel.shipped(RoleModel.dyadsFile)
        statusModel = RoleModel.shipped(RoleModel.statusesFile)
    }

    /// - Parameters:
    ///   - times: in text order.
    ///   - boilerplate: token ranges that are not read.
    ///   - weighing: let the learnt scorer discard acts of violence and protest that are only spoken of. Off when rows are checked:
    ///     an example is a sentence without a story around it.
    /// - Returns: events and alignments in text order. Complexity: linear in the number of tokens.
    public func read(
        _ text: AnalyzedText, times: [TimeExpression], actors: ActorLayer, attributions: AttributionLayer, syntax: SyntaxLayer?,
        published: PartialDate?,
        boilerplate: [Range<Int>], weighing: Bool = true
    ) -> EventLayer {
        coding(
            text, times: times, actors: actors, attributions: attributions, syntax: syntax, published: published, boilerplate: boilerplate,
            model: weighing ? model : nil, roleModel: weighing ? roleModel : nil, timeModel: weighing ? timeModel : nil,
            dyadModel: weighing ? dyadModel : nil, statusModel: weighing ? statusModel : nil
        ).layer
    }

    /// The features of every trigger of a type, as ``ActTrainer`` learns from them: with the roles that the shipped weights choose.
    public func actFeatures(
        _ type: PloverType, _ text: AnalyzedText, times: [TimeExpression], actors: ActorLayer, attributions: AttributionLayer, syntax: SyntaxLayer?
    ) -> [[String]] {
        coding(
            text, times: times, actors: actors, attributions: attributions, syntax: syntax, published: nil, boilerplate: [], model: nil,
            roleModel: roleModel,
            statusModel: statusModel
        ).actFeatures.filter { $0.type == type }.map(\.names)
    }

    /// What an annotated text teaches ``RoleTrainer``.
    /// - Parameter model: weights learnt from other texts, which tell how sure the choice of roles is; nil where there are none yet.
    public func roleExamples(
        _ text: AnalyzedText, times: [TimeExpression], actors: ActorLayer, attributions: AttributionLayer, syntax: SyntaxLayer?,
        published: PartialDate?,
        boilerplate: [Range<Int>], annotated: [AnnotatedAct], backing: [AnnotatedBacking] = [], model: RoleModel?
    ) -> RoleExamples {
        var learning = RoleLearning()
        learning.annotated = annotated
        learning.backing = backing
        return coding(
            text, times: times, actors: actors, attributions: attributions, syntax: syntax, published: published, boilerplate: boilerplate,
            model: self.model, roleModel: model, learning: learning
        ).learning?.examples ?? RoleExamples()
    }

    private func coding(
        _ text: AnalyzedText, times: [TimeExpression], actors: ActorLayer, attributions: AttributionLayer, syntax: SyntaxLayer?,
        published: PartialDate?,
        boilerplate: [Range<Int>], model: ActModel?, roleModel: RoleModel? = nil, timeModel: RoleModel? = nil, dyadModel: RoleModel? = nil,
        statusModel: RoleModel? = nil, learning: RoleLearning? = nil
    ) -> DocumentCoding {
        var document = DocumentCoding(
            text: text, times: times, actors: actors, attributions: attributions, published: published, syntax: syntax, tables: tables, model: model,
            roleModel: roleModel, timeModel: timeModel, dyadModel: dyadModel, statusModel: statusModel)
        document.learning = learning
        for sentence in text.text.sentences where !boilerplate.contains(where: { $0.overlaps(sentence.tokens) }) {
            for part in Self.parts(of: sentence.tokens, in: text) { document.scan(part, alignmentTables: alignmentTables) }
        }
        document.code(alignmentTables: alignmentTables)
        document.finish(alignmentTables)
        return document
    }

    /// No writer's sentence is longer: what goes on beyond so many words is read in parts, each ending at a mark where one stands near.
    private static let longest = 400

    private static func parts(of sentence: Range<Int>, in text: AnalyzedText) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = sentence.lowerBound
        while sentence.upperBound - start > longest {
            let limit = start + longest
            let mark = (limit - longest / 4..<limit).last { text.text.tokens[$0].kind == .punctuation }
            parts.append(start..<(mark.map { $0 + 1 } ?? limit))
            start = parts[parts.count - 1].upperBound
        }
        parts.append(start..<sentence.upperBound)
        return parts
    }
}

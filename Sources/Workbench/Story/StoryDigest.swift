#if Full
import Archive
import Comparison

/// What the page of the story shows of a comparison, whatever stretch of time, language and digits it is shown in.
struct StoryDigest: Sendable {
    let backing: [BackingOutline]
    let matrix: BackingMatrix
    let turns: [BackingTurn]
    let conflicts: [Conflict]
    let sources: [SourceProfile]
    let actors: [ActorSummary]
    let names: NameTable

    init(_ archive: Archive) throws {
        backing = try archive.backingOutlines(limit: 60)
        matrix = BackingMatrix(backing, actors: 12)
        turns = try archive.turns(limit: 8)
        conflicts = try archive.conflicts(limit: 4)
        sources = try archive.sources(limit: 10)
        actors = try archive.actors(limit: 18)
        var names = NameTable(archive)
        for actor in actors { names.add(actor.entity) }
        try names.addEntities(backing.flatMap { [$0.from, $0.to] })
        try names.add(turns)
        try names.add(conflicts)
        self.names = names
    }
}
#endif

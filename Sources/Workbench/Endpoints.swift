#if Full
extension Endpoint {
    /// Every address that is read.
    static let all: [Endpoint] = [
        StoryPage.endpoint, ArticlesPage.endpoint, ActorsPage.endpoint, ActorPage.endpoint, SourcesPage.endpoint, SourcePage.endpoint,
        ClaimsPage.endpoint, ClaimPage.endpoint, ConflictsPage.endpoint, ConflictPage.endpoint, PairPage.endpoint, TurnsPage.endpoint,
        ReaderPage.endpoint, RecordPage.endpoint, SearchPage.endpoint, TimelinePage.endpoint, GraphPage.endpoint, MapPage.endpoint,
        DossierPage.endpoint, DossierPage.comparison, CorrectionsPage.endpoint,
    ]
}
#endif

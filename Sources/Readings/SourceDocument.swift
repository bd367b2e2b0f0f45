/// A document as it comes in: its text and what was said of it from outside. What the outside does not give, the reader looks for in
/// the text.
public struct SourceDocument: Sendable, Hashable {
    public var id: String
    public var text: String
    public var title: String?
    public var publisher: String?
    /// ISO 8601, possibly partial or with a time of day.
    public var published: String?
    public var url: String?

    public init(
        id: String, text: String, title: String? = nil, publisher: String? = nil, published: String? = nil, url: String? = nil
    ) {
        self.id = id
        self.text = text
        self.title = title
        self.publisher = publisher
        self.published = published
        self.url = url
    }
}

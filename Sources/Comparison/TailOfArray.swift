extension Array where Element: Equatable {
    /// Whether an element stands at a place or behind it: asked of short tails by the million, without a slice that counts references.
    @inline(__always)
    func holds(_ element: Element, from low: Int) -> Bool {
        var place = low
        while place < count {
            if self[place] == element { return true }
            place += 1
        }
        return false
    }
}

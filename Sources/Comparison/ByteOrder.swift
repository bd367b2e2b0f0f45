extension String {
    /// The order of the bytes of UTF-8, which is that of code points: many times as fast as `<`, which asks the tables of Unicode, and
    /// the order in which an archive sorts.
    func precedes(_ other: String) -> Bool {
        var a = self, b = other
        return a.withUTF8 { left in b.withUTF8 { right in left.lexicographicallyPrecedes(right) } }
    }
}

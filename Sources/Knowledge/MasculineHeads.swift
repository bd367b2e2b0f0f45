/// Nouns with which a verb right before them is never feminine (the table `masculine-heads`).
public enum MasculineHeads {
    /// The nouns with and without their article, and what stands as it is.
    public static func forms(in pack: Pack) -> [String] {
        pack.rows("masculine-heads").flatMap { row in (row["noun"].map { [$0, "ال" + $0] } ?? []) + (row["fixed"].map { [$0] } ?? []) }
    }
}

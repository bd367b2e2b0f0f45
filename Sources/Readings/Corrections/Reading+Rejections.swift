extension Reading {
    /// Takes a record out; what hung on an attribution hangs on the one around it.
    mutating func reject(_ record: String) {
        if record.hasPrefix("l") {
            numberAlignments()
            alignments.removeAll { $0.id == record }
        } else if let index = attributions.firstIndex(where: { $0.id == record }) {
            let parent = attributions[index].parent
            attributions.remove(at: index)
            for other in attributions.indices where attributions[other].parent == record { attributions[other].parent = parent }
            for event in events.indices where events[event].attribution == record { events[event].attribution = parent }
            for alignment in alignments.indices where alignments[alignment].attribution == record {
                alignments[alignment].attribution = parent
            }
        } else {
            events.removeAll { $0.id == record }
        }
    }
}

import Readings

/// The statements of a pile that deny something, and who tells something in their words. Needs nothing but the tellings, so that it is
/// made while things are still brought together.
struct DenialIndex: Sendable {
    /// Whether it is that of a small story, in which every denial counts.
    let isSmall: Bool
    let entries: [Int32]
    /// For each of them its heaviest words.
    let rarest: [[UInt32]]
    private let words: KeyNumbers
    /// The accounts in which each word stands, sorted, word behind word.
    private let told: [Int32]
    private let starts: [Int]

    /// - Parameters:
    ///   - traits: of the tellings.
    ///   - beside: cores that are left to others.
    /// Complexity: linear in the words of the tellings.
    init(_ tellings: [Telling], _ traits: [Pile.Traits], isSmall: Bool, beside: Int = 0) {
        self.isSmall = isSmall
        var denials: [Int32] = []
        for (index, traits) in traits.enumerated() where traits.kind == .statement {
            guard !traits.isTurned, traits.status != .planned, traits.stance == .denies || traits.stance == .asserts && traits.isDenying else {
                continue
            }
            let telling = tellings[index]
            guard telling.keys.count >= 3 || isSmall, telling.totalWeight >= 8 else { continue }
            // What the denial is about, beyond the story: its most telling word.
            guard telling.keys.count >= 5 || isSmall || !telling.about.isEmpty else { continue }
            denials.append(Int32(index))
        }
        entries = denials
        rarest = Concurrently.map(denials, sharing: 256, beside: beside) { ClaimGrouping.rarest(tellings[Int($0)], count: 8) }
        let words = KeyNumbers(rarest.joined())
        self.words = words
        let shares = stride(from: 0, to: words.count == 0 ? 0 : tellings.count, by: Meeting.reach).map {
            $0..<min(tellings.count, $0 + Meeting.reach)
        }
        // The words of each account that some denial has too, each once.
        let met = Concurrently.map(shares, sharing: 1, beside: beside) { share -> [Meeting] in
            var found: [Meeting] = []
            // By word the account in which it stood last, counted from one.
            var last = [UInt16](repeating: 0, count: words.count)
            for index in share where traits[index].isToldOrForeseen {
                let place = index - share.lowerBound
                for word in tellings[index].words where word.weight >= 4 && word.isKey {
                    let number = words.find(word.key)
                    guard number >= 0, last[number] != UInt16(place + 1) else { continue }
                    last[number] = UInt16(place + 1)
                    found.append(Meeting(word: number, place: place))
                }
            }
            return found
        }
        var starts = [Int](repeating: 0, count: words.count + 1)
        for part in met { for meeting in part { starts[meeting.word + 1] += 1 } }
        for word in 0..<words.count { starts[word + 1] += starts[word] }
        var next = starts
        var told = [Int32](repeating: 0, count: starts[words.count])
        for (share, part) in zip(shares, met) {
            for meeting in part {
                told[next[meeting.word]] = Int32(share.lowerBound + meeting.place)
                next[meeting.word] += 1
            }
        }
        self.told = told
        self.starts = starts
    }

    /// The accounts that tell something in a word, in their order.
    func tellers(of word: UInt32) -> ArraySlice<Int32> {
        let number = words.find(word)
        return number < 0 ? [] : told[starts[number]..<starts[number + 1]]
    }

    /// A word of a denial and the account in which it stands, in little memory: of a large pile there are millions.
    private struct Meeting {
        /// Accounts that are looked over together; the lower bits are the place among them.
        static let reach = 1 << 9

        private let packed: UInt32

        /// - Parameter word: its number; there are fewer than eight million.
        init(word: Int, place: Int) { packed = UInt32(truncatingIfNeeded: word << 9 | place) }

        var word: Int { Int(packed >> 9) }
        var place: Int { Int(packed & 0x1FF) }
    }
}

extension Pile.Traits {
    /// Somebody says that it is, or will be, so.
    fileprivate var isToldOrForeseen: Bool { status != .denied && (isTold || stance == .predicts) && !isTurned && !isDenying }
}

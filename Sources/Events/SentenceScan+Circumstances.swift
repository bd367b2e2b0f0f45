import Actors
import ArabicText
import Knowledge
import Readings

extension SentenceScan {
    /// The place named behind «في» or another local preposition in the clause, the nearest to the trigger.
    func place(of trigger: Trigger, in clause: Range<Int>) -> ActorLayer.EntityIndex? {
        var best: (distance: Int, entity: ActorLayer.EntityIndex)?
        var token = clause.lowerBound
        while token < clause.upperBound {
            let word = self[token]
            if word.mention >= 0 {
                let mention = actors.mentions[Int(word.mention)]
                let type = actors.entities[mention.entity].type
                if type == .place || type == .country && localBefore(mention.tokens.lowerBound) {
                    let distance = abs(token - trigger.token)
                    if best.map({ distance < $0.distance }) ?? true { best = (distance, mention.entity) }
                }
                token = max(token + 1, mention.tokens.upperBound)
            } else {
                token += 1
            }
        }
        return best?.entity
    }

    private func localBefore(_ token: Int) -> Bool {
        var previous = token - 1
        while previous >= range.lowerBound, token - previous <= 3 {
            if self[previous].preposition == .inside { return true }
            if self[previous].mention >= 0 || self[previous].kind == .punctuation { return false }
            previous -= 1
        }
        return false
    }

    /// Numbers of killed, wounded and arrested in the clause, written in digits.
    func figures(of trigger: Trigger, in clause: Range<Int>) -> [EventLayer.Figure] {
        guard trigger.row.type == .assault || trigger.row.type == .coerce || trigger.row.type == .aid else { return [] }
        var figures: [EventLayer.Figure] = []
        for token in clause where self[token].kind == .number && !self[token].isTime {
            let digits = text.text.foldedBytes(token).filter { $0 >= 0x30 && $0 <= 0x39 }
            guard !digits.isEmpty, digits.count <= 9, let value = Double(String(decoding: digits, as: UTF8.self)) else { continue }
            guard let kind = figureKind(token, trigger) else { continue }
            figures.append(EventLayer.Figure(kind: kind.kind, value: value * kind.scale, unit: kind.unit, range: text.text.tokens[token].range))
        }
        return figures
    }

    private func figureKind(_ token: Int, _ trigger: Trigger) -> (kind: String, scale: Double, unit: String?)? {
        let near = max(range.lowerBound, token - 5)..<min(range.upperBound, token + 4)
        var scale = 1.0
        for other in token..<near.upperBound {
            switch tables.figureWords.meaning(of: other, in: text) {
            case .scale(let factor): scale = factor
            case .money(let currency): return ("money", scale, currency)
            default: break
            }
        }
        for other in near {
            switch tables.figureWords.meaning(of: other, in: text) {
            case .killed: return ("killed", scale, nil)
            case .wounded: return ("wounded", scale, nil)
            default: break
            }
        }
        return trigger.row.mode == "arrest" ? ("arrested", scale, nil) : nil
    }
}

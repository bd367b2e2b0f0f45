import Readings

/// Who backs whom: a drawn graph, a matrix by period, and for each pair its statements in the order of time.
extension DossierPage {
    var scale: TimeScale? { TimeScale(dossier.backing.flatMap { $0.statements.compactMap(\.time) }) }

    func drawBacking(_ html: inout HTMLWriter) {
        drawPhaseLegend(&html)
        drawGraph(&html)
        drawMatrix(&html)
        html.element("h3", text: label("كل زوج على خط الزمن", "Every pair along time"))
        drawRuler(&html)
        for (index, pair) in dossier.backing.enumerated() { drawPair(pair, isOpen: index < 1, &html) }
    }

    private func drawPhaseLegend(_ html: inout HTMLWriter) {
        html.element("p", ["class": "legend phases"]) { html in
            for relation in Relation.allCases {
                html.element("span", ["class": "key line " + relation.rawValue], text: relation.label(language))
                html.text(" ")
            }
            for phase in Phase.allCases {
                html.element("span", ["class": "key"]) { html in
                    drawGlyph(.supports, phase, &html, titled: false)
                    html.text(phase.label(language))
                }
                html.text(" ")
            }
        }
    }

    // MARK: Matrix

    private func drawMatrix(_ html: inout HTMLWriter) {
        let rows = matrix.nodes.indices.filter { place in matrix.edges.contains { $0.from == place } }
        let columns = matrix.nodes.indices.filter { place in matrix.edges.contains { $0.to == place } }
        guard !rows.isEmpty else { return }
        html.element("h3", text: label("المصفوفة: من الصف إلى العمود", "Matrix: the row towards the column"))
        html.element("div", ["class": "scroll"]) { html in
            html.element("table", ["class": "matrix"]) { html in
                html.element("caption") { html in
                    let periods = dossier.periods.map { periodLabel($0) }.joined(separator: " · ")
                    html.text(label("في كل خانة من البداية إلى النهاية: ", "In each cell, in order: "))
                    html.element("bdi", text: periods)
                }
                html.element("thead") { html in
                    html.element("tr") { html in
                        html.element("td")
                        for column in columns {
                            html.element("th", ["scope": "col"]) { drawName(matrix.nodes[column].id, &$0, gloss: true) }
                        }
                    }
                }
                html.element("tbody") { html in
                    for row in rows {
                        html.element("tr") { html in
                            html.element("th", ["scope": "row"]) { drawName(matrix.nodes[row].id, &$0, gloss: true) }
                            for column in columns { drawCell(row, column, &html) }
                        }
                    }
                }
            }
        }
    }

    private func drawCell(_ row: Int, _ column: Int, _ html: inout HTMLWriter) {
        let edges = matrix.edges.filter { $0.from == row && $0.to == column }
        guard row != column, let first = edges.first else {
            html.element("td", ["class": row == column ? "same" : "none"])
            return
        }
        let strongest = edges.max { $0.statements.count < $1.statements.count } ?? first
        html.element("td", ["class": "cell " + strongest.relation.rawValue]) { html in
            html.element("a", ["href": "#" + first.anchor]) { html in
                let periods: [Dossier.Period?] = dossier.periods.isEmpty ? [nil] : dossier.periods
                for period in periods {
                    html.element("span", ["class": "slot", "title": period.map { periodLabel($0) }]) { html in
                        for edge in edges {
                            if let phase = Self.phase(of: edge.statements, in: period) { drawGlyph(edge.relation, phase, &html) }
                        }
                    }
                }
                html.element("span", ["class": "count"], text: String(edges.reduce(0) { $0 + $1.statements.count }))
            }
        }
    }

    /// The phase that most statements of a period tell; of equals the one told last.
    static func phase(of statements: [Dossier.Statement], in period: Dossier.Period?) -> Phase? {
        let told = statements.filter { statement in
            guard let period else { return true }
            return statement.time.map { period.contains($0) } ?? false
        }
        var best: (phase: Phase, count: Int)?
        for statement in told.reversed() {
            let count = told.reduce(0) { $0 + ($1.phase == statement.phase ? 1 : 0) }
            if count > (best?.count ?? 0) { best = (statement.phase, count) }
        }
        return best?.phase
    }

    func periodLabel(_ period: Dossier.Period) -> String {
        guard let month = period.first.month else { return period.label }
        if period.first == period.last { return DossierDate.words(period.first, language) }
        return DossierDate.month(month, language) + "–" + DossierDate.month(period.last.month ?? month, language) + " \(period.first.year)"
    }

    // MARK: Pairs along time

    private func drawRuler(_ html: inout HTMLWriter) {
        guard let scale else { return }
        html.element("div", ["class": "pair ruler", "aria-hidden": "true"]) { html in
            html.element("span", ["class": "who"])
            html.element("div", ["class": "strip"]) { html in
                for tick in scale.ticks(language) {
                    html.element("span", ["class": "tick", "style": "inset-inline-start:" + scale.percent(day: tick.day)], text: tick.label)
                }
            }
            html.element("span", ["class": "count"])
        }
    }

    private func drawPair(_ pair: Dossier.Pair, isOpen: Bool, _ html: inout HTMLWriter) {
        html.element("details", ["class": "pairbox", "open": isOpen ? "" : nil]) { html in
            html.element("summary", ["class": "pair"]) { html in
                html.element("span", ["class": "who"]) { html in
                    html.words(names[pair.from]?.name ?? pair.from)
                    html.element("span", ["class": "arrow", "aria-label": label("نحو", "towards")], text: " \(language.arrow) ")
                    html.words(names[pair.to]?.name ?? pair.to)
                    drawPairGloss(pair, &html)
                }
                drawStrip(pair, &html)
                html.element("span", ["class": "count", "title": label("عدد الأقوال", "statements")], text: String(pair.statements.count))
            }
            html.element("div", ["class": "statements", "id": pair.anchor]) { html in
                drawTurns(pair, &html)
                html.element("ol", ["class": "said"]) { html in
                    for statement in pair.statements { drawStatement(statement, &html) }
                }
            }
        }
    }

    private func drawPairGloss(_ pair: Dossier.Pair, _ html: inout HTMLWriter) {
        guard language == .english, let from = names[pair.from]?.nameEnglish, let to = names[pair.to]?.nameEnglish else { return }
        html.text(" ")
        html.element("span", ["class": "gloss"], text: "\(from) → \(to)")
    }

    private func drawTurns(_ pair: Dossier.Pair, _ html: inout HTMLWriter) {
        guard !pair.turns.isEmpty else { return }
        html.element("p", ["class": "turns"]) { html in
            html.element("b", text: label("التحولات: ", "Turns: "))
            for turn in pair.turns {
                html.element("span", ["class": "turn"]) { html in
                    drawTime(turn.time, &html)
                    html.text(label(": ", ": "))
                    html.element("span", ["class": "phase"]) { html in
                        drawGlyph(.supports, turn.before, &html, titled: false)
                        html.text(turn.before.label(language))
                    }
                    html.text(" \(language.arrow) ")
                    html.element("span", ["class": "phase"]) { html in
                        drawGlyph(.supports, turn.after, &html, titled: false)
                        html.text(turn.after.label(language))
                    }
                    drawTurnSources(turn, &html)
                }
                html.text(" ")
            }
        }
    }

    /// Who told the turn first, and who says otherwise.
    private func drawTurnSources(_ turn: Dossier.Turn, _ html: inout HTMLWriter) {
        func draw(_ id: String, _ html: inout HTMLWriter) {
            if let teller = tellers[id] {
                html.element("a", ["href": "#" + teller.anchor]) { $0.words(teller.name) }
            } else if names[id] != nil {
                drawName(id, &html)
            }
        }
        let known = { (id: String) in tellers[id] != nil || names[id] != nil }
        if let source = turn.reportedBy, known(source) {
            html.text(label(" عن ", " citing "))
            draw(source, &html)
        }
        let against = turn.disputedBy.filter(known)
        guard !against.isEmpty else { return }
        html.text(label("، خلافاً لـ", ", against "))
        for (index, id) in against.enumerated() {
            if index > 0 { html.text(label("، ", ", ")) }
            draw(id, &html)
        }
    }

    func drawStatement(_ statement: Dossier.Statement, _ html: inout HTMLWriter) {
        html.element("li", ["class": statement.relation.rawValue]) { html in
            html.element("p", ["class": "mark"]) { html in
                drawGlyph(statement.relation, statement.phase, &html, titled: false)
                html.element("span", ["class": "phase"], text: statement.relation.label(language) + " · " + statement.phase.label(language))
                html.element("span", ["class": "when"]) { drawDate(statement.time, &$0) }
            }
            html.element("div") { drawAccount(statement.account, &$0) }
        }
    }

    /// The statements of a pair as signs along the common axis: support above the line, opposition below.
    func drawStrip(_ pair: Dossier.Pair, _ html: inout HTMLWriter, framed: Bool = false) {
        guard let scale else { return }
        var bins: [Int: [Relation: [Phase]]] = [:]
        for statement in pair.statements {
            guard let time = statement.time else { continue }
            let bin = scale.bin(time)
            if bins[bin]?[statement.relation]?.contains(statement.phase) != true {
                bins[bin, default: [:]][statement.relation, default: []].append(statement.phase)
            }
        }
        let above = bins.values.map { $0[.supports]?.count ?? 0 }.max() ?? 0
        let below = bins.values.map { $0[.opposes]?.count ?? 0 }.max() ?? 0
        html.element("div", ["class": framed ? "strip framed" : "strip", "style": "--up:\(max(1, above));--down:\(below)"]) { html in
            for tick in scale.ticks(language) {
                html.element("span", ["class": "grid", "style": "inset-inline-start:" + scale.percent(day: tick.day)])
                if framed {
                    html.element("span", ["class": "tick", "style": "inset-inline-start:" + scale.percent(day: tick.day)], text: tick.label)
                }
            }
            for turn in pair.turns {
                guard let date = DossierDate.date(in: turn.time) else { continue }
                html.element("span", ["class": "bend", "style": "inset-inline-start:" + TimeScale.percent(bin: scale.bin(date))])
            }
            for bin in bins.keys.sorted() {
                for relation in Relation.allCases {
                    guard let phases = bins[bin]?[relation] else { continue }
                    html.element("span", ["class": "stack " + relation.rawValue, "style": "inset-inline-start:" + TimeScale.percent(bin: bin)]) {
                        html in
                        for phase in phases { drawGlyph(relation, phase, &html) }
                    }
                }
            }
        }
    }
}

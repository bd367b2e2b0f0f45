// Writes Packs/core/countries.tsv: the states of the world as Arabic news names them.
// Arabic and English names come from CLDR through Foundation; country-overrides.tsv adds what CLDR lacks.
// Run by Scripts/countries/make from the top of the repository.
import Foundation

struct Fault: Error, CustomStringConvertible { let description: String }

/// The bare nisba of a country name («روسيا» → «روسي»), or nil where it is more than one word.
func nisba(of name: String) -> String? {
    guard !name.contains(" ") else { return nil }
    var stem = Substring(name)
    if stem.hasPrefix("ال"), stem.count > 4 { stem = stem.dropFirst(2) }
    if stem.hasSuffix("يا"), stem.count > 3 { return String(stem.dropLast()) }
    if let last = stem.last, "اةىو".contains(last) { stem = stem.dropLast() }
    if stem.last == "ي" { return String(stem) }
    return stem + "ي"
}

func slug(_ english: String) -> String {
    let folded = english.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "en"))
    return folded.split { !$0.isLetter }.joined(separator: "-")
}

func table() throws -> String {
    guard CommandLine.arguments.count == 2 else { throw Fault(description: "usage: countries country-overrides.tsv") }
    let arabic = Locale(identifier: "ar"), english = Locale(identifier: "en")
    var out = ["id\tiso\tname\taliases\tenglish\tadjective\tcapital\tcapital_english\tseats\tgender\tsource"]
    out.append("# Made by Scripts/countries/make from CLDR and country-overrides.tsv; edit those, not this file.")
    let text = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
    var rows: [(id: String, line: String)] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().dropFirst() {
        if line.isEmpty || line.hasPrefix("#") { continue }
        let cell = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard cell.count == 10 else { throw Fault(description: "line \(number + 1): \(cell.count) cells where 10 are wanted") }
        let iso = cell[0]
        guard let cldr = arabic.localizedString(forRegionCode: iso), let known = english.localizedString(forRegionCode: iso) else {
            throw Fault(description: "line \(number + 1): CLDR knows no region \(iso)")
        }
        let en = cell[4].isEmpty ? known : cell[4]
        let name = cell[2].isEmpty ? cldr : cell[2]
        var aliases = cell[3].split(separator: "|").map(String.init).filter { $0 != name }
        if cell[2] != cldr, !cell[2].isEmpty, cldr.allSatisfy({ $0.isLetter || $0 == " " }), !aliases.contains(cldr), !["CN", "MM"].contains(iso) {
            aliases.append(cldr)
        }
        let adjective = cell[5].isEmpty ? nisba(of: name) ?? "" : cell[5]
        // A city state is its own capital: named once, as the state.
        let capital = cell[6].split(separator: "|").filter { $0 != name && !aliases.contains(String($0)) }.joined(separator: "|")
        let id = cell[1].isEmpty ? slug(en) : cell[1]
        let fields = [id, iso, name, aliases.joined(separator: "|"), en, adjective, capital, cell[7], cell[8], cell[9], "CLDR"]
        rows.append((id, fields.joined(separator: "\t")))
    }
    out += rows.sorted { $0.id < $1.id }.map(\.line)
    return out.joined(separator: "\n")
}

do {
    print(try table())
} catch {
    FileHandle.standardError.write(Data("countries: \(error)\n".utf8))
    exit(1)
}

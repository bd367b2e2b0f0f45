import ArgumentParser

@main
struct Sanad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sanad", abstract: "Reads Arabic news and answers with evidence who backs whom, and who says so.",
        version: "0.1.0", subcommands: commands)

    private static var commands: [any ParsableCommand.Type] {
        var commands: [any ParsableCommand.Type] = [
            ReadCommand.self, CompareCommand.self, AskCommand.self, DossierCommand.self, ExportCommand.self, EventsCommand.self,
            AlliancesCommand.self,
            QuotesCommand.self, PackCommand.self, TrainCommand.self,
        ]
        #if Full
        commands.insert(AddCommand.self, at: 1)
        commands.append(ServeCommand.self)
        commands.append(CorrectionsCommand.self)
        #endif
        return commands
    }
}

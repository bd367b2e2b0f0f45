import ArgumentParser

@main
struct Sanad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sanad", abstract: "Reads Arabic news and answers with evidence who backs whom, and who says so.",
        version: "0.1.0", subcommands: [ReadCommand.self, TrainCommand.self])
}

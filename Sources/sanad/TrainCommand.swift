import ArgumentParser

/// Learning: every model and count that ships is made again by one of these.
struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Make the models and counts again from corpora.",
        subcommands: [
            TrainFormsCommand.self,
            TrainActsCommand.self,
            TrainStanceCommand.self,
            TrainNamesCommand.self,
            TrainAttributionsCommand.self,
            TrainEventsCommand.self,
            TrainSyntaxCommand.self,
        ])
}

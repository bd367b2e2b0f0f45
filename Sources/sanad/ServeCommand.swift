#if Full
import ArgumentParser
import Foundation
import SanadKit
import Workbench

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Open an archive in the browser: the story, its articles, search, and the data as JSON.")

    @Option(help: "The archive.")
    var archive: String

    @Option(help: "Address to listen on. Anything but loopback asks for a token.")
    var host = "127.0.0.1"

    @Option(help: "Port to listen on.")
    var port = 8080

    @Option(help: "Token to ask for; a random one is made for addresses other than loopback.")
    var token: String?

    @Option(name: .customLong("pack"), help: "Folder of tables for reading what is added in the browser. May be given again.")
    var packs: [String] = []

    func run() async throws {
        do {
            var options = WorkbenchOptions(host: host, port: port, token: token)
            options.program = Bundle.main.executableURL
            options.packs = packs.map { URL(fileURLWithPath: $0, isDirectory: true) }
            let workbench = Workbench(archive: try Archive(path: archive), options: options)
            Console.note(workbench.address)
            try await workbench.run()
        } catch let diagnostic as Diagnostic {
            Console.report(diagnostic)
            throw ExitCode(1)
        }
    }
}
#endif

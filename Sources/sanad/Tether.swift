#if Full
import ArgumentParser
import Foundation

/// Ties a command to the process that started it.
struct Tether: ParsableArguments {
    @Flag(help: ArgumentHelp("End as soon as standard input ends.", visibility: .hidden))
    var tethered = false

    /// From now on the end of standard input ends the process. What the archive has stored stays, what it was storing is undone.
    func hold() {
        guard tethered else { return }
        Thread.detachNewThread {
            while !FileHandle.standardInput.availableData.isEmpty {}
            _exit(3)
        }
    }
}
#endif

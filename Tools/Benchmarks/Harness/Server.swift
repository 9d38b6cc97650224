import Foundation

/// A PostgreSQL server of the run's own, started when it is first asked for.
final class Server {
    private let programs: ProgramFolder
    private let folder: String
    private var state: Result<String, any Error>?

    init(programs: ProgramFolder, folder: String) {
        self.programs = programs
        self.folder = folder
    }

    /// Where it is reached; throws the same each time if it cannot be started.
    func address() throws -> String {
        if let state { return try state.get() }
        let start = Result {
            try programs.run(programs.path + "/rivals/server", ["start", folder])
            return "host=\(folder) user=postgres dbname=postgres"
        }
        state = start
        return try start.get()
    }

    func stop() {
        guard state != nil else { return }
        _ = try? programs.run(programs.path + "/rivals/server", ["stop", folder])
    }
}

import EventSourcing
import DefenseFund
import ArgumentParser
import EventCoding
import Foundation

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the JSON Schemas of events and commands, or lists the commands.",
        discussion: "Example: daicho schema --output Schemas")

    @Option(name: .shortAndLong, help: "The folder to write events/ and commands/ into.")
    var output: String?

    @Flag(help: "List the commands with the roles that may give them.")
    var list = false

    func validate() throws {
        guard list != (output != nil) else {
            throw ValidationError("give either --list or --output FOLDER")
        }
    }

    func run() throws {
        if list {
            for descriptor in ActDescriptor.all {
                let declaration = descriptor.declaration
                Console.write(
                    "\(declaration.command)  (\(declaration.roles.map(\.name).joined(separator: ", ")))"
                        + "  \(declaration.about)\n")
            }
        }
        guard let output else { return }
        for descriptor in ActDescriptor.all {
            let declaration = descriptor.declaration
            try write(
                EventSchema.event(descriptor),
                to: "\(output)/events/\(declaration.type.name).v\(declaration.type.version).json")
            if declaration.roles != [.system] {
                try write(
                    EventSchema.command(descriptor),
                    to:
                        "\(output)/commands/\(declaration.command).v\(declaration.type.version).json"
                )
            }
        }
    }

    private func write(_ schema: JSONValue, to path: String) throws {
        let url = URL(fileURLWithPath: path)
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data((schema.pretty + "\n").utf8).write(to: url, options: .atomic)
        } catch {
            throw CommandFailure(
                .failed, "\(path): cannot be written: \(error.localizedDescription)")
        }
    }
}

import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import Foundation

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Writes the JSON Schemas and the reference pages, or lists the commands.",
        discussion: "Example: daicho schema --output Schemas")

    @Option(
        name: .shortAndLong,
        help: .init(
            "The folder to write events/, commands/ and accounts.csv into.", valueName: "folder"))
    var output: String?

    @Option(
        help: .init(
            "The folder to write the reference pages into: events, parameters, errors, commands.",
            valueName: "folder"))
    var reference: String?

    @Flag(help: "List the commands with the roles that may give them.")
    var list = false

    @Flag(help: "With --list: print a JSON object a command.")
    var json = false

    func validate() throws {
        guard !json || list else { throw ValidationError("--json goes with --list") }
        guard list || output != nil || reference != nil else {
            throw ValidationError("give --list, --output FOLDER or --reference FOLDER")
        }
    }

    func run() throws {
        if list { try writeList() }
        if let output { try writeSchemas(to: output) }
        if let reference { try writePages(to: reference) }
    }

    private func writeList() throws {
        for declaration in ActDescriptor.all.map(\.declaration) where declaration.roles != [.system]
        {
            guard !json else {
                try Console.write(Self.json(declaration))
                continue
            }
            let roles = declaration.roles.map(\.name).joined(separator: ", ")
            try Console.write("\(declaration.command)  (\(roles))  \(declaration.about)\n")
        }
    }

    private static func json(_ declaration: ActDeclaration) -> String {
        TextJSON.object([
            ("command", .string(declaration.command)), ("event", .string(declaration.type.name)),
            ("version", .integer(Int128(declaration.type.version))),
            ("roles", .array(declaration.roles.map { .string($0.name) })),
            ("bases", .array(declaration.bases.map { .string($0) })),
            ("about", .string(declaration.about)),
        ])
    }

    private func writeSchemas(to folder: String) throws {
        for descriptor in ActDescriptor.all {
            let declaration = descriptor.declaration
            let end = ".v\(declaration.type.version).json"
            try write(
                EventSchema.event(descriptor).pretty + "\n",
                to: "\(folder)/events/\(declaration.type.name)\(end)")
            if declaration.roles != [.system] {
                try write(
                    EventSchema.command(descriptor).pretty + "\n",
                    to: "\(folder)/commands/\(declaration.command)\(end)")
            }
        }
        try write(AccountList.csv, to: "\(folder)/accounts.csv")
    }

    private func writePages(to folder: String) throws {
        let origin = "daicho schema --reference"
        try write(EventReference.page(origin: origin), to: "\(folder)/events.md")
        try write(ParameterReference.page(origin: origin), to: "\(folder)/parameters.md")
        try write(ErrorReference.page(origin: origin), to: "\(folder)/errors.md")
        try write(
            CommandLineReference.page(origin: "Tools/reference"), to: "\(folder)/cli.md")
    }

    private func write(_ text: String, to path: String) throws {
        let url = URL(fileURLWithPath: path)
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url, options: .atomic)
        } catch {
            throw CommandFailure(.failed, "\(path): cannot be written: \(error.reason)")
        }
    }
}

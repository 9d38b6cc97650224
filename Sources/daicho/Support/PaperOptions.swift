import Accounting
import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import ReadModels

/// In which form a report is written.
struct PaperOptions: ParsableArguments {
    @Flag(help: "Write HTML to be printed on A4.")
    var html = false

    @Flag(help: "Write CSV: the numbers alone, whose SHA-256 is recorded.")
    var csv = false

    @Flag(help: "Write JSON.")
    var json = false

    func validate() throws {
        guard [html, csv, json].count(where: \.self) <= 1 else {
            throw ValidationError("--html, --csv and --json exclude each other")
        }
    }

    func text(of paper: ReportPaper) -> String {
        if html { return paper.html }
        if csv { return paper.table.csv }
        return json ? paper.json.pretty + "\n" : paper.text
    }

    /// Writes a file that must not be there yet.
    static func write(_ text: String, to file: String) throws {
        do {
            try Data(text.utf8).write(
                to: URL(fileURLWithPath: file), options: .withoutOverwriting)
        } catch {
            throw CommandFailure(.failed, "\(file): cannot be written: \(error.reason)")
        }
    }

    /// Refuses a file that is there, or that would lie in the ledger's own folder.
    static func require(_ file: String, outside folder: LedgerFolder) throws {
        try folder.requireOutside(file)
        guard !FileManager.default.fileExists(atPath: file) else {
            throw CommandFailure(.badInput, "\(file): stands already; it is not overwritten")
        }
        // Looked at before anything is recorded.
        let parent = URL(fileURLWithPath: file).deletingLastPathComponent().path
        guard FileManager.default.isWritableFile(atPath: parent) else {
            throw CommandFailure(
                .badInput, "\(file): there is no folder \(parent), or nothing can be written there")
        }
    }
}

extension ReportPaper {
    /// The numbers as every table has them, and what they are pinned to.
    var json: JSONValue {
        .object([
            .init("report", .string(name.text)),
            .init("position", .integer(Int128(position.rawValue))),
            .init("day", .string(state.day.description)),
            .init("size", .integer(Int128(state.size.rawValue))),
            .init("root", .string(state.root.hexadecimal)),
            .init("digest", .string(state.digest.hexadecimal)),
            .init("audience", .string(state.audience.name)),
            .init("issuedOn", .string(state.issuedOn.description)),
            .init("titleJapanese", .string(description.title.japanese)),
            .init("title", .string(description.title.english)),
            .init("table", table.json),
        ])
    }
}

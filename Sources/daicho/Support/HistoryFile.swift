import Accounting
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import ReadModels

/// A file of history that is to be loaded, read once: what is hashed is what is posted.
struct HistoryFile {
    let name: String
    private let bytes: [UInt8]
    let digest: SHA256Digest
    private let keys: WithholdingKeys

    /// - Parameter keys: of what its rows withhold.
    init(_ name: String, keys: @escaping WithholdingKeys) throws {
        guard let data = FileManager.default.contents(atPath: name) else {
            throw CommandFailure(
                .badInput, "\(name): there is no such file, or it cannot be read; check the name")
        }
        self.name = name
        self.keys = keys
        bytes = Array(data)
        digest = SHA256.hash(bytes)
    }

    var rows: InputRows {
        var rows = InputRows(name: name, bytes: bytes)
        rows.keys = keys
        return rows
    }

    /// How many rows it has, of which each can be read as a command and may be history: two
    /// persons are not asked to let a file pass that cannot be loaded.
    ///
    /// - Parameters:
    ///   - ledger: the ledger that loads it.
    ///   - administrator: who will load it.
    func rowCount(for ledger: LedgerState, by administrator: StreamName) throws -> Int {
        var rows = rows
        var count = 0
        while let row = rows.next() {
            if let problem = Self.problem(
                of: row.command, openedOn: ledger.openedOn, by: administrator)
            {
                throw CommandFailure(
                    .badInput, RowResult(line: row.line, problem: problem).message(file: name))
            }
            count += 1
        }
        return count
    }

    /// Why the command is no history that an import may hold.
    private static func problem(
        of command: Result<CommandDraft, InputProblem>, openedOn day: LegalDate?,
        by administrator: StreamName
    ) -> InputProblem? {
        switch command {
        case .failure(let problem): return problem
        case .success(let draft):
            let declaration = draft.descriptor.declaration
            guard Catalogue.isImportable(declaration) else {
                return InputProblem(
                    .fieldInvalid, field: "command",
                    "must be an act under the Act of law or of a party; \(declaration.command) is "
                        + "done with the ledger itself: take the row out, and post it after the "
                        + "import")
            }
            if let actor = draft.actor, actor != administrator {
                return InputProblem(
                    .fieldInvalid, field: "as",
                    "must be left out: \(administrator) loads all rows; who acted then is told by "
                        + "the documents, as evidence")
            }
            if let day, draft.effectiveOn >= day {
                return InputProblem(
                    .fieldInvalid, field: "on",
                    "must lie before \(day), when the ledger was opened; take the row out, and "
                        + "post it after the import")
            }
            return nil
        }
    }

    /// The name of a new import of the file: after its hash, and numbered if it was tried before.
    func freeName(in ledger: LedgerState) -> StreamName {
        let text = String(digest.description.prefix(16))
        var number = 1
        while true {
            guard let id = Identifier(number == 1 ? text : "\(text)-\(number)") else {
                preconditionFailure("hexadecimal digits are an identifier")
            }
            let name = StreamName(Import.category, id)
            if ledger.reference(to: name) == nil { return name }
            number += 1
        }
    }

    /// The open import of the file, and whether its end is proposed already.
    func openImport(in folder: LedgerFolder) throws -> (StreamName, isEnding: Bool) {
        let ledger = try LedgerReader.view(of: folder).ledger
        guard let open = ledger.imports.open, open.digest.bytes == digest.bytes,
            let stream = ledger.name(of: open.stream.stream)
        else {
            throw CommandFailure(
                .badInput,
                "\(name): no import of a file with the SHA-256 \(digest) is open; propose it with "
                    + "--propose --source TEXT, and let another administrator approve")
        }
        return (
            stream, ledger.approvals.open.values.contains { $0.command.act is ImportEnded }
        )
    }
}

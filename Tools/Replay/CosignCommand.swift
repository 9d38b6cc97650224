import ArgumentParser
import Audit
import Bytes
import EventSourcing
import Foundation
import ReadModels
import Terminal
import Transparency

struct CosignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cosign",
        abstract: "Replays what was appended since the last signature, and signs as a witness.",
        discussion: """
            Signs the checkpoint (C2SP tlog-cosignature) and, in a note beside it, what the events \
            come to. Nothing is signed after a finding, if something could not be checked, or on a \
            ledger that does not begin with what was signed before. The state file is the \
            witness's memory: it is kept with the key, away from the ledger.

            Example: daicho-replay cosign ledger --key witness.key --state witness.state -o signed
            """)

    @OptionGroup var options: InspectionOptions

    @Option(help: .init("The file that 'make-witness-key' made.", valueName: "file"))
    var key: String

    @Option(help: .init("What was signed last, and the replay up to there.", valueName: "file"))
    var state: String

    @Flag(help: "Sign for the first time: there is no state yet.")
    var begin = false

    @Option(
        name: .shortAndLong,
        help: .init("Where the signature goes, for 'daicho add-cosignature'.", valueName: "file"))
    var output: String

    @Option(
        name: .customLong("paper"),
        help: .init(
            "Also a page to print: eight words and a QR code of the root.", valueName: "file"))
    var paper: String?

    func run() throws {
        Interruption.watch()
        let signer = try readKey()
        let lock = try WitnessLock(of: state)
        defer { withExtendedLifetime(lock) {} }
        let begun = try readState(of: signer)
        var inspection = try Inspection(options)
        if let begun { inspection.remember(begun.head) }
        var outcome = try inspection.run(replay: begun?.replay ?? Replay(), from: begun?.head) {
            _, _ in try Interruption.check()
        }
        // Under another name the same key signs another log.
        if let signed = begun?.signed?.origin, let origin = outcome.origin, origin != signed {
            outcome.report.add(
                Finding(
                    .checkpointInvalid, at: nil,
                    expected: "the origin \(signed), which was signed before", found: origin))
        }
        guard outcome.report.result == .verified, !outcome.isForeign,
            let replay = outcome.replay, let note = outcome.newestNote
        else { return try refuse(outcome) }
        let cosignature = try sign(replay, outcome.head, note, signer)
        // The memory first: what was signed must never be forgotten.
        let signed = outcome.origin.map { ReplayImage.Signed($0, by: signer.verifier.encoded) }
        let memory = ReplayImage(of: replay, at: outcome.head, signed: signed)
        try put(memory.bytes, state, permissions: 0o600)
        try put(Array(cosignature.encoded.utf8), output, permissions: 0o644)
        if let paper {
            try put(Array(cosignature.page.html.utf8), paper, permissions: 0o644)
        }
        try Output.write(cosignature.summary)
        if begin, inspection.settings.keys.isEmpty {
            Output.note(
                "daicho-replay: signed for the first time, as the log of "
                    + "\(outcome.signer?.encoded ?? "nobody"): compare that key with the one that "
                    + "its operator gives from elsewhere")
        }
    }

    private func refuse(_ outcome: Inspection.Outcome) throws {
        var outcome = outcome
        // What it came to is of no use to who cannot trust it.
        outcome.replay = nil
        try ReportWriter(outcome: outcome, isJSON: options.json).write()
        Output.note("daicho-replay: nothing was signed")
        throw ExitCode(outcome.report.result == .incomplete ? 2 : 1)
    }

    private func sign(
        _ replay: Replay, _ head: TreeHead, _ note: SignedNote, _ signer: WitnessSigner
    ) throws -> Cosignature {
        guard let body = try? Checkpoint(note.text), body.head == head else {
            throw Output.Failure(
                "\(options.ledger): its checkpoint is of a later tree; have a ledger or a "
                    + "published log cosigned, not a package of earlier events")
        }
        let view = replay.view
        guard
            let state = StateNote(of: view, at: head, origin: body.origin, by: signer.verifier)
        else { throw Output.Failure("\(options.ledger): the sums of its accounts have no room") }
        let time = UInt64(max(0, Date().timeIntervalSince1970))
        // Cosignatures of others stay with others.
        let log = SignedNote(
            text: note.text, signatures: note.signatures.filter { $0.name == body.origin })
        do {
            return try Cosignature(
                checkpoint: signer.cosign(log, at: time), state: signer.sign(state.text))
        } catch {
            throw Output.Failure("\(key): cannot sign: \(error)")
        }
    }

    private func readKey() throws -> WitnessSigner {
        guard let bytes = BoundedFile.read(key, upTo: 4096) else {
            throw Output.Failure("--key \(key): cannot be read")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        do {
            return try WitnessSigner(
                encoded: text.trimmingCharacters(in: .whitespacesAndNewlines))
        } catch {
            throw Output.Failure(
                "--key \(key): \(error); name the file that 'make-witness-key' made")
        }
    }

    private func readState(of signer: WitnessSigner) throws -> ReplayImage? {
        let begun = try ReplayFile(state, isMemory: true).read()
        if begun == nil, !begin {
            throw Output.Failure(
                "--state \(state): there is none; without it a ledger that was put back would be "
                    + "signed too. Give --begin if this witness signs for the first time")
        }
        if let signed = begun?.signed, signed.key != signer.verifier.encoded {
            throw Output.Failure(
                "--state \(state): is the memory of the witness \(signed.key); name your own, or "
                    + "give --begin with a new one")
        }
        if begun != nil, begin {
            throw Output.Failure("--begin: \(state) says what was signed before")
        }
        return begun
    }

    private func put(_ bytes: [UInt8], _ path: String, permissions: UInt16) throws {
        let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
        guard PlainFile.put(bytes, at: path, draft: draft, permissions: permissions) else {
            throw Output.Failure("\(path): cannot be written")
        }
    }
}

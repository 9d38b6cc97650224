import Accounting
import ArgumentParser
import Audit
import EventSourcing
import Foundation
import ReadModels
import Terminal

struct StepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step",
        abstract: "Goes forward and back through the log, with the state beside the event.",
        discussion: """
            On a terminal it fills the screen; its keys stand at the bottom. Elsewhere it prints \
            the events from --at on, those alone at which --watch or --stop holds if one is given.

            Exit status: 0; 1 if the log is not as it was signed; 2 if it cannot be read or usage \
            is wrong; a signal ends it with 128 and its number, and leaves the terminal as it was.

            Example: daicho-replay step ledger --at 112

            Example: daicho-replay step ledger --watch FUND:111:party/bank-a | less

            Example: daicho-replay step ledger --stop grant --count 5
            """)

    @OptionGroup var options: AskedOptions

    @Option(help: .init("The event to begin with.", valueName: "position"))
    var at: UInt64 = 0

    @Option(
        help: .init(
            "Stop at events that move this account, and show its balance at every event.",
            valueName: "account"))
    var watch: String?

    @Option(
        help: .init(
            "Stop at events of this type, or of all types that begin so: grant.",
            valueName: "type"))
    var stop: String?

    @Option(help: .init("Print no more events than this.", valueName: "number"))
    var count: UInt64?

    func validate() throws {
        guard count != 0 else { throw ValidationError("--count takes a number above 0") }
    }

    func run() throws {
        let asked = try AskedLog(options)
        let ended = try asked.reading { try step(through: $0.log, end: $0.end.rawValue) }
        // What was told before the screen was filled went with it.
        if isOnScreen { asked.warn() }
        // As a shell tells of a program that a signal has ended.
        if let ended { throw ExitCode(128 + ended) }
        try asked.finish()
    }

    private var isOnScreen: Bool { Terminal.isThere && count == nil }

    /// - Returns: the signal that ended it, if one did.
    private func step(through log: some AuditedLog, end: UInt64) throws -> Int32? {
        guard at < end else {
            throw Output.Failure("--at \(at): is not in the ledger, which ends before \(end)")
        }
        var stepper = try LogStepper(log, count: end, at: at)
        stepper.stop.type = stop
        if let watch { stepper.watch(try account(watch, in: log, end)) }
        guard isOnScreen else {
            try printLines(stepper)
            return nil
        }
        var screen = StepScreen(stepper)
        return try Terminal.fillingScreen { try screen.run(on: $0) }
    }

    /// Looked up at the end of the log, for it may be opened later than the first event shown.
    private func account(_ name: String, in log: some AuditedLog, _ end: UInt64) throws
        -> AccountKey
    {
        guard let account = try LogStepper(log, count: end, at: end - 1).account(named: name) else {
            throw Output.Failure(
                "--watch \(name.prefix(80)): is no account of the ledger; one is named like "
                    + "FUND:111:party/bank-a")
        }
        return account
    }

    private func printLines(_ stepper: LogStepper<some AuditedLog>) throws {
        var stepper = stepper
        let hasStop = stepper.stop.type != nil || stepper.stop.account != nil
        if hasStop, !stepper.stopsHere, try !stepper.run() {
            return Output.note("no event from \(at) on stops there")
        }
        var printed: UInt64 = 0
        while true {
            let lines = stepper.frame.eventLines + stepper.frame.stateLines.map { "  " + $0 }
            // Whoever reads the first events only need not wait for all others.
            guard try Output.isRead(lines.joined(separator: "\n") + "\n\n") else { return }
            printed += 1
            if let count, printed >= count { return }
            if hasStop {
                guard try stepper.run() else { return }
            } else {
                guard stepper.position + 1 < stepper.count else { return }
                try stepper.move(to: stepper.position + 1)
            }
        }
    }
}

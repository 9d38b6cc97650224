public import DefenseFund
public import EventCoding
public import EventSourcing

/// What became of one command.
public enum CommandOutcome: Sendable {
    /// Recorded now, durably, at these positions.
    case recorded(Range<UInt64>)
    /// The same command was recorded before, at these positions; nothing was added.
    case repeated(Range<UInt64>)
    /// A rule refused it. The refusal is recorded durably at the position, or was when the same
    /// command was refused for the same reason before; `nil` if nobody is known to have given it.
    /// Things are told by their names.
    case rejected(Rejection, at: UInt64?)
    /// It is no command: a name that nothing bears, a value that does not fit.
    case invalid(InputProblem)
    /// Its id was used for another command, which differs first in the field named.
    case idTaken(field: String, positions: Range<UInt64>)
    /// The world failed; whether it is stored is said by the failure.
    case failed(LogFailure)
    /// Another command of the same all-or-nothing group could not be recorded.
    case abandoned
}

/// Commands that are decided together.
public struct Submission: Sendable {
    public let commands: [CommandDraft]
    /// Who posts them, unless a command names its actor.
    public let actor: StreamName?
    /// All or nothing; else each stands for itself.
    public let isAtomic: Bool

    public init(_ commands: [CommandDraft], as actor: StreamName?, isAtomic: Bool = false) {
        self.commands = commands
        self.actor = actor
        self.isAtomic = isAtomic
    }
}

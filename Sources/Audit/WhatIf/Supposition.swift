public import Accounting
public import DefenseFund
public import EventCoding
public import EventSourcing

/// What is supposed to have been otherwise.
public enum Supposition: Sendable {
    /// A parameter had this value from a day on, whatever was set of it to hold from then or later.
    case parameter(String, ParameterValue, from: LegalDate)
    /// A thing, such as a payee, was never in the ledger: no act about it was recorded.
    case without(StreamName)
    /// The command that led to this event was never given.
    case withoutEvent(LogPosition)
    /// In its place another one was given.
    case replaced(LogPosition, by: CommandDraft)

    /// Why it cannot be supposed, and what to ask instead.
    public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String

        public init(_ description: String) { self.description = description }
    }

    /// - Parameter text: `NAME=VALUE`, or `NAME=VALUE@DATE` for a value from that day on.
    public static func parameter(_ text: String) throws(Fault) -> Supposition {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2 else {
            throw Fault(
                "'\(text.prefix(80))' must be PARAMETER=VALUE, such as lateChargeRate=5.00%, or "
                    + "PARAMETER=VALUE@DATE")
        }
        guard let definition = ParameterDefinition.named(sides[0]) else {
            throw Fault(
                "'\(sides[0].prefix(80))' is no parameter; there are "
                    + ParameterDefinition.all.map(\.name).joined(separator: ", "))
        }
        let at = sides[1].lastIndex(of: "@")
        let written = String(sides[1][..<(at ?? sides[1].endIndex)])
        let from = at.map { LegalDate(sides[1][sides[1].index(after: $0)...]) } ?? .earliest
        guard let from else {
            throw Fault("'\(text.prefix(80))': behind '@' stands a date such as 2025-06-30")
        }
        guard let value = ParameterValue(written, kind: definition.kind) else {
            throw Fault(
                "\(definition.name): '\(written.prefix(80))' is no value of it; one is "
                    + definition.defaultText)
        }
        return .parameter(definition.name, value, from: from)
    }

    /// - Parameter text: the name of a thing, such as `party/KASO`.
    public static func without(_ text: String) throws(Fault) -> Supposition {
        guard let name = StreamName(parsing: text) else {
            throw Fault("--without \(text.prefix(80)): must be a thing such as party/KASO")
        }
        guard !name.isOf(LedgerStream.category) else {
            throw Fault("--without \(name): without its opening there is no ledger to ask")
        }
        guard !name.isOf(Refusals.category), !name.isOf(StateRecords.category) else {
            throw Fault(
                "--without \(name): these records tell of the log and change nothing in it, so "
                    + "nothing would be otherwise")
        }
        return .without(name)
    }

    /// - Parameter events: those of the command that led to the event.
    public static func withoutEvent(
        _ position: LogPosition, among events: [RecordedEvent]
    ) throws(Fault) -> Supposition {
        guard !events.contains(where: { $0.act is LedgerOpened }) else {
            throw Fault("event \(position) opens the ledger; without it there is none to ask")
        }
        return .withoutEvent(position)
    }

    /// The command of an event replaced by another one. What was proposed and approved is replaced
    /// where it was proposed.
    ///
    /// - Parameter events: those of the command that led to the event.
    public static func replaced(
        _ position: LogPosition, among events: [RecordedEvent], by draft: CommandDraft
    ) throws(Fault) -> Supposition {
        guard let act = events.first(where: { $0.head.position == position }),
            !act.head.flags.contains(.consequence)
        else { throw Fault("event \(position) was not asked for, and cannot be replaced") }
        guard let approval = events.first(where: { $0.act is ActApproved }) else {
            return .replaced(position, by: draft)
        }
        guard approval.head.position != position else {
            throw Fault("event \(position) is an approval; name the event behind it")
        }
        var draft = draft
        draft.id = act.head.commandID
        guard draft.descriptor.declaration.persons == .two else {
            throw Fault("event \(position) takes two persons, and its replacement one")
        }
        return .replaced(approval.head.stream.position, by: draft.proposed)
    }
}

public import Accounting
import Cryptography
public import DefenseFund
public import EventSourcing
import ReadModels
public import Transparency

/// What a replay came to, on one page: the same bytes for the same log on every machine.
///
/// It names no time, place or person of the audit itself, for that would make two of them differ:
/// whoever signs the page writes these on it.
public struct Certificate: Sendable {
    /// What was audited: a ledger, a published log, a package.
    public let source: String
    public let report: AuditReport
    public let head: TreeHead
    /// The name of the log, as its checkpoints bear it, and the key that its first event names.
    public let origin: String
    public let key: String
    public let ledger: String
    /// When the first and the last event were recorded.
    public let recorded: (first: RecordedTime, last: RecordedTime)?
    public let commandCount: UInt64
    /// What depends on a day is that of this one: the day in Tokyo of the last event.
    public let day: LegalDate?
    /// `nil` if sums have no room.
    public let state: StateRecorded?
    /// Every parameter with the value in force on the day.
    public let parameters: [(name: String, value: String)]
    public let checks: [AuditCheck]
    /// The journal tests, with the parameters that they have where none is set; empty if they were
    /// not run, which `report` says.
    public let tests: [JournalTestResult]

    /// - Parameter first: when the first event was recorded.
    public init(
        of replay: Replay, _ report: AuditReport, at head: TreeHead, source: String,
        newestNote: SignedNote?, first: RecordedTime?, tests: [JournalTestResult]
    ) {
        let view = replay.view
        self.source = source
        self.report = report
        self.head = head
        let origin = newestNote.flatMap { try? Checkpoint($0.text).origin } ?? ""
        self.origin = origin
        let ownKey = view.ledger.opening.flatMap { Ed25519PublicKey(bytes: $0.signerKey.bytes) }
        key = ownKey.flatMap { NoteVerifier(name: origin, publicKey: $0)?.encoded } ?? ""
        ledger = view.ledger.opening?.name.text ?? ""
        recorded = first.flatMap { first in view.recordedAt.map { (first, $0) } }
        commandCount = replay.commandCount
        let day = view.recordedAt?.dateInTokyo
        self.day = day
        state = day.flatMap(view.stateRecord)
        parameters =
            day.map { day in
                ParameterDefinition.all.map { definition in
                    let value = view.ledger.parameters.value(of: definition.name, on: day)
                    return (definition.name, Self.text(value))
                }
            } ?? []
        checks = AuditCheck.all(report, replay)
        self.tests = tests
    }

    private static func text(_ value: ParameterValue) -> String {
        switch value {
        case .rate(let rate): rate.description
        case .number(let number): String(number)
        case .amount(let amount): "\(amount) yen"
        case .date(let date): date.description
        case .word(let word): word
        case .words(let words): words.joined(separator: ",")
        }
    }

    /// What the QR code says: the number of events, a stroke, the root in hexadecimal digits.
    public var code: String { "\(head.size)/\(head.root.description.uppercased())" }
}

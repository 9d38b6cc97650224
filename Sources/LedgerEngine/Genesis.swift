public import Accounting
import Bytes
import Cryptography
public import DefenseFund
import EventCoding
public import EventSourcing

/// What a new ledger begins with: its opening and its first administrator.
public struct Genesis: Sendable {
    public let opening: LedgerOpened
    public let administrator: Identifier
    public let administratorName: PlainText
    public let effectiveOn: LegalDate

    public init(
        opening: LedgerOpened, administrator: Identifier, administratorName: PlainText,
        effectiveOn: LegalDate
    ) {
        self.opening = opening
        self.administrator = administrator
        self.administratorName = administratorName
        self.effectiveOn = effectiveOn
    }
}

extension Genesis {
    /// Appends the genesis to an empty log, in one append.
    public func append(to log: some EventLog, clock: some Clock) throws(LogFailure) {
        let batch = try prepare(at: clock.now())
        let outcome = try log.append(batch, if: .none)
        guard case .stored = outcome else {
            throw .unavailable("the log is not empty: a ledger is opened once")
        }
    }

    private func prepare(at time: RecordedTime) throws(LogFailure) -> Batch {
        let actor = StreamName(Actor.category, administrator)
        // The administrator is registered by the second event, and all three are his.
        let reference = Reference<Actor>(1)
        let acts: [(any Act, StreamName)] = [
            (opening, StreamName(single: LedgerStream.category)),
            (ActorRegistered(name: administratorName), actor),
            (RoleGranted(role: .administrator), actor),
        ]
        var ledger = LedgerState()
        var assembly = EventAssembly()
        for (act, subject) in acts {
            do {
                let request = Request(
                    act, subject: subject, effectiveOn: effectiveOn, recordedAt: time,
                    actor: reference)
                let events = try RuleBook.perform(request, at: ledger.count, in: &ledger)
                try assembly.add(events, id: id(assembly.count), draft: nil, in: ledger)
            } catch {
                throw .unavailable("the genesis is refused: \(error)")
            }
        }
        return Batch(
            first: .start, records: (0..<assembly.count).map { assembly[$0].copied() })
    }

    /// The ids of the genesis follow from the signing key, so that no clock or chance is needed.
    private func id(_ number: Int) -> CommandID {
        let digest = SHA256.hash(opening.signerKey.bytes + [UInt8(number)]).bytes
        guard let id = CommandID(bytes: digest.prefix(16)) else {
            preconditionFailure("a digest has more than 16 bytes")
        }
        return RefusalID.isOne(id) ? CommandID(high: ~id.high, low: id.low) : id
    }
}

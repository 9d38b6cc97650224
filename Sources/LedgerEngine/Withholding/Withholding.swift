import DefenseFund
import EventCoding
public import EventSourcing

/// What a ledger withholds: where the values lie, and the keys.
public struct Withholding: Sendable {
    public let values: WithheldValues
    public let keys: KeyFolder
    private let tell: @Sendable (StreamName, KeyFolder.Problem?) -> Void

    /// - Parameter tell: is told of each key that is destroyed, or could not be.
    public init(
        values: WithheldValues, keys: KeyFolder,
        tell: @escaping @Sendable (StreamName, KeyFolder.Problem?) -> Void
    ) {
        self.values = values
        self.keys = keys
        self.tell = tell
    }

    /// Destroys every key of which the ledger says that it is destroyed: those that the last events
    /// are about, and any that a crash has left or a copy brought back.
    func destroyKeys(of ledger: LedgerState) {
        for stream in ledger.keys.destroyedOn.keys.sorted() {
            guard let name = ledger.name(of: stream) else { continue }
            do throws(KeyFolder.Problem) {
                if try keys.destroy(name) { tell(name, nil) }
            } catch {
                tell(name, error)
            }
        }
    }

    /// What is wrong with a command that says of a value to be withheld by this ledger, and is not:
    /// such a text is made at the door alone; only a correction says again what stood in the act
    /// that it corrects. Whoever could put it into another act would attach to that a value that he
    /// never knew.
    static func problem(of draft: CommandDraft, _ withholding: Withholding?) -> InputProblem? {
        let stranger = draft.withheldTexts.first { text in
            !draft.sealedValues.contains { $0.text == text }
                && !(draft.isCorrection && withholding?.values.contains(text) == true)
        }
        return stranger.map { _ in InputProblem(FieldFailure("facts", .reservedText)) }
    }
}

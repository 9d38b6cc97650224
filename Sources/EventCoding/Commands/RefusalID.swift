import Cryptography
public import DefenseFund
public import EventSourcing

/// The id under which the ledger records a refusal. It follows from the command, from who posted it
/// and from the rule: so the same command refused again for the same reason is recorded once, and
/// can still be recorded itself once the reason is gone.
public enum RefusalID {
    /// It begins with `ff` and is of a version and a variant that RFC 9562 gives to no UUID. No
    /// command may bear such an id: so nobody can take that of a refusal beforehand to keep it out
    /// of the log.
    public static func of(_ refusal: CommandRefused, to actor: StreamName) -> CommandID {
        let parts =
            refusal.commandID.bytes + refusal.digest.bytes + Array(refusal.code.text.utf8) + [0]
            + Array(actor.text.utf8)
        var bytes = Array(SHA256.hash(parts).bytes.prefix(16))
        bytes[0] = 0xFF
        bytes[6] |= 0xF0
        bytes[8] |= 0xE0
        guard let id = CommandID(bytes: bytes) else { preconditionFailure("16 bytes make a UUID") }
        return id
    }

    /// Whether the id is of the kind that refusals have.
    public static func isOne(_ id: CommandID) -> Bool {
        id.high >> 56 == 0xFF && id.high >> 12 & 0xF == 0xF && id.low >> 61 == 7
    }
}

extension CommandDraft {
    /// What stands in the record of a refusal for the command: SHA-256 of its canonical text.
    public var digest: DigestBytes {
        guard let digest = DigestBytes(SHA256.hash(Array(canonicalText.utf8)).bytes) else {
            preconditionFailure("SHA-256 makes 32 bytes")
        }
        return digest
    }
}

extension InputProblem {
    /// A command bears an id of the ledger's own.
    public static let idOfRefusal = InputProblem(
        .fieldInvalid, field: "id",
        "must be a UUID (RFC 9562); the ledger keeps such ids for refusals")
}

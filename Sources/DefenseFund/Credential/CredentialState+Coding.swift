import Accounting
import Containers
import EventSourcing
public import StateCoding

extension CredentialRegister: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ register: Self?) throws(StateFault)
        -> Self
    {
        var read = Self()
        read.issued = try coder.part("issued", register) { $0.issued }
        read.holders = try coder.part("holders", register) { $0.holders }
        return read
    }
}

extension CredentialState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ credential: Self?) throws(StateFault)
        -> Self
    {
        Self(
            actor: try coder.part("actor", credential) { $0.actor },
            publicKey: try coder.part("publicKey", credential) { $0.publicKey },
            label: try coder.part("label", credential) { $0.label },
            issuedOn: try coder.part("issuedOn", credential) { $0.issuedOn },
            revokedOn: try coder.part("revokedOn", credential) { $0.revokedOn })
    }
}

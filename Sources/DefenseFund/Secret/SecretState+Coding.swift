import Accounting
import EventSourcing
public import StateCoding

extension SecretState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ secret: Self?) throws(StateFault) -> Self
    {
        var read = Self(
            designatedOn: try coder.part("designatedOn", secret) { $0.designatedOn },
            touches: try coder.part("touches", secret) { $0.touches },
            effectiveUntil: try coder.part("effectiveUntil", secret) { $0.effectiveUntil })
        read.holders = try coder.part("holders", secret) { $0.holders }
        read.extendedOn = try coder.part("extendedOn", secret) { $0.extendedOn }
        read.liftedOn = try coder.part("liftedOn", secret) { $0.liftedOn }
        return read
    }
}

extension SecretState.Holder: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ holder: Self?) throws(StateFault) -> Self
    {
        Self(
            contractor: try coder.part("contractor", holder) { $0.contractor },
            providedOn: try coder.part("providedOn", holder) { $0.providedOn },
            documentDatedOn: try coder.part("documentDatedOn", holder) { $0.documentDatedOn })
    }
}

import Accounting
import EventSourcing
public import StateCoding

extension ApprovalState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ state: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.open = try coder.part("open", state) { $0.open }
        return read
    }
}

extension OpenProposal: StateCodable {
    public static func parts(
        _ coder: inout StateCoder, _ open: OpenProposal?
    ) throws(StateFault) -> OpenProposal {
        OpenProposal(
            command: try coder.part("command", open) { $0.command },
            proposer: try coder.part("proposer", open) { $0.proposer },
            role: try coder.part("role", open) { $0.role },
            proposedOn: try coder.part("proposedOn", open) { $0.proposedOn },
            amount: try coder.part("amount", open) { $0.amount },
            reads: try coder.part("reads", open) { $0.reads })
    }
}

extension ReadStream: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ read: Self?) throws(StateFault) -> Self {
        Self(
            stream: try coder.part("stream", read) { $0.stream },
            version: StreamVersionField(try coder.part("version", read) { $0.version.value }))
    }
}

/// As it stands in the record that proposes it.
extension EmbeddedCommand: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ command: Self?) throws(StateFault)
        -> Self
    {
        try coder.value(command, \.cbor, example: example.cbor) { bytes in
            Self(cbor: bytes)
        }
    }
}

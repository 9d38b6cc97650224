import Accounting
import Containers
import EventSourcing
public import StateCoding

extension FindingRegister: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ state: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.raised = try coder.part("raised", state) { $0.raised }
        read.assertions = try coder.part("assertions", state) { $0.assertions }
        read.deposits = try coder.part("deposits", state) { $0.deposits }
        return read
    }
}

extension FindingState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ finding: Self?) throws(StateFault) -> Self
    {
        Self(
            severity: try coder.part("severity", finding) { $0.severity },
            text: try coder.part("text", finding) { $0.text },
            addressee: try coder.part("addressee", finding) { $0.addressee },
            about: try coder.part("about", finding) { $0.about },
            event: try coder.part("event", finding) { $0.event },
            answerBy: try coder.part("answerBy", finding) { $0.answerBy },
            raisedOn: try coder.part("raisedOn", finding) { $0.raisedOn },
            isByLedger: try coder.part("isByLedger", finding) { $0.isByLedger },
            answeredOn: try coder.part("answeredOn", finding) { $0.answeredOn },
            answeredBy: try coder.part("answeredBy", finding) { $0.answeredBy },
            closedOn: try coder.part("closedOn", finding) { $0.closedOn })
    }
}

extension FindingSeverity: StateChoice {}
extension FindingAddressee: StateChoice {}

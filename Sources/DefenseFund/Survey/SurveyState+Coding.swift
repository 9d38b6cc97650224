import Accounting
import EventSourcing
public import StateCoding

extension SurveyState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ state: Self?) throws(StateFault) -> Self {
        Self(
            surveys: try coder.part("surveys", state) { $0.surveys },
            risks: try coder.part("risks", state) { $0.risks },
            withdrawals: try coder.part("withdrawals", state) { $0.withdrawals })
    }
}

extension SurveyState.Sent: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ sent: Self?) throws(StateFault) -> Self {
        Self(
            manufacturer: try coder.part("manufacturer", sent) { $0.manufacturer },
            on: try coder.part("on", sent) { $0.on },
            dueOn: try coder.part("dueOn", sent) { $0.dueOn },
            answeredOn: try coder.part("answeredOn", sent) { $0.answeredOn })
    }
}

extension SurveyState.Risk: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ risk: Self?) throws(StateFault) -> Self {
        Self(
            equipment: try coder.part("equipment", risk) { $0.equipment },
            survey: try coder.part("survey", risk) { $0.survey },
            manufacturer: try coder.part("manufacturer", risk) { $0.manufacturer },
            on: try coder.part("on", risk) { $0.on })
    }
}

extension SurveyState.Notice: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ notice: Self?) throws(StateFault) -> Self
    {
        Self(
            manufacturer: try coder.part("manufacturer", notice) { $0.manufacturer },
            equipment: try coder.part("equipment", notice) { $0.equipment },
            on: try coder.part("on", notice) { $0.on },
            withdrawsOn: try coder.part("withdrawsOn", notice) { $0.withdrawsOn },
            successor: try coder.part("successor", notice) { $0.successor },
            successorOn: try coder.part("successorOn", notice) { $0.successorOn })
    }
}

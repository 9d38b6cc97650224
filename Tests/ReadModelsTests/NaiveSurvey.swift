import Accounting
import DefenseFund
import EventSourcing

/// A survey, a supply risk or a withdrawal, each in the columns of the register.
struct NaiveSurvey {
    let name: String
    let kind: String
    var manufacturer: Reference<Party>?
    var equipment: Reference<Equipment>?
    let on: LegalDate
    var dueOn: LegalDate?
    var closedOn: LegalDate?
    var survey: Reference<Survey>?
    var successor: Reference<Party>?

    /// `nil` if the act introduces none of these.
    init?(_ act: any Act, name: String, on date: LegalDate) {
        self.name = name
        on = date
        switch act {
        case let act as SurveySent:
            (kind, manufacturer, dueOn) = ("survey", act.manufacturer, act.dueOn)
        case let act as SupplyRiskFound:
            kind = "supplyRisk"
            (manufacturer, equipment, survey) = (act.manufacturer, act.equipment, act.survey)
        case let act as WithdrawalNoticed:
            kind = "withdrawal"
            (manufacturer, equipment, dueOn) = (act.manufacturer, act.equipment, act.withdrawsOn)
        case _: return nil
        }
    }

    mutating func apply(_ act: any Act, on date: LegalDate) {
        switch act {
        case is SurveyAnswered: closedOn = date
        case let act as SuccessorFound: (successor, closedOn) = (act.successor, date)
        case _: break
        }
    }
}

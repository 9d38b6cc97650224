public import Accounting
public import EventSourcing

/// The Minister asks a manufacturer about its supply chain (Act 8). To answer is a duty of effort.
public struct SurveySent: Act {
    public typealias Stream = Survey
    public static let declaration = ActDeclaration(
        0x0B01, "survey.sent", command: "survey.send", roles: [.minister], introduces: .always,
        basis: "Act 8", about: "Records a survey as sent to a manufacturer.")

    public let manufacturer: Reference<Party>
    public let about: PlainText
    public let dueOn: LegalDate

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            manufacturer: try visit.field(1, "manufacturer", "Who is asked.", .withholdable) {
                $0.manufacturer
            },
            about: try visit.field(2, "about", "What is asked.") { $0.about },
            dueOn: try visit.field(3, "dueOn", "By when an answer is asked for.") { $0.dueOn })
    }
}

/// The manufacturer has answered.
public struct SurveyAnswered: Act {
    public typealias Stream = Survey
    public static let declaration = ActDeclaration(
        0x0B02, "survey.answered", command: "survey.answer", roles: [.minister], basis: "Act 8",
        about: "Records the answer to a survey.")

    public let answer: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            answer: try visit.field(1, "answer", "What it says, in short.", .withholdable) {
                $0.answer
            })
    }
}

/// A risk is found, in the answer to a survey or elsewhere (Act 8; Basic Policy 4.5).
public struct SupplyRiskFound: Act {
    public typealias Stream = SupplyRisk
    public static let declaration = ActDeclaration(
        0x0B03, "supplyRisk.found", command: "supplyRisk.find", roles: [.minister],
        introduces: .always, basis: "Act 8; Basic Policy 4.5",
        about: "Records a risk in the supply chain of a class of equipment.")

    public let equipment: Reference<Equipment>
    public let survey: Reference<Survey>?
    public let manufacturer: Reference<Party>?
    public let risk: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            equipment: try visit.field(1, "equipment", "The class that is at risk.") {
                $0.equipment
            },
            survey: try visit.field(2, "survey", "The survey that it follows from, if any.") {
                $0.survey
            },
            manufacturer: try visit.field(
                3, "manufacturer", "Whose supply is at risk, if it is one's.", .withholdable
            ) { $0.manufacturer },
            risk: try visit.field(4, "risk", "What may fail.", .withholdable) { $0.risk })
    }
}

/// A manufacturer is about to stop making a class of equipment (Basic Policy 4.4).
public struct WithdrawalNoticed: Act {
    public typealias Stream = Withdrawal
    public static let declaration = ActDeclaration(
        0x0B04, "withdrawal.noticed", command: "withdrawal.notice", roles: [.minister],
        introduces: .always, basis: "Basic Policy 3.1.1(4), 4.4",
        about: "Records that a manufacturer withdraws from a class of equipment.")

    public let manufacturer: Reference<Party>
    public let equipment: Reference<Equipment>
    public let withdrawsOn: LegalDate
    public let sign: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            manufacturer: try visit.field(1, "manufacturer", "Who withdraws.", .withholdable) {
                $0.manufacturer
            },
            equipment: try visit.field(2, "equipment", "From which class.") { $0.equipment },
            withdrawsOn: try visit.field(3, "withdrawsOn", "The last day of manufacture.") {
                $0.withdrawsOn
            },
            sign: try visit.field(4, "sign", "How it became known.", .withholdable) { $0.sign })
    }
}

/// Somebody will take over what the manufacturer gives up (Basic Policy 3.1.1(4)).
public struct SuccessorFound: Act {
    public typealias Stream = Withdrawal
    public static let declaration = ActDeclaration(
        0x0B05, "successor.found", command: "successor.find", roles: [.minister],
        basis: "Basic Policy 3.1.1(4), 4.4",
        about: "Records who takes over from a manufacturer that withdraws.")

    public let successor: Reference<Party>

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            successor: try visit.field(1, "successor", "Who takes over.", .withholdable) {
                $0.successor
            })
    }
}

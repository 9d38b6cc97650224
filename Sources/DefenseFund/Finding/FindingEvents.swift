public import Accounting
public import EventSourcing

/// What an auditor, or the ledger by a rule, holds against what was done or left undone.
public enum AuditFinding: StreamKind {
    public static let category = StreamCategory("finding")
}

/// Something is not as it should be, and somebody must answer.
///
/// An act raises it as its consequence (``FindingRaised/init(byLedger:_:about:to:)``); the ledger
/// then names it after its position.
public struct FindingRaised: Act {
    public typealias Stream = AuditFinding
    public static let declaration = ActDeclaration(
        0x0E10, "finding.raised", command: "finding.raise", roles: [.auditor, .system],
        introduces: .always, basis: "House rule 8",
        about: "Says that something is not as it should be, and who must answer.")

    public let severity: FindingSeverity
    public let text: PlainText
    public let addressee: FindingAddressee
    public let about: StreamReference?
    public let event: LogPosition?
    public let answerBy: LegalDate?

    public init(
        severity: FindingSeverity, text: PlainText, addressee: FindingAddressee,
        about: StreamReference?, event: LogPosition? = nil, answerBy: LegalDate? = nil
    ) {
        self.severity = severity
        self.text = text
        self.addressee = addressee
        self.about = about
        self.event = event
        self.answerBy = answerBy
    }

    /// What the law attaches to an act that is let pass though something is wrong with it.
    public init(
        byLedger severity: FindingSeverity, _ text: String, about thing: StreamReference,
        to addressee: FindingAddressee
    ) {
        self.init(
            severity: severity, text: PlainText(shortening: text), addressee: addressee,
            about: thing)
    }

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            severity: try visit.field(1, "severity", "How grave it is.") { $0.severity },
            text: try visit.field(2, "text", "What was found.", .withholdable) { $0.text },
            addressee: try visit.field(3, "addressee", "Who must answer.") { $0.addressee },
            about: try visit.field(4, "about", "What it is about: grant/G-1.") { $0.about },
            event: try visit.field(5, "event", "The position of the event that it is about.") {
                $0.event
            },
            answerBy: try visit.field(6, "answerBy", "The last day for the answer.") {
                $0.answerBy
            })
    }
}

/// The institution that a finding was raised with says what it has to say.
public struct FindingAnswered: Act {
    public typealias Stream = AuditFinding
    public static let declaration = ActDeclaration(
        0x0E11, "finding.answered", command: "finding.answer",
        roles: [.clerk, .screener, .approver, .treasurer, .minister], basis: "House rule 8",
        about: "Answers a finding.")

    public let text: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(text: try visit.field(1, "text", "The answer.", .withholdable) { $0.text })
    }
}

/// The auditor has the answer and is done with the finding.
public struct FindingClosed: Act {
    public typealias Stream = AuditFinding
    public static let declaration = ActDeclaration(
        0x0E12, "finding.closed", command: "finding.close", roles: [.auditor],
        basis: "House rule 8", about: "Closes a finding that was answered.")

    public let result: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            result: try visit.field(1, "result", "What came of it.", .withholdable) { $0.result })
    }
}

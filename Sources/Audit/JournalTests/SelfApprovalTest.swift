import DefenseFund
import EventSourcing
import ReadModels

/// Acts of two persons that one person did.
struct SelfApprovalTest: JournalTest {
    static let declaration = JournalTestDeclaration(
        "selfApproval", ReportLabel("自己承認", "Self-approval"),
        asks: "Did anybody approve their own act, or record an act of two persons alone?",
        of:
            "All events that somebody asked for and that take two persons, but imported history "
            + "and what administrators do, who may act alone until there are two of them.",
        exception: "An event whose approver is its actor, or an act of two persons without an "
            + "approver.",
        source: "ISA 240, para. 33(a); House rule 3")

    private var found = JournalExceptions()

    init(_ parameters: JournalParameters) {}

    func covers(_ item: JournalItem) -> Bool {
        guard item.isAsked, !item.event.head.flags.contains(.imported) else { return false }
        let declaration = type(of: item.event.act).declaration
        return item.approver != nil
            || declaration.persons == .two && declaration.roles != [.administrator]
    }

    mutating func add(_ item: JournalItem, in view: LedgerView) {
        guard let approver = item.approver else {
            return found.add(item, "an act of two persons without an approver")
        }
        if approver == item.actor { found.add(item, "\(approver) approved their own act") }
    }

    func verdict(on population: JournalPopulation) -> JournalVerdict { .of(found) }
}

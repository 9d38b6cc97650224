public import Accounting
public import DefenseFund
import EventCoding
public import EventSourcing
import Foundation
import Synchronization
import Testing

/// What tests see of the rules: which guard refused which kind of act, and which legs it posted.
///
/// The reference page of the events tells what was seen here (decision 0032). With
/// `DAICHO_OBSERVED=FILE` each new sight is a line of that file, for `Campaigns/observed.py`;
/// without it, a sight that the page does not tell is an issue of the test that had it.
public enum RuleObservation {
    private static let seen = Mutex<Set<String>>([])
    private static let file = ProcessInfo.processInfo.environment["DAICHO_OBSERVED"]

    /// A rule refused `act` on this state.
    public static func refused(
        _ act: any Act, about subject: StreamName, with rejection: Rejection,
        in ledger: LedgerState
    ) {
        let name = type(of: guarded(act, about: subject, rejection, in: ledger)).type.name
        guard rejection.code != .ledgerInconsistent,
            !ObservedRules.ofEveryAct.contains(where: { $0 == rejection.rule })
        else { return }
        guard isNew("guard", name, rejection.code.rawValue, rejection.basis) else { return }
        #expect(
            ObservedRules.guards(of: name).contains { $0 == rejection.rule },
            "\(name) is refused with \(rejection.code.rawValue): let Campaigns/observed.py note it")
    }

    /// The rules let the event pass, and `ledger` stands behind it.
    public static func recorded(
        _ act: any Act, entry: JournalEntry?, in ledger: LedgerState
    ) {
        guard let entry, !ObservedRules.holdsLegs(type(of: act)) else { return }
        let name = type(of: act).type.name
        for posting in entry.postings {
            let leg = ObservedRules.Leg(posting, of: act) {
                ledger.name(of: StreamReference(LogPosition($0)))?.text
            }
            guard isNew("leg", name, leg.text) else { continue }
            #expect(
                ObservedRules.legs(of: name).contains { $0.covers(leg) },
                "\(name) posts \(leg.text): let Campaigns/observed.py note it")
        }
    }

    /// Whose guard it was: an act that holds another one passes on what refuses that.
    private static func guarded(
        _ act: any Act, about subject: StreamName, _ rejection: Rejection, in ledger: LedgerState
    ) -> any Act {
        switch act {
        case let act as ActProposed where rejection.code != .proposalTooLarge:
            return guarded(act.command.act, about: act.command.subject, rejection, in: ledger)
        case is ActApproved where !approvals.contains(rejection.code):
            let proposal = ledger.reference(to: subject).flatMap {
                ledger.approvals.open[Reference($0)]
            }
            return proposal.map {
                guarded($0.command.act, about: $0.command.subject, rejection, in: ledger)
            } ?? act
        case let act as EntryCorrected where !rejection.basis.contains("House rule 8"):
            return act.replacement.act
        case _: return act
        }
    }

    private static let approvals: [RejectionCode] = [.streamMoved, .samePerson, .proposalEnded]

    /// Notes the sight in the file, if one is named.
    ///
    /// - Returns: whether the test must ask itself if the page tells it.
    private static func isNew(_ parts: String...) -> Bool {
        let line = parts.joined(separator: "\t")
        guard seen.withLock({ $0.insert(line).inserted }) else { return false }
        guard let file else { return true }
        // Tests see things at the same time: appended in one write, no line gets into another.
        let descriptor = unsafe open(file, O_WRONLY | O_APPEND)
        guard descriptor >= 0 else { return true }
        FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            .write(Data((line + "\n").utf8))
        return false
    }
}

extension Rejection {
    fileprivate var rule: ObservedRules.Guard { .init(code: code, basis: basis) }
}

import Accounting
import EventSourcing

/// The acts that are posted: half of them returns on grants that stand, three tenths yields of
/// investments, a fifth the next step of a new grant (application, screening; proposed and
/// approved: allocation, advance, cancellation, order of return). No two runs differ.
///
/// A grant gets ten returns and is then left alone, so what a grant carries does not grow with the
/// ledger; how many grants there are does. With a limit it is the other way round: once there are
/// so many grants, returns on them go on, seven acts of ten.
struct Workload {
    /// What is posted.
    enum Acts: Hashable {
        case all, yields
        /// No more grants than so many; returns on them go on.
        case grants(atMost: Int)
    }

    private let acts: Acts
    private var number: UInt64 = 0
    private var day = Prologue.firstDay
    private var grantCount = 0
    private var step = Step.apply
    /// Grants whose return is ordered, and how many more parts of it each takes.
    private var open: [(grant: Int, rest: Int)] = []

    /// How many grants there are at most.
    private var grantLimit: Int? {
        if case .grants(let limit) = acts { limit } else { nil }
    }

    private enum Step: Int, CaseIterable {
        case apply, screen
        case proposeAllocation, allocate, proposeAdvance, advance, proposeCancellation, cancel
        case proposeReturn, orderReturn

        /// How many events it makes: with an approval come the act and the account that it opens.
        var eventCount: Int {
            switch self {
            case .apply, .screen, .proposeAllocation, .proposeAdvance, .proposeCancellation,
                .proposeReturn:
                1
            case .cancel: 2
            case .allocate, .advance, .orderReturn: 3
            }
        }
    }

    init(_ acts: Acts) { self.acts = acts }

    /// A command as a line of JSON, and how many events follow from it.
    struct Line {
        let text: String
        let eventCount: Int
    }

    /// The next act with at most `limit` events.
    mutating func next(atMost limit: Int) -> Line {
        // The days of a fiscal year pass by, 2,800 acts each, and then its last one stays.
        day = Prologue.firstDay + Int32(min(360, number / 2_800))
        if case .yields = acts { return yield() }
        let chance = mix(number)
        switch chance % 100 {
        case 0..<20
        where grantCount < grantLimit ?? .max
            && limit >= step.eventCount:
            return advanceNewGrant()
        case 0..<70 where !open.isEmpty: return takeReturn()
        case _: return yield()
        }
    }

    /// An act that could be posted before or after any other of its kind: all are of one day.
    mutating func independent() -> Line {
        mix(number) % 2 == 0 && !open.isEmpty ? takeReturn() : yield()
    }

    /// The steps of one more grant.
    mutating func wholeGrant() -> [Line] {
        precondition(step == .apply)
        return Step.allCases.map { _ in advanceNewGrant() }
    }

    private mutating func advanceNewGrant() -> Line {
        let grant = grantCount
        let step = step
        self.step = Step(rawValue: step.rawValue + 1) ?? .apply
        switch step {
        case .apply:
            let plan = grant % Prologue.planCount
            return line(
                "grant.apply", "grant/G-\(grant)", "clerk",
                """
                "plan":"P-\(plan)","applicant":"M-\(plan)","items":[\
                {"item":"designChange","amount":\(allocation - 10_000_000)},\
                {"item":"testing","amount":10000000}]
                """)
        case .screen:
            return line(
                "grant.screen", "grant/G-\(grant)", "screener",
                #""favourable":true,"findings":"Purpose, content and amount found proper""#)
        case .proposeAllocation, .allocate:
            return line(
                of: .init(
                    "grant.allocate", "grant/G-\(grant)", by: "approver",
                    #""amount":\#(allocation)"#), as: "G-\(grant)-1", step)
        case .proposeAdvance, .advance:
            return line(
                of: .init(
                    "grant.payAdvance", "grant/G-\(grant)", by: "treasurer",
                    #""amount":\#(allocation),"bank":"bank""#), as: "G-\(grant)-2", step)
        case .proposeCancellation, .cancel:
            return line(
                of: .init(
                    "grant.cancel", "grant/G-\(grant)", by: "approver",
                    #""cause":"misuse","amount":\#(allocation),"reason":"Other use""#),
                as: "G-\(grant)-3", step)
        case .proposeReturn, .orderReturn:
            if step == .orderReturn {
                grantCount += 1
                open.append((grant, grantLimit == nil ? 10 : .max))
            }
            return line(
                of: .init(
                    "grant.orderReturn", "grant/G-\(grant)", by: "approver",
                    """
                    "principal":\(allocation),"dueOn":"2030-04-01","cause":"cancelledAtFault"
                    """), as: "G-\(grant)-4", step)
        }
    }

    /// What is allocated to each grant and must come back: enough for the returns, and for any
    /// number of them up to ten thousand if they go on.
    private var allocation: Int { grantLimit == nil ? 50_000_000 : 40_010_000_000 }

    private mutating func takeReturn() -> Line {
        let place = Int(mix(number) >> 32) % open.count
        let grant = open[place].grant
        open[place].rest -= 1
        if open[place].rest == 0 {
            open.swapAt(place, open.count - 1)
            open.removeLast()
        }
        return line(
            "grant.receiveReturn", "grant/G-\(grant)", "treasurer",
            #""amount":\#(1 + mix(number) % 4_000_000),"bank":"bank""#)
    }

    /// A step of an act of two persons: its proposal or its approval.
    private mutating func line(of act: TwoPersons, as proposal: String, _ step: Step) -> Line {
        let acts = act.acts(as: proposal, on: "\(date)")
        let part = step.rawValue % 2 == 0 ? acts[0] : acts[1]
        return line(part.command, part.subject, part.actor, part.facts, events: step.eventCount)
    }

    private mutating func yield() -> Line {
        line(
            "yield.receive", "investment/I-\(Int(mix(number) >> 16) % Prologue.investmentCount)",
            "treasurer", #""amount":\#(1 + mix(number) % 9_000_000),"bank":"bank""#)
    }

    /// - Parameter facts: the members of the facts, in JSON.
    private mutating func line(
        _ command: String, _ subject: String, _ actor: String, _ facts: String, events: Int = 1
    ) -> Line {
        let id = CommandID(mixedOf: number)
        let date = date
        number += 1
        return Line(
            text: """
                {"id":"\(id)","command":"\(command)","subject":"\(subject)","on":"\(date)",\
                "as":"\(actor)","facts":{\(facts)}}
                """, eventCount: events)
    }

    private var date: LegalDate {
        guard let date = LegalDate(daysSince1970: day) else { preconditionFailure("a date") }
        return date
    }
}

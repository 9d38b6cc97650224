import Accounting
import EventSourcing

/// The acts that are posted: half of them advances on grants that stand, three tenths yields of
/// investments, a fifth the next step of a new grant (application, screening, allocation, first
/// advance). No two runs differ.
///
/// A grant gets eleven advances and is then left alone, so what a grant carries does not grow with
/// the ledger; how many grants there are does. With a limit it is the other way round: once there
/// are so many grants, advances on them go on, seven acts of ten.
struct Workload {
    /// What is posted.
    enum Acts {
        case all, yields
        /// No more grants than so many; advances on them go on.
        case grants(atMost: Int)
    }

    private let acts: Acts
    private var number: UInt64 = 0
    private var day = Prologue.firstDay
    private var grantCount = 0
    private var step = Step.apply
    /// Grants with an allocation and a first advance, and how many more advances each takes.
    private var open: [(grant: Int, rest: Int)] = []

    /// How many grants there are at most.
    private var grantLimit: Int? {
        if case .grants(let limit) = acts { limit } else { nil }
    }

    private enum Step: Int {
        case apply, screen, allocate, advance
    }

    init(_ acts: Acts) { self.acts = acts }

    /// A command as a line of JSON, and how many events follow from it. Allocations and first
    /// advances open an account, which is an event of its own.
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
            && (limit >= 2 || step.rawValue < Step.allocate.rawValue):
            return advanceNewGrant()
        case 0..<70 where !open.isEmpty: return advance()
        case _: return yield()
        }
    }

    /// An act that could be posted before or after any other of its kind: all are of one day.
    mutating func independent() -> Line {
        mix(number) % 2 == 0 && !open.isEmpty ? advance() : yield()
    }

    /// The four steps of one more grant.
    mutating func wholeGrant() -> [Line] {
        precondition(step == .apply)
        return (0..<4).map { _ in advanceNewGrant() }
    }

    private mutating func advanceNewGrant() -> Line {
        let grant = grantCount
        defer { step = Step(rawValue: step.rawValue + 1) ?? .apply }
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
        case .allocate:
            return line(
                "grant.allocate", "grant/G-\(grant)", "approver", #""amount":\#(allocation)"#,
                events: 2)
        case .advance:
            grantCount += 1
            open.append((grant, grantLimit == nil ? 10 : .max))
            return payment(of: grant, events: 2)
        }
    }

    /// What is allocated to each grant: enough for its advances, and for any number of them up to
    /// ten thousand if they go on.
    private var allocation: Int { grantLimit == nil ? 50_000_000 : 40_010_000_000 }

    private mutating func advance() -> Line {
        let place = Int(mix(number) >> 32) % open.count
        let grant = open[place].grant
        open[place].rest -= 1
        if open[place].rest == 0 {
            open.swapAt(place, open.count - 1)
            open.removeLast()
        }
        return payment(of: grant, events: 1)
    }

    private mutating func payment(of grant: Int, events: Int) -> Line {
        line(
            "grant.payAdvance", "grant/G-\(grant)", "treasurer",
            #""amount":\#(1 + mix(number) % 4_000_000),"bank":"bank""#, events: events)
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
        let id = CommandID(high: mix(number | 1 << 63), low: mix(number | 1 << 62))
        guard let date = LegalDate(daysSince1970: day) else { preconditionFailure("a date") }
        number += 1
        return Line(
            text: """
                {"id":"\(id)","command":"\(command)","subject":"\(subject)","on":"\(date)",\
                "as":"\(actor)","facts":{\(facts)}}
                """, eventCount: events)
    }
}

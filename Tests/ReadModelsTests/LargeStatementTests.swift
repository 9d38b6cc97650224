import Accounting
import Bytes
import Containers
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels
import TestSupport
import Testing
import Transparency

/// In a ledger of a hundred thousand postings, sampled: no row of a statement can be left out,
/// added, swapped, changed or exchanged.
@Suite struct LargeStatementTests {
    private static let postingCount = 100_000
    private static let sampleCount = 3

    /// A random history, then acts of two postings said again and again with other amounts, then a
    /// record of the state: a statement does not ask whether the rules would have let them pass.
    private struct Ledger {
        var events: [RecordedEvent]
        let statement: Statement

        init(seed: UInt64) throws {
            var commands = RandomCommands(seed: seed)
            var history = try History()
            for _ in 0..<200 { _ = try? history.perform(commands.next()) }
            try history.recordState()
            var view = LedgerView()
            for event in history.events { try view.apply(event) }
            events = history.events
            var random = SeededGenerator(seed: seed)
            let models = events.filter { $0.postings.count == 2 && $0.streamName == nil }
            var totals = view.ledger.accounts.places.map { place in
                let row = view.ledger.balances[view.ledger.accounts[place: place]]
                return (
                    debits: UInt128(row?.debits.rawValue.magnitude ?? 0),
                    credits: UInt128(row?.credits.rawValue.magnitude ?? 0)
                )
            }
            for number in 0..<(postingCount / 2) {
                let amount = Int64.random(in: 1...9_999_999, using: &random)
                let model = models[number % models.count]
                events.append(Self.copy(of: model, at: events.count, amount: amount))
                for posting in events[events.count - 1].postings {
                    guard let place = view.accountIndex(of: posting.account) else { continue }
                    if posting.signedAmount > 0 {
                        totals[place].debits += UInt128(amount)
                    } else {
                        totals[place].credits += UInt128(amount)
                    }
                }
            }
            let leaves = totals.enumerated().map { place, total in
                SumNode(
                    account: view.ledger.accounts.key(atPlace: place).position.rawValue,
                    debits: total.debits, credits: total.credits)
            }
            let tree = try #require(SumTree(leaves))
            let state = try #require(history.events.last)
            events.append(try Self.state(state, at: events.count, tree.root))
            statement = try Self.statement(of: events, view, tree)
        }

        private static func moved(_ head: EventHead, to place: Int) -> EventHead {
            var head = head
            head.position = LogPosition(UInt64(place))
            return head
        }

        private static func copy(of model: RecordedEvent, at place: Int, amount: Int64)
            -> RecordedEvent
        {
            RecordedEvent(
                head: moved(model.head, to: place), streamName: nil,
                postings: model.postings.map { posting in
                    RecordedPosting(
                        account: posting.account,
                        signedAmount: posting.signedAmount > 0 ? amount : -amount)
                }, act: model.act, evidence: model.evidence)
        }

        private static func state(_ model: RecordedEvent, at place: Int, _ root: SumNode) throws
            -> RecordedEvent
        {
            let act = try #require(model.act as? StateRecorded)
            let bytes = try #require(DigestBytes(root.hash.bytes))
            return RecordedEvent(
                head: moved(model.head, to: place), streamName: nil, postings: [],
                act: StateRecorded(
                    size: LogPosition(UInt64(place)),
                    accounts: AccountTotals(count: act.accounts.count, root: bytes),
                    projections: act.projections), evidence: [])
        }

        /// Of an account with some thousand postings.
        private static func statement(
            of events: [RecordedEvent], _ view: LedgerView, _ sums: SumTree
        ) throws -> Statement {
            var counts: [StreamReference: Int] = [:]
            for event in events {
                for posting in event.postings { counts[posting.account, default: 0] += 1 }
            }
            let account = try #require(
                counts.filter { $0.value > 1_000 }.min {
                    ($0.value, $0.key.position) < ($1.value, $1.key.position)
                }?.key)
            let place = try #require(view.accountIndex(of: account))
            let tree = LevelTree(try events.map(RecordEncoder.encode))
            let signer = try NoteSigner(
                name: "ledger.example", seed: Array(repeating: 7, count: 32))
            return Statement(
                from: nil, through: nil,
                checkpoint: try signer.sign(
                    Checkpoint(origin: "ledger.example", head: tree.head).text),
                opening: tree.proven(Int(account.position.rawValue)),
                thing: view.account(account)?.subAccount.map { tree.proven(Int($0)) },
                state: tree.proven(events.count - 1), accountIndex: UInt64(place),
                accountPath: sums.path(ofLeafAt: place),
                postings: events.indices.filter { index in
                    events[index].postings.contains { $0.account == account }
                }.map(tree.proven))
        }
    }

    private static func proves(_ statement: Statement, _ postings: [ProvenRecord]) -> Bool {
        let other = Statement(
            from: nil, through: nil, checkpoint: statement.checkpoint,
            opening: statement.opening, thing: statement.thing, state: statement.state,
            accountIndex: statement.accountIndex, accountPath: statement.accountPath,
            postings: postings)
        return (try? other.account()) != nil
    }

    @Test func `no sampled change of a row among thousands is proven`() throws {
        let ledger = try Ledger(seed: 12)
        let statement = ledger.statement
        let told = try statement.account()
        let rows = statement.postings
        try #require(told.rows.count == told.postingCount && rows.count > 1_000)
        #expect(ledger.events.reduce(0) { $0 + $1.postings.count } > Self.postingCount)
        var random = SeededGenerator(seed: 3)
        for _ in 0..<Self.sampleCount {
            let index = Int.random(in: 1..<rows.count, using: &random)
            let other = (index + Int.random(in: 1..<rows.count, using: &random)) % rows.count
            let whole = rows[index].bytes
            let event = try RecordDecoder.decode(whole.rawSpan)
            var raised = event.postings
            raised[0] = RecordedPosting(
                account: raised[0].account, signedAmount: raised[0].signedAmount * 2)
            let changes: [(String, (inout [ProvenRecord]) throws -> Void)] = [
                ("removed", { $0.remove(at: index) }),
                ("added twice", { $0.insert(rows[index], at: index) }),
                ("added elsewhere", { $0.insert(rows[other], at: index) }),
                ("swapped with its neighbour", { $0.swapAt(index, index - 1) }),
                ("swapped", { $0.swapAt(index, other) }),
                ("exchanged", { $0[index] = rows[other] }),
                (
                    "flipped",
                    {
                        var bytes = whole
                        bytes[Int.random(in: bytes.indices, using: &random)] ^= 1
                        $0[index] = ProvenRecord(bytes: bytes, path: rows[index].path)
                    }
                ),
                (
                    "raised",
                    {
                        let forged = RecordedEvent(
                            head: event.head, streamName: nil, postings: raised, act: event.act,
                            evidence: event.evidence)
                        $0[index] = ProvenRecord(
                            bytes: try RecordEncoder.encode(forged), path: rows[index].path)
                    }
                ),
            ]
            for (what, change) in changes {
                var changed = rows
                try change(&changed)
                #expect(!Self.proves(statement, changed), "row \(index) \(what), with \(other)")
            }
        }
    }
}

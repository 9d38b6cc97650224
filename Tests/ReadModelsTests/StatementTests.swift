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

/// A statement proves that each posting stands in the log and that none is missing: exhaustively
/// for the accounts of small ledgers.
@Suite struct StatementTests {
    /// The statements of all accounts of a random ledger as of its last recorded state, made of the
    /// records alone.
    private static func statements(seed: UInt64) throws -> [Statement] {
        var commands = RandomCommands(seed: seed)
        var history = try History()
        for _ in 0..<200 { _ = try? history.perform(commands.next()) }
        var view = LedgerView()
        for event in history.events { try view.apply(event) }
        try history.recordState()
        let records = try history.records()
        let state = LogPosition(UInt64(records.count) - 1)
        let tree = try #require(view.sumTree)
        let log = Tree(records)
        let signer = try NoteSigner(name: "ledger.example", seed: Array(repeating: 7, count: 32))
        let note = try signer.sign(
            Checkpoint(origin: "ledger.example", head: log.head).text)
        return view.ledger.accounts.places.map { place in
            let opened = view.ledger.accounts.key(atPlace: place)
            let key = view.ledger.accounts[place: place]
            let posting = history.events.filter { event in
                event.postings.contains { $0.account == opened }
            }
            return Statement(
                from: nil, through: nil, checkpoint: note, opening: log.proven(opened.position),
                thing: key.subAccount.map { log.proven(LogPosition($0)) },
                state: log.proven(state), accountIndex: UInt64(place),
                accountPath: tree.path(ofLeafAt: place),
                postings: posting.map { log.proven($0.head.position) })
        }
    }

    /// A tree that proves by hashing everything anew: RFC 9162 section 2.1.3.1.
    private struct Tree {
        let records: [[UInt8]]
        private let leaves: [MerkleHash]

        init(_ records: [[UInt8]]) {
            self.records = records
            leaves = records.map { .leaf($0.rawSpan) }
        }

        var head: TreeHead { TreeHead(size: UInt64(leaves.count), root: Self.root(leaves[...])) }

        func proven(_ position: LogPosition) -> ProvenRecord {
            let index = Int(position.rawValue)
            return ProvenRecord(bytes: records[index], path: Self.path(index, leaves[...]))
        }

        private static func split(_ count: Int) -> Int {
            var half = 1
            while half * 2 < count { half *= 2 }
            return half
        }

        private static func root(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
            if leaves.count == 1, let leaf = leaves.first { return leaf }
            let half = leaves.startIndex + split(leaves.count)
            return .node(root(leaves[..<half]), root(leaves[half...]))
        }

        private static func path(_ index: Int, _ leaves: ArraySlice<MerkleHash>) -> [MerkleHash] {
            guard leaves.count > 1 else { return [] }
            let half = leaves.startIndex + split(leaves.count)
            return index < half
                ? path(index, leaves[..<half]) + [root(leaves[half...])]
                : path(index, leaves[half...]) + [root(leaves[..<half])]
        }
    }

    private static func with(_ statement: Statement, postings: [ProvenRecord]) -> Statement {
        Statement(
            from: statement.from, through: statement.through, checkpoint: statement.checkpoint,
            opening: statement.opening, thing: statement.thing, state: statement.state,
            accountIndex: statement.accountIndex, accountPath: statement.accountPath,
            postings: postings)
    }

    private static func proves(_ statement: Statement) -> Bool {
        (try? statement.account()) != nil
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func `every account is proven, and no row can be left out, added, swapped or changed`(
        seed: UInt64
    ) throws {
        let statements = try Self.statements(seed: seed)
        let all = statements.flatMap(\.postings)
        #expect(statements.count > 5 && all.count > 5)
        for statement in statements {
            _ = try statement.account()
            let rows = statement.postings
            for index in rows.indices {
                var changed = rows
                changed.remove(at: index)
                #expect(!Self.proves(Self.with(statement, postings: changed)))
                changed = rows
                changed.insert(rows[index], at: index)
                #expect(!Self.proves(Self.with(statement, postings: changed)))
                if index > 0 {
                    changed = rows
                    changed.swapAt(index, index - 1)
                    #expect(!Self.proves(Self.with(statement, postings: changed)))
                }
                for byte in stride(from: 0, to: rows[index].bytes.count, by: 7) {
                    var bytes = rows[index].bytes
                    bytes[byte] ^= 0x10
                    changed = rows
                    changed[index] = ProvenRecord(bytes: bytes, path: rows[index].path)
                    #expect(!Self.proves(Self.with(statement, postings: changed)))
                }
            }
            // A posting of another account, put in wherever it would stand.
            for other in all where !rows.contains(where: { $0.bytes == other.bytes }) {
                for place in 0...rows.count {
                    var changed = rows
                    changed.insert(other, at: place)
                    #expect(!Self.proves(Self.with(statement, postings: changed)))
                }
            }
        }
    }

    @Test func `the proof of one account proves no other`() throws {
        let statements = try Self.statements(seed: 14)
        for one in statements {
            for other in statements where other.accountIndex != one.accountIndex {
                let mixed = Statement(
                    from: nil, through: nil, checkpoint: one.checkpoint, opening: one.opening,
                    thing: one.thing, state: one.state, accountIndex: other.accountIndex,
                    accountPath: other.accountPath, postings: one.postings)
                #expect(!Self.proves(mixed))
                let renamed = Statement(
                    from: nil, through: nil, checkpoint: one.checkpoint, opening: other.opening,
                    thing: other.thing, state: one.state, accountIndex: one.accountIndex,
                    accountPath: one.accountPath, postings: one.postings)
                #expect(!Self.proves(renamed))
            }
        }
    }

    @Test func `a statement of some days opens and closes with what lies around them`() throws {
        let statement = try #require(
            try Self.statements(seed: 12).max { $0.postings.count < $1.postings.count })
        let whole = try statement.account()
        let days = whole.rows.map(\.on).sorted()
        let (from, through) = (days[days.count / 3], days[days.count * 2 / 3])
        let some = try Statement(
            from: from, through: through, checkpoint: statement.checkpoint,
            opening: statement.opening, thing: statement.thing, state: statement.state,
            accountIndex: statement.accountIndex, accountPath: statement.accountPath,
            postings: statement.postings
        ).account()
        #expect(some.rows == whole.rows.filter { (from...through).contains($0.on) })
        let sum = { (rows: [StatementAccount.Row]) in
            rows.reduce(Int128(0)) { $0 + Int128($1.signedAmount) }
        }
        #expect(some.before == sum(whole.rows.filter { $0.on < from }))
        #expect(some.before + sum(some.rows) + some.after == sum(whole.rows))
        #expect(some.postingCount == whole.rows.count)
        let turned = Statement(
            from: through.adding(days: 1), through: from, checkpoint: statement.checkpoint,
            opening: statement.opening, thing: statement.thing, state: statement.state,
            accountIndex: statement.accountIndex, accountPath: statement.accountPath,
            postings: statement.postings)
        #expect(!Self.proves(turned))
    }

    @Test func `the file says the same, and no file crashes the reader`() throws {
        let statement = try #require(
            try Self.statements(seed: 12).max { $0.postings.count < $1.postings.count })
        let bytes = Array(statement.json.compact.utf8)
        let read = try Statement(parsing: bytes)
        #expect(read.json == statement.json)
        #expect(try read.account().rows == statement.account().rows)
        let more = statement.json.compact.dropLast() + ",\"balance\":1}"
        #expect(throws: StatementFault.self) { _ = try Statement(parsing: Array(more.utf8)) }
        var random = SeededGenerator(seed: 5)
        for _ in 0..<3_000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                changed[Int.random(in: changed.indices, using: &random)] =
                    UInt8.random(in: 32...126, using: &random)
            }
            guard let other = try? Statement(parsing: changed), let told = try? other.account()
            else { continue }
            // What changes nothing that is proven: the days asked about, a signature.
            #expect(told.debits == (try statement.account()).debits)
        }
        for count in stride(from: 0, to: bytes.count, by: 997) {
            #expect(throws: StatementFault.self) {
                _ = try Statement(parsing: Array(bytes.prefix(count)))
            }
        }
    }
}

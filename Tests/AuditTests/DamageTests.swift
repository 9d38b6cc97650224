import Audit
import Accounting
import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import TestSupport
import Testing
import Transparency

/// After damage: what is called certain is what was.
@Suite struct DamageTests {
    private let folder: TemporaryDirectory
    private var path: String { folder.file("log.mdb") }

    init() throws { folder = try TemporaryDirectory() }

    /// Long enough for records on several pages, with a recorded state behind most of them.
    private static func history() throws -> History {
        var commands = RandomCommands(seed: 11)
        var history = try SmallLedger.opened()
        while history.events.count < 300 { _ = try? history.perform(commands.next()) }
        try history.recordState()
        for number in 0..<30 {
            try history.perform(
                TestCommand(
                    "party.rename", "party/bank", on: "2026-10-04",
                    [("name", .string("bank \(number)"))]))
        }
        return history
    }

    private func write(_ records: [[UInt8]]) throws {
        let signer = try SmallLedger.signer()
        let log = try LMDBEventLog(path: path, creating: true, mapSizeBytes: 1 << 26) {
            try signer.checkpoint($0)
        }
        let ids = try records.map { record in try RecordIndexEntry(record.rawSpan).commandID }
        var start = 0
        while start < records.count {
            var end = min(start + 5, records.count)
            while end < records.count, ids[end] == ids[end - 1] { end += 1 }
            _ = try log.append(
                Batch(first: LogPosition(UInt64(start)), records: Array(records[start..<end])),
                if: .none)
            start = end
        }
    }

    /// Debits and credits of each account, by its label, as the rules keep them.
    private static func balances(_ history: History) -> [String: [Int128]] {
        let rows = history.ledger.balances.rows.map { row in
            (
                EventJSON.label(row.account, name: history.ledger.name),
                [Int128(row.debits.rawValue), Int128(row.credits.rawValue)]
            )
        }
        return Dictionary(rows) { first, _ in first }
    }

    private struct Answer {
        let status: Int32
        let certain: [String: [Int128]]
        let uncertain: Int
        let lost: Int
        let json: JSONValue
    }

    private func damage(_ more: String...) throws -> Answer {
        let words = more.map { " \"\($0)\"" }.joined()
        let outcome = try ReplayTool.shell(#""$0" damage "$1" --json"# + words, folder.path)
        let json = try JSONParser.parse(Array(outcome.text.utf8))
        let rows = try #require(json["accounts"]?.items)
        var certain: [String: [Int128]] = [:]
        for row in rows where row["isCertain"] == true {
            guard case .integer(let debits)? = row["debits"],
                case .integer(let credits)? = row["credits"]
            else { continue }
            certain[row["account"]?.string ?? ""] = [debits, credits]
        }
        let lost = (json["lost"]?.items ?? []) + (json["unproven"]?.items ?? [])
        return Answer(
            status: outcome.status, certain: certain, uncertain: rows.count - certain.count,
            lost: lost.count, json: json)
    }

    @Test func `a sound file has lost nothing, and every balance is certain`() throws {
        let history = try Self.history()
        try write(history.records())
        let answer = try damage()
        #expect(answer.status == 0 && answer.lost == 0 && answer.uncertain == 0)
        #expect(answer.certain == Self.balances(history))
    }

    @Test func `whatever page is damaged, what is called certain is what was`() throws {
        let history = try Self.history()
        try write(history.records())
        let oracle = Self.balances(history)
        let key = try SmallLedger.signer().verifier.encoded
        let sound = try Array(Data(contentsOf: URL(filePath: path)))
        var lossCount = 0
        for page in 0..<(sound.count / 4096) {
            var changed = sound
            switch page % 3 {
            case 0: for place in 0..<4096 { changed[page * 4096 + place] = 0 }
            case 1: for place in 0..<4096 { changed[page * 4096 + place] &+= UInt8(place & 127) }
            case _:
                for place in stride(from: 20, to: 4096, by: 300) {
                    changed[page * 4096 + place] ^= 4
                }
            }
            try Data(changed).write(to: URL(filePath: path))
            let answer = try damage("--verifier", key)
            if answer.lost > 0 { lossCount += 1 }
            for (account, sums) in answer.certain {
                // Whose name is lost is told by the position that introduced it.
                guard !account.contains("#"), !account.hasPrefix("an account") else { continue }
                #expect(oracle[account] == sums, "page \(page): \(account)")
            }
            if answer.status == 0 { #expect(answer.uncertain == 0, "page \(page)") }
        }
        // The test would be none if no page held anything.
        #expect(lossCount > 3, "\(lossCount)")
    }

    @Test func `a published log gives back what is lost`() throws {
        let history = try Self.history()
        try write(history.records())
        let copy = folder.file("public")
        try PublishedFolder.write(
            history.records(), to: copy, signer: SmallLedger.signer())
        var bytes = try Array(Data(contentsOf: URL(filePath: path)))
        for place in (bytes.count / 8192 * 4096)..<(bytes.count / 8192 * 4096 + 40960) {
            bytes[place] = 0xFF
        }
        try Data(bytes).write(to: URL(filePath: path))
        #expect(try damage().lost > 0)
        let restored = try damage("--against", copy)
        #expect(restored.status == 0 && restored.certain == Self.balances(history))
        // A copy that is not sound helps nobody.
        try FileManager.default.removeItem(atPath: copy + "/tile/entries/000")
        let refused = try ReplayTool.run("damage", folder.path, "--against", copy)
        #expect(refused.status == 2 && refused.text.contains("not verified"), "\(refused.text)")
    }

    @Test func `a file of which nothing is left says so`() throws {
        try Data(repeating: 0, count: 65_536).write(to: URL(filePath: path))
        #expect(try ReplayTool.run("damage", folder.path).status == 2)
        try Data().write(to: URL(filePath: path))
        #expect(try ReplayTool.run("damage", folder.path).status == 2)
        try FileManager.default.removeItem(atPath: path)
        #expect(try ReplayTool.run("damage", folder.path).status == 2)
    }

    @Test func `records are proven by any signed tree, and by nothing else`() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<200 {
            let count = Int.random(in: 1...40, using: &generator)
            let leaves = (0..<count).map { MerkleHash.leaf([UInt8($0)].rawSpan) }
            var range = CompactRange()
            var ranges: [CompactRange] = []
            for leaf in leaves {
                range.append(leaf)
                if Bool.random(using: &generator) { ranges.append(range) }
            }
            let missing = Set(
                (0..<count).filter { _ in Int.random(in: 0..<8, using: &generator) == 0 })
            let wrong = MerkleHash.leaf([255, 255].rawSpan)
            let intact = IntactRecords(
                ranges,
                leaves: { position in
                    let place = Int(position)
                    guard place < count, !missing.contains(place) else { return [wrong] }
                    // Damage has made another record of a few.
                    return place % 16 == 3 ? [wrong, leaves[place]] : [leaves[place]]
                }, nodes: { _, _ in [] })
            for (position, leaf) in intact.leaves {
                #expect(leaf == leaves[Int(position)])
            }
            let reach = Int(ranges.map(\.size).max() ?? 0)
            if missing.isEmpty { #expect(intact.leaves.count == reach) }
            #expect(missing.allSatisfy { intact.leaves[UInt64($0)] == nil })
        }
    }

    @Test func `records are told from others, however many stand in their places`() {
        let leaves = (0..<64).map { MerkleHash.leaf([UInt8($0)].rawSpan) }
        func tree(_ count: Int) -> CompactRange {
            var range = CompactRange()
            for leaf in leaves.prefix(count) { range.append(leaf) }
            return range
        }
        func wrong(_ place: UInt64, _ count: Int) -> [MerkleHash] {
            (0..<count).map { MerkleHash.leaf([UInt8(place), UInt8($0), 1].rawSpan) }
        }
        // Many in one place; two in eight places beside each other; three in every place, where a
        // tree was signed behind every second record.
        for (what, contradicting, ranges) in [
            ("many", { (place: UInt64) in place == 9 ? 200 : 0 }, [tree(64)]),
            ("two", { place in (16..<24).contains(place) ? 1 : 0 }, [tree(64)]),
            ("three", { _ in 2 }, (1...32).map { tree(2 * $0) }),
        ] {
            let intact = IntactRecords(
                ranges,
                leaves: { wrong($0, contradicting($0)) + [leaves[Int($0)]] }, nodes: { _, _ in [] })
            #expect(intact.leaves.count == 64, "\(what)")
            #expect(intact.leaves.allSatisfy { $1 == leaves[Int($0)] }, "\(what)")
        }
    }

    @Test func `a file full of contradictions is told in bounded time`() {
        let leaves = (0..<4096).map { MerkleHash.leaf([UInt8($0 & 255), UInt8($0 >> 8)].rawSpan) }
        var range = CompactRange()
        for leaf in leaves { range.append(leaf) }
        let begin = ContinuousClock.now
        let intact = IntactRecords(
            [range],
            leaves: { place in
                (0..<20).map { MerkleHash.leaf([UInt8(place & 255), 9, UInt8($0)].rawSpan) }
                    + [leaves[Int(place)]]
            }, nodes: { _, _ in [] })
        #expect(intact.leaves.allSatisfy { $1 == leaves[Int($0)] })
        #expect(ContinuousClock.now - begin < .seconds(60))
    }
}

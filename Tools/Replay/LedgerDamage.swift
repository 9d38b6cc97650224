import Audit
import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import LMDBEventLog
import ReadModels
import Transparency

/// What is left of a damaged ledger, and what another copy gives back.
struct LedgerDamage {
    /// How many records there were, as far as can be told.
    let count: UInt64
    /// Whether the file itself says so: if not, records may be lost behind these of which nothing
    /// is left at all.
    let isCountKnown: Bool
    /// Records of which nothing is there, and those that are there and that no signed tree shows to
    /// be as they were.
    let missing: [Range<UInt64>]
    let unproven: [Range<UInt64>]
    /// Records that are certain by the ledger's own file.
    let intactCount: UInt64
    /// Records that the other copy gave back.
    let restoredCount: UInt64
    let certainty: BalanceCertainty

    /// - Parameter key: whose signatures count; `nil`: that of the first event, if it is left.
    init(_ salvage: LogSalvage, key: NoteVerifier?, against copy: SoundCopy?) throws {
        let key = try key ?? copy?.signer ?? Self.ownKey(salvage)
        let signed = salvage.heads.values.filter { key.verifies($0.note) }
        let intact = IntactRecords(
            signed.map(\.range), leaves: salvage.leaves, nodes: salvage.nodes)
        // The end that is known: of what was signed, of what the file says, and of what is there.
        let ends: [UInt64] = [
            signed.map(\.range.size).max() ?? 0, salvage.statedCount ?? 0, copy?.head.size ?? 0,
            Self.end(of: salvage),
        ]
        count = ends.max() ?? 0
        isCountKnown = !signed.isEmpty || salvage.statedCount != nil
        var certainty = BalanceCertainty()
        var missing: [Range<UInt64>] = []
        var unproven: [Range<UInt64>] = []
        var own: UInt64 = 0
        var restored: UInt64 = 0
        for position in 0..<count {
            let leaf = intact.leaves[position]
            if let leaf, let record = salvage.record(at: position, leaf: leaf),
                let event = try? RecordDecoder.decode(record.rawSpan)
            {
                own += 1
                if let copy, position < copy.head.size {
                    try Self.require(leaf, at: position, in: copy)
                }
                certainty.add(event)
            } else if let copy, position < copy.head.size,
                let event = try copy.log.event(at: LogPosition(position))
            {
                restored += 1
                certainty.add(event)
            } else {
                certainty.lose(position)
                if salvage.leaves(at: position).isEmpty {
                    Self.extend(&missing, by: position)
                } else {
                    Self.extend(&unproven, by: position)
                }
            }
        }
        self.missing = missing
        self.unproven = unproven
        self.certainty = certainty
        intactCount = own
        restoredCount = restored
    }

    /// The last position with a record behind which none is missing, or the last at all if few are:
    /// a position that damage has made is far away.
    private static func end(of salvage: LogSalvage) -> UInt64 {
        var end: UInt64 = 0
        let positions = salvage.positions.sorted()
        for (place, position) in positions.enumerated() where position < 2 * UInt64(place + 1) {
            end = position + 1
        }
        return end
    }

    /// The key that the first event names, as far as it has signed what is left. Where pages of
    /// another ledger lie among them nobody can tell which is meant.
    private static func ownKey(_ salvage: LogSalvage) throws -> NoteVerifier {
        let left = salvage.leaves(at: 0).compactMap { leaf -> LedgerOpened? in
            let record = salvage.record(at: 0, leaf: leaf)
            return record.flatMap { try? RecordDecoder.decode($0.rawSpan).act } as? LedgerOpened
        }
        let keys = Set(left.compactMap { Ed25519PublicKey(bytes: $0.signerKey.bytes) })
        let signed = Set(
            salvage.heads.values.flatMap { head in
                keys.compactMap { key -> NoteVerifier? in
                    guard let origin = try? Checkpoint(head.note.text).origin,
                        let verifier = NoteVerifier(name: origin, publicKey: key),
                        verifier.verifies(head.note)
                    else { return nil }
                    return verifier
                }
            })
        guard signed.count < 2 else {
            throw Output.Failure(
                "records of several ledgers lie in the file: give --verifier, so that one is told")
        }
        guard let key = signed.first else {
            throw Output.Failure(
                "the first event or all heads are lost, so nobody knows the ledger's key: give "
                    + "--verifier or --against")
        }
        return key
    }

    /// What is certain in both is the same, or the copy is of another history.
    private static func require(_ leaf: MerkleHash, at position: UInt64, in copy: SoundCopy) throws
    {
        var isSame = false
        try copy.log.forEachRecord(from: LogPosition(position)) { place, record in
            isSame = place.rawValue == position && MerkleHash.leaf(record) == leaf
            return false
        }
        guard isSame else {
            throw Output.Failure("--against: has another record at position \(position)")
        }
    }

    private static func extend(_ ranges: inout [Range<UInt64>], by position: UInt64) {
        if let last = ranges.last, last.upperBound == position {
            ranges[ranges.count - 1] = last.lowerBound..<(position + 1)
        } else {
            ranges.append(position..<(position + 1))
        }
    }

    private func total(_ ranges: [Range<UInt64>]) -> Int { ranges.reduce(0) { $0 + $1.count } }

    private func label(_ row: BalanceCertainty.Row) -> String {
        row.key.map { EventJSON.label($0, name: certainty.name) }
            ?? "an account that record \(row.account.position) opened"
    }

    var text: String {
        var lines = [
            "records       \(count)", "certain       \(intactCount)",
            "from the copy \(restoredCount)", "lost          \(total(missing))",
            "unproven      \(total(unproven))",
        ]
        lines += Self.lines("LOST", missing) + Self.lines("UNPROVEN", unproven)
        if let first = certainty.firstHarmful {
            lines.append(
                "all balances are certain as of the \(first) events in front of the first that is "
                    + "lost"
                    + (certainty.certainUntil.map { ", recorded until \($0)" } ?? ""))
        } else if !certainty.lost.isEmpty {
            lines.append("what is lost moved no money: a state recorded later has these sums")
        }
        if !isCountKnown {
            lines.append(
                "NOT KNOWN     how many records there were: no signed head is left in the file")
        }
        lines.append("")
        lines.append(table.text)
        if !certainty.isWhole {
            lines.append("Other accounts may have been opened by what is lost.")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ word: String, _ ranges: [Range<UInt64>]) -> [String] {
        let shown = ranges.prefix(20).map {
            "\(word)  records \($0.lowerBound) to \($0.upperBound - 1)"
        }
        return shown + (ranges.count > 20 ? ["\(word)  \(ranges.count - 20) more ranges"] : [])
    }

    private static func json(_ ranges: [Range<UInt64>]) -> JSONValue {
        .array(
            ranges.map {
                .object([
                    .init("first", .integer(Int128($0.lowerBound))),
                    .init("last", .integer(Int128($0.upperBound - 1))),
                ])
            })
    }

    private var table: RegisterTable {
        RegisterTable(
            name: "damage",
            columns: [
                .init("account", "Account"), .init("certainty", "Now"),
                .init("debitsYen", "Debits"), .init("creditsYen", "Credits"),
                .init("balanceBeforeYen", "Balance before the loss"),
            ],
            rows: certainty.rows.map { row in
                [
                    .text(label(row)), .text(row.isCertain ? "certain" : "at least"),
                    .yen(Int128(row.debits)), .yen(Int128(row.credits)),
                    row.balanceBefore.map { .yen($0) } ?? .empty,
                ]
            })
    }

    var json: JSONValue {
        .object([
            .init("records", .integer(Int128(count))), .init("isCountKnown", .bool(isCountKnown)),
            .init("certain", .integer(Int128(intactCount))),
            .init("restored", .integer(Int128(restoredCount))),
            .init("lost", Self.json(missing)), .init("unproven", Self.json(unproven)),
            .init(
                "certainUpTo", certainty.firstHarmful.map { .integer(Int128($0)) } ?? .null),
            .init(
                "accounts",
                .array(
                    certainty.rows.map { row in
                        .object([
                            .init("account", .string(label(row))),
                            .init("isCertain", .bool(row.isCertain)),
                            .init("debits", .integer(Int128(row.debits))),
                            .init("credits", .integer(Int128(row.credits))),
                            .init(
                                "balanceBefore",
                                row.balanceBefore.map { .integer($0) } ?? .null),
                        ])
                    })),
        ])
    }
}

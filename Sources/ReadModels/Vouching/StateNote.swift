public import Accounting
import Cryptography
public import DefenseFund
import EventSourcing
public import Transparency

/// What the events of a tree come to, as a witness signs it beside the tree itself: the same
/// numbers that `state.recorded` binds.
///
///     daicho state 1
///     ORIGIN
///     SIZE
///     ROOT in base64
///     witness KEY
///     on DATE
///     accounts COUNT HASH
///     NAME HASH LAYOUT            for each projection
///
/// No checkpoint reads so: where it has the size, this has the origin, and where it has the root,
/// this has the size.
public struct StateNote: Sendable {
    public let origin: String
    public let head: TreeHead
    /// Who says so; the key that must have signed.
    public let witness: WitnessVerifier
    /// What depends on a day, such as obligations, is that of this one.
    public let day: LegalDate
    public let record: StateRecorded

    private static let title = "daicho state 1"

    /// - Returns: `nil` if the view is not that of the tree, or sums have no room.
    public init?(
        of view: LedgerView, at head: TreeHead, origin: String, by witness: WitnessVerifier
    ) {
        guard view.progress.rawValue == head.size, let day = view.recordedAt?.dateInTokyo,
            let record = view.stateRecord(on: day)
        else { return nil }
        self.origin = origin
        self.head = head
        self.witness = witness
        self.day = day
        self.record = record
    }

    /// The text that is signed.
    public var text: String {
        let accounts = record.accounts
        let lines =
            [
                Self.title, origin, String(head.size), Base64.encode(head.root.bytes),
                "witness \(witness.encoded)", "on \(day)",
                "accounts \(accounts.count.accounts) \(accounts.root.hexadecimal)",
            ]
            + record.projections.map { projection in
                "\(projection.name.text) \(projection.digest.hexadecimal) "
                    + projection.layout.hexadecimal
            }
        return lines.map { $0 + "\n" }.joined()
    }

    /// - Throws: ``StatementFault`` for any text that ``text`` does not write.
    public init(_ text: String) throws(StatementFault) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard lines.count >= 7, lines[0] == Self.title, let size = UInt64(lines[2]),
            let root = Base64.decode(String(lines[3])).flatMap(MerkleHash.init(bytes:)),
            lines[4].hasPrefix("witness "),
            let witness = try? WitnessVerifier(encoded: lines[4].dropFirst(8)),
            lines[5].hasPrefix("on "), let day = LegalDate(String(lines[5].dropFirst(3))),
            let accounts = Self.accounts(lines[6])
        else { throw StatementFault("not what a witness says of a state") }
        origin = String(lines[1])
        head = TreeHead(size: size, root: root)
        self.witness = witness
        self.day = day
        var projections: [ProjectionDigest] = []
        for line in lines[7...] {
            guard let projection = Self.projection(line) else {
                throw StatementFault("not a projection with its hashes: \(line.prefix(80))")
            }
            projections.append(projection)
        }
        record = StateRecorded(
            size: LogPosition(size), accounts: accounts, projections: projections)
        let names = Set(projections.map(\.name))
        guard !names.isEmpty, names.count == projections.count else {
            throw StatementFault("not every projection once")
        }
        guard self.text == text else { throw StatementFault("not in its one spelling") }
    }

    private static func accounts(_ line: Substring) -> AccountTotals? {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[0] == "accounts",
            let count = UInt64(words[1]).flatMap(AccountCount.init(storedNumber:)),
            let root = hash(words[2])
        else { return nil }
        return AccountTotals(count: count, root: root)
    }

    private static func projection(_ line: Substring) -> ProjectionDigest? {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, let name = try? PlainText(exactly: String(words[0])),
            let digest = hash(words[1]), let layout = hash(words[2])
        else { return nil }
        return ProjectionDigest(name: name, layout: layout, digest: digest)
    }

    private static func hash(_ word: Substring) -> DigestBytes? {
        Hexadecimal.decode(String(word)).flatMap(DigestBytes.init)
    }
}

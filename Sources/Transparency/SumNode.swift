import Bytes
public import Cryptography

/// A node of a sum tree: how many accounts lie under it, what was debited and credited to them in
/// all, and the hash that commits to it.
///
/// An inner node commits to the count, both sums and the hash of each child, so nobody can hide an
/// account or take an amount from one child to the other without changing the root.
public struct SumNode: Hashable, Sendable {
    public let count: UInt64
    /// Whole yen.
    public let debits: UInt128
    public let credits: UInt128
    public let hash: SHA256Digest

    public init(count: UInt64, debits: UInt128, credits: UInt128, hash: SHA256Digest) {
        self.count = count
        self.debits = debits
        self.credits = credits
        self.hash = hash
    }

    /// An account: `SHA-256(0x02 || account || debits || credits)`, the account as the position
    /// that opened it in 8 bytes, sums in 16, little-endian.
    public init(account: UInt64, debits: UInt128, credits: UInt128) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 + Self.byteCount)
        bytes.append(2)
        bytes.append(littleEndian: account)
        bytes.append(littleEndian: debits)
        bytes.append(littleEndian: credits)
        self.init(count: 1, debits: debits, credits: credits, hash: SHA256.hash(bytes))
    }

    /// `SHA-256(0x03 || left || right)`, each child as count in 8 bytes, debits and credits in 16,
    /// hash in 32. `nil` if a sum has no room, which no honest ledger comes near.
    public init?(_ left: SumNode, _ right: SumNode) {
        let (count, isFull) = left.count.addingReportingOverflow(right.count)
        let (debits, hasDebits) = left.debits.addingReportingOverflow(right.debits)
        let (credits, hasCredits) = left.credits.addingReportingOverflow(right.credits)
        guard !isFull, !hasDebits, !hasCredits else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 + 2 * Self.byteCount)
        bytes.append(3)
        left.append(to: &bytes)
        right.append(to: &bytes)
        self.init(count: count, debits: debits, credits: credits, hash: SHA256.hash(bytes))
    }

    /// Of no accounts: SHA-256 of nothing.
    public static let empty = SumNode(count: 0, debits: 0, credits: 0, hash: SHA256.hash([]))

    private static let byteCount = 8 + 2 * 16 + SHA256Digest.byteCount

    private func append(to bytes: inout [UInt8]) {
        bytes.append(littleEndian: count)
        bytes.append(littleEndian: debits)
        bytes.append(littleEndian: credits)
        hash.append(to: &bytes)
    }
}

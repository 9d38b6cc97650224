/// A log whose tree can be read: what receipts, checkpoints and published tiles are made from.
public protocol TransparentLog: NodeReader, Sendable {
    /// The newest tree head; its size is the number of records.
    func treeHead() throws -> TreeHead

    /// The newest signed checkpoint; `nil` if the log is empty or kept without a key.
    func checkpoint() throws -> SignedNote?
}

extension TransparentLog {
    /// The proof that the record at `index` is in the tree of the newest checkpoint; `nil` if the
    /// log has no checkpoint or the record is not in its tree.
    public func receipt(of index: UInt64) throws -> TLogProof? {
        guard let note = try checkpoint() else { return nil }
        let head = try Checkpoint(note.text).head
        guard index < head.size else { return nil }
        let proof = try MerkleTree(self).inclusionProof(of: index, size: head.size)
        return TLogProof(index: index, path: proof.path, checkpoint: note)
    }
}

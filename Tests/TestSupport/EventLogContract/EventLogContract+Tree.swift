import EventSourcing
import Testing
import Transparency

extension EventLogContract {
    static var treeRules: [Rule] {
        [
            Rule("the tree's head is that of the records, one by one up to 40 and around tiles") {
                try $0.headFollowsRecords()
            },
            Rule("every leaf of a small log is proved in every tree that holds it") {
                try $0.leavesAreProved()
            },
            Rule("every tree of a small log is proved to begin every longer one") {
                try $0.growthIsProved()
            },
            Rule("proofs hold across full tiles") { try $0.proofsCrossTiles() },
            Rule("each commit has a checkpoint that is signed and verifies") {
                try $0.checkpointsVerify()
            },
            Rule("each record has a receipt that is checked alone") { try $0.receiptsVerify() },
            Rule("a log without a key has no checkpoint and no receipt") { try $0.keylessLog() },
        ]
    }

    private func headFollowsRecords() throws {
        let log = try newLog()
        var writer = SampleWriter()
        #expect(try log.treeHead() == .empty)
        var records: [[UInt8]] = []
        let around = [255, 256, 257, 511, 512, 513, 768, 1030]
        for size in Array(1...40) + around {
            let batch = try writer.batch(introducing: size - records.count)
            records += batch.records
            try log.store(batch)
            #expect(try log.treeHead() == NaiveTree(records).head(size: size))
        }
    }

    private func leavesAreProved() throws {
        let (log, tree) = try smallLog(size: 21)
        for size in 1...21 {
            for index in 0..<size {
                let proof = try MerkleTree(log).inclusionProof(
                    of: UInt64(index), size: UInt64(size))
                #expect(proof.verifies(tree.leaves[index], in: tree.head(size: size)))
                #expect(!proof.verifies(tree.leaves[(index + 1) % 21], in: tree.head(size: size)))
            }
        }
    }

    private func growthIsProved() throws {
        let (log, tree) = try smallLog(size: 21)
        for size in 0...21 {
            #expect(try MerkleTree(log).root(size: UInt64(size)) == tree.head(size: size).root)
            for oldSize in 0...size {
                let proof = try MerkleTree(log).consistencyProof(
                    from: UInt64(oldSize), to: UInt64(size))
                #expect(
                    proof.verifies(from: tree.head(size: oldSize), to: tree.head(size: size)))
            }
        }
    }

    private func proofsCrossTiles() throws {
        let (log, tree) = try smallLog(size: 530)
        let places = [0, 1, 127, 254, 255, 256, 257, 300, 510, 511, 512, 513, 529]
        for size in places.map({ $0 + 1 }) {
            for index in places where index < size {
                let proof = try MerkleTree(log).inclusionProof(
                    of: UInt64(index), size: UInt64(size))
                #expect(proof.verifies(tree.leaves[index], in: tree.head(size: size)))
                let growth = try MerkleTree(log).consistencyProof(
                    from: UInt64(index), to: UInt64(size))
                #expect(growth.verifies(from: tree.head(size: index), to: tree.head(size: size)))
            }
        }
    }

    /// A log of batches of different lengths, and the tree that it must have.
    private func smallLog(size: Int) throws -> (Log, NaiveTree) {
        let log = try newLog()
        var writer = SampleWriter()
        var rest = size
        for count in [1, 2, 3, 5, 8] where rest > 0 {
            try log.store(writer.batch(introducing: min(count, rest)))
            rest -= min(count, rest)
        }
        if rest > 0 { try log.store(writer.batch(introducing: rest)) }
        return (log, NaiveTree(try log.records()))
    }

    private func checkpointsVerify() throws {
        let log = try newLog()
        #expect(try log.checkpoint() == nil)
        var writer = SampleWriter()
        for count in [1, 2, 260] {
            let batch = try writer.batch(introducing: count)
            try log.store(batch)
            let note = try #require(try log.checkpoint())
            #expect(SampleKey.verifier.verifies(note))
            let checkpoint = try Checkpoint(note.text)
            #expect(checkpoint.origin == SampleKey.verifier.name)
            #expect(try checkpoint.head == log.treeHead())
            #expect(checkpoint.head.size == writer.next.rawValue)
            try log.store(batch)
            #expect(try log.checkpoint() == note, "a repeated batch is no commit")
        }
    }

    private func receiptsVerify() throws {
        let (log, tree) = try smallLog(size: 19)
        for index in 0..<19 {
            let receipt = try #require(try log.receipt(of: UInt64(index)))
            let read = try TLogProof(parsing: Array(receipt.text.utf8))
            #expect(read == receipt)
            #expect(read.verifies(tree.leaves[index], by: SampleKey.verifier))
            #expect(!read.verifies(tree.leaves[(index + 1) % 19], by: SampleKey.verifier))
        }
        #expect(try log.receipt(of: 19) == nil)
    }

    private func keylessLog() throws {
        let log = try newLog { _ in nil }
        var writer = SampleWriter()
        try log.store(writer.batch(introducing: 3))
        #expect(try log.checkpoint() == nil)
        #expect(try log.receipt(of: 0) == nil)
        #expect(try log.treeHead() == NaiveTree(log.records()).head(size: 3))
    }
}

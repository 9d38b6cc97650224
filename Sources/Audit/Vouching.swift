public import EventSourcing
public import ReadModels
public import Transparency

/// How far witnesses have vouched for a log.
public struct Vouching: Sendable {
    /// What one witness has signed last.
    public struct Vouch: Hashable, Sendable {
        public let witness: WitnessVerifier
        /// He vouches for the log up to here.
        public let size: UInt64
        public let signedAt: RecordedTime
    }

    /// The newest of each witness, the furthest first.
    public let vouches: [Vouch]
    /// How far enough of the policy's witnesses vouch; `nil` if there is no policy, or not enough.
    public let size: UInt64?

    /// - Parameters:
    ///   - newest: a checkpoint of the whole log, which witnesses may have cosigned too.
    ///   - count: how many records the log has.
    public init(
        _ cosignatures: [Cosignature], newest: SignedNote?, count: UInt64, policy: WitnessPolicy?
    ) {
        var best: [WitnessVerifier: Vouch] = [:]
        func add(_ witness: WitnessVerifier, _ size: UInt64, _ time: RecordedTime) {
            if let known = best[witness], (known.size, known.signedAt) >= (size, time) { return }
            best[witness] = Vouch(witness: witness, size: size, signedAt: time)
        }
        for one in cosignatures where one.state.head.size <= count {
            add(one.state.witness, one.state.head.size, one.signedAt)
        }
        for witness in policy?.witnesses ?? [] {
            guard let time = newest.flatMap(witness.time) else { continue }
            add(witness, count, RecordedTime(secondsSince1970: time))
        }
        vouches = best.values.sorted {
            ($1.size, $0.witness.name, $0.witness.keyHash)
                < ($0.size, $1.witness.name, $1.witness.keyHash)
        }
        var sizes: [Int: UInt64] = [:]
        for (place, witness) in (policy?.witnesses ?? []).enumerated() {
            sizes[place] = best[witness]?.size
        }
        size = policy?.vouchedSize(sizes).map { min($0, count) }
    }
}

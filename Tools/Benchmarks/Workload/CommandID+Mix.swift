import EventSourcing

extension CommandID {
    /// An id that looks like chance and follows from the number: of version 4 (RFC 9562), as those
    /// of clients are. Without that form one of 32,768 would be of the kind that the ledger
    /// keeps for refusals.
    init(mixedOf number: UInt64) {
        self.init(
            high: mix(number | 1 << 63) & ~0xF000 | 0x4000,
            low: mix(number | 1 << 62) & ~(3 << 62) | 1 << 63)
    }
}

import Accounting
import DefenseFund
import EventSourcing

/// An act about a thing as it counts now. What was corrected counts as it should have been, where
/// it stood: then the thing is told anew from all its deeds.
struct NaiveDeed {
    /// Of the event, or of the correction that replaced it.
    let position: LogPosition
    let act: any Act
    let on: LegalDate
    /// The days within which what is accepted then must be paid.
    var limit = 0
}

extension [NaiveDeed] {
    /// Puts the right act where the wrong one stood.
    mutating func correct(_ correction: EntryCorrected, at position: LogPosition) {
        guard let place = lastIndex(where: { $0.position == correction.corrects }) else { return }
        self[place] = NaiveDeed(
            position: position, act: correction.replacement.act,
            on: correction.replacement.effectiveOn, limit: self[place].limit)
    }
}

import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

extension Given {
    /// The last act of a kind is corrected to another one about the same thing.
    ///
    /// - Parameters:
    ///   - day: the day of the act, as it should have been.
    ///   - date: the day of the correction.
    func correcting<Kind: Act>(
        _ kind: Kind.Type, to act: any Act, _ subject: String, of day: String, on date: String,
        as name: String = "correction/K", by person: String? = nil
    ) throws -> When {
        let (correction, name) = try correction(of: kind, to: act, subject, of: day, as: name)
        return try when(correction, about: name, on: date, by: person)
    }

    func corrected<Kind: Act>(
        _ kind: Kind.Type, to act: any Act, _ subject: String, of day: String, on date: String,
        as name: String = "correction/K"
    ) throws -> Given {
        let (correction, name) = try correction(of: kind, to: act, subject, of: day, as: name)
        return try and(correction, about: name, on: date)
    }

    private func correction<Kind: Act>(
        of kind: Kind.Type, to act: any Act, _ subject: String, of day: String, as name: String
    ) throws -> (EntryCorrected, String) {
        let event = try #require(events.last { $0.act is Kind })
        let thing = try #require(StreamName(parsing: subject))
        let legalDay = try #require(LegalDate(day))
        let right = try #require(
            EmbeddedCommand<PlainActs>(act, about: thing, on: legalDay))
        return (
            EntryCorrected(
                corrects: event.context.position, reason: text("typed wrongly"),
                replacement: right, original: right, reversedLegs: UInt16Field(0)), name
        )
    }
}

import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

@Suite struct CredentialTests {
    private func key(_ byte: UInt8) throws -> KeyBytes {
        try #require(KeyBytes(Array(repeating: byte, count: 32)))
    }

    private func issued(_ byte: UInt8, to actor: UInt64 = 1) throws -> CredentialIssued {
        CredentialIssued(actor: Reference(actor), publicKey: try key(byte), label: text("card"))
    }

    private let revoked = CredentialRevoked(reason: text("lost"))

    @Test func `a key is one person's at a time`() throws {
        let given = try Given().and(issued(7), about: "credential/A", on: "2024-05-01")
        try given.when(issued(7), about: "credential/B", on: "2024-05-02")
            .thenRefused(.keyInForce)
        try given.when(issued(8), about: "credential/B", on: "2024-05-02")
            .then("credential.issued")
        try given.and(revoked, about: "credential/A", on: "2024-05-03")
            .when(issued(7), about: "credential/B", on: "2024-05-04").then("credential.issued")
    }

    @Test func `a key is revoked once, and not before it was issued`() throws {
        let given = try Given().and(issued(7), about: "credential/A", on: "2024-05-02")
        try given.when(revoked, about: "credential/A", on: "2024-05-01")
            .thenRefused(.dateOutOfOrder)
        try given.and(revoked, about: "credential/A", on: "2024-05-03")
            .when(revoked, about: "credential/A", on: "2024-05-03").thenRefused(.wrongStage)
    }

    @Test func `nobody unknown and nobody suspended gets a key`() throws {
        let given = try Given()
        try given.when(issued(7, to: 99), about: "credential/A", on: "2024-05-01")
            .thenRefused(.actorUnknown)
        let second = try given.and(
            ActorRegistered(name: text("second")), about: "actor/second", on: "2024-05-01")
        let place = try second.reference("actor/second").position.rawValue
        try second.and(
            ActorSuspended(reason: text("left")), about: "actor/second", on: "2024-05-01"
        ).when(issued(7, to: place), about: "credential/A", on: "2024-05-01")
            .thenRefused(.actorSuspended)
    }

    @Test func `a key is in force from its issue until the day before its revocation`() throws {
        let given = try Given().and(issued(7), about: "credential/A", on: "2024-05-02")
            .and(revoked, about: "credential/A", on: "2024-05-04")
        let state = try #require(given.ledger.credentials.keys(of: Reference(1)).first)
        let days = ["2024-05-01", "2024-05-02", "2024-05-03", "2024-05-04"].map(date)
        #expect(days.map(state.isInForce) == [false, true, true, false])
    }
}

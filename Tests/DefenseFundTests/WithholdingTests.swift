import Accounting
import EventSourcing
import TestSupport
import Testing

@testable import DefenseFund

/// What may be withheld under what, and the end of a key.
@Suite struct WithholdingTests {
    private func given() throws -> Given {
        try Given().and(
            SecretDesignated(
                effectiveUntil: date("2025-03-31"), criteriaMet: true, isMDASecret: false,
                isSpeciallyDesignatedSecret: false, touches: nil), about: "secret/S",
            on: "2024-05-01")
    }

    private func withheld(_ under: String) throws -> PlainText {
        let name = try #require(StreamName(parsing: under))
        let digits = String(repeating: "a5", count: 32)
        return text(try #require(WithheldText(under: name, digits: digits)).text)
    }

    private func renamed(_ under: String) throws -> PartyRenamed {
        PartyRenamed(name: try withheld(under))
    }

    @Test(arguments: ["secret/S", "party/maker", "party/body", "actor/everyone"])
    func `a text is withheld under a secret, a party or an actor`(name: String) throws {
        try given().when(renamed(name), about: "party/maker", on: "2024-06-01")
            .then("party.renamed")
    }

    @Test func `a party is registered with a name that is withheld under itself`() throws {
        func registered(under name: String) throws -> PartyRegistered {
            PartyRegistered(name: try withheld(name), kind: .other, corporationNumber: nil)
        }
        let given = try given()
        try given.when(registered(under: "party/new"), about: "party/new", on: "2024-06-01")
            .then("party.registered")
        try given.when(registered(under: "party/newer"), about: "party/new", on: "2024-06-01")
            .thenRefused(.subjectUnknown)
    }

    @Test func `nothing is withheld under another thing, or one that is not there`() throws {
        let given = try given()
        for name in ["corporation/C", "fund", "secret"] {
            try given.when(renamed(name), about: "party/maker", on: "2024-06-01")
                .thenRefused(.wrongSubject)
        }
        try given.when(renamed("secret/T"), about: "party/maker", on: "2024-06-01")
            .thenRefused(.subjectUnknown)
    }

    @Test func `a secret hides until the end of its period, by the day of recording`() throws {
        let given = try given()
        try given.when(
            renamed("secret/S"), about: "party/maker", on: "2024-06-01", recorded: "2025-03-31"
        ).then("party.renamed")
        try given.when(
            renamed("secret/S"), about: "party/maker", on: "2024-06-01", recorded: "2025-04-01"
        ).thenRefused(.secretExpired)
        try given.and(SecretLifted(reason: text("x")), about: "secret/S", on: "2024-05-02")
            .when(renamed("secret/S"), about: "party/maker", on: "2024-06-01")
            .thenRefused(.secretLifted)
    }

    @Test func `a text that only looks like one that is withheld is a text`() throws {
        try given().when(
            PartyRenamed(name: text("withheld:secret/T:a5")), about: "party/maker",
            on: "2024-06-01"
        ).then("party.renamed")
    }

    @Test func `two persons destroy the key of a secret, a party or an actor, once`() throws {
        let given = try given()
        let acts: [(any Act, String, String, String)] = [
            (
                SecretKeyDestroyed(reason: text("x")), "secret/S", "secret.keyDestroyed",
                "party/body"
            ),
            (PartyKeyDestroyed(reason: text("x")), "party/maker", "party.keyDestroyed", "secret/S"),
            (
                ActorKeyDestroyed(reason: text("x")), "actor/everyone", "actor.keyDestroyed",
                "secret/S"
            ),
        ]
        for (act, name, event, other) in acts {
            try given.when(act, about: name, on: "2024-06-01", by: "everyone")
                .thenRefused(.secondPersonNeeded)
            try given.when(act, about: name, on: "2024-06-01").then(event)
            let destroyed = try given.and(act, about: name, on: "2024-06-01")
            #expect(
                destroyed.ledger.keys.destroyedOn
                    == [try given.reference(name): date("2024-06-01")])
            try destroyed.when(act, about: name, on: "2024-06-02").thenRefused(.keyDestroyed)
            try destroyed.when(renamed(name), about: "party/maker", on: "2024-06-02")
                .thenRefused(.keyDestroyed)
            try destroyed.when(renamed(other), about: "party/maker", on: "2024-06-02")
                .then("party.renamed")
        }
    }

    @Test func `the key of a lifted secret is destroyed on any day since its designation`() throws {
        let given = try given()
            .and(SecretLifted(reason: text("x")), about: "secret/S", on: "2024-05-02")
        try given.when(
            SecretKeyDestroyed(reason: text("x")), about: "secret/S", on: "2024-05-01"
        ).then("secret.keyDestroyed")
        try given.when(
            SecretKeyDestroyed(reason: text("x")), about: "secret/T", on: "2024-05-02"
        ).thenRefused(.subjectUnknown)
    }

    @Test func `the text names what it is withheld under, and has one form`() throws {
        let digits = String(repeating: "0f", count: 32)
        let text = try #require(WithheldText(parsing: "withheld:secret/S-1:\(digits)"))
        #expect(text.under.text == "secret/S-1")
        #expect(text.digits == digits)
        #expect(text.text == "withheld:secret/S-1:\(digits)")
        for other in [
            "withheld:", "withheld:secret/S-1", "withheld:secret/S-1:\(digits)0",
            "withheld:secret/S-1:\(digits.uppercased())", "withheld:a b:\(digits)",
            "withheld::\(digits)", "withheld:secret/S-1:\(digits):",
            "Withheld:secret/S-1:\(digits)",
            " withheld:secret/S-1:\(digits)", "withheld:secret/S-1:\(digits.dropLast())é",
        ] {
            #expect(WithheldText(parsing: other) == nil, "\(other)")
        }
    }
}

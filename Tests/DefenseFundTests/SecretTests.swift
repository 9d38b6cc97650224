import Accounting
import Containers
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// Defense Equipment Confidential: periods, holders and notices (C23).
@Suite struct SecretTests {
    private func designated(
        until: String = "2025-03-31", criteriaMet: Bool = true, isMDASecret: Bool = false,
        isSpeciallyDesignatedSecret: Bool = false, touches: StreamReference? = nil
    ) -> SecretDesignated {
        SecretDesignated(
            effectiveUntil: date(until), criteriaMet: criteriaMet, isMDASecret: isMDASecret,
            isSpeciallyDesignatedSecret: isSpeciallyDesignatedSecret, touches: touches)
    }

    private func given() throws -> Given {
        try Given().and(designated(), about: "secret/S", on: "2024-05-01")
    }

    /// Provided to `maker` and `other-maker`.
    private func held() throws -> Given {
        let given = try given()
        return try given.and(
            SecretProvided(
                contractor: given.party("maker"), documentDatedOn: date("2024-05-01")),
            about: "secret/S", on: "2024-05-02"
        ).and(
            SecretProvided(
                contractor: given.party("other-maker"), documentDatedOn: date("2024-05-03")),
            about: "secret/S", on: "2024-05-03")
    }

    private func extended(
        _ given: Given, until: String = "2026-03-31", criteriaMet: Bool = true,
        told: [(String, String)] = [("other-maker", "2025-03-10"), ("maker", "2025-03-11")]
    ) throws -> SecretPeriodExtended {
        SecretPeriodExtended(
            effectiveUntil: date(until), criteriaMet: criteriaMet,
            notices: try told.map {
                SecretNotice(contractor: try given.party($0.0), notifiedOn: date($0.1))
            })
    }

    @Test func `what another law protects, or what meets no need, is not designated (Act 27(1))`()
        throws
    {
        let given = try Given()
        try given.when(designated(isMDASecret: true), about: "secret/S", on: "2024-05-01")
            .thenRefused(.secretOfOtherLaw)
        try given.when(
            designated(isSpeciallyDesignatedSecret: true), about: "secret/S", on: "2024-05-01"
        ).thenRefused(.secretOfOtherLaw)
        try given.when(designated(criteriaMet: false), about: "secret/S", on: "2024-05-01")
            .thenRefused(.criteriaNotMet)
        try given.when(designated(until: "2024-04-30"), about: "secret/S", on: "2024-05-01")
            .thenRefused(.dateOutOfOrder)
        try given.when(designated(until: "2024-05-01"), about: "secret/S", on: "2024-05-01")
            .then("secret.designated")
    }

    @Test func `what a secret is needed for is a plan, a grant or a contract`() throws {
        let given = try Funded.advanced()
        for name in ["adjustmentPlan/P", "grant/G"] {
            try given.when(
                designated(touches: given.reference(name)), about: "secret/S", on: "2024-05-01"
            ).then("secret.designated")
        }
        let contract = try Stable.accepted()
        try contract.when(
            designated(touches: contract.reference("initiativeContract/K")), about: "secret/S",
            on: "2024-05-01"
        ).then("secret.designated")
        try given.when(
            designated(touches: given.reference("party/maker")), about: "secret/S",
            on: "2024-05-01"
        ).thenRefused(.wrongSubject)
        try given.when(
            designated(touches: StreamReference(LogPosition(9_999))), about: "secret/S",
            on: "2024-05-01"
        ).thenRefused(.subjectUnknown)
    }

    @Test func `a secret is provided once to a manufacturer, while its period lasts`() throws {
        let given = try given()
        func provided(_ party: String, document: String = "2024-05-01") throws -> SecretProvided {
            SecretProvided(contractor: try given.party(party), documentDatedOn: date(document))
        }
        try given.when(provided("bank"), about: "secret/S", on: "2024-05-02")
            .thenRefused(.partyOfWrongKind)
        try given.when(
            provided("maker", document: "2024-05-03"), about: "secret/S", on: "2024-05-02"
        ).thenRefused(.dateOutOfOrder)
        try given.when(
            provided("maker", document: "2024-04-30"), about: "secret/S", on: "2024-05-02"
        ).thenRefused(.dateOutOfOrder)
        try given.when(provided("maker"), about: "secret/S", on: "2025-03-31")
            .then("secret.provided")
        try given.when(provided("maker"), about: "secret/S", on: "2025-04-01")
            .thenRefused(.secretExpired)
        try held().when(provided("maker"), about: "secret/S", on: "2024-06-01")
            .thenRefused(.nothingChanges)
    }

    @Test func `a period is extended at its end only, and to a later day (C23)`() throws {
        let given = try held()
        try given.when(
            extended(given, told: [("maker", "2025-02-01"), ("other-maker", "2025-02-01")]),
            about: "secret/S", on: "2025-02-28"
        ).thenRefused(.secretNotExpiring)
        try given.when(
            extended(given, told: [("maker", "2025-02-01"), ("other-maker", "2025-02-01")]),
            about: "secret/S", on: "2025-03-01"
        ).then("secret.periodExtended")
        try given.when(
            extended(given, told: [("maker", "2025-02-01"), ("other-maker", "2025-01-29")]),
            about: "secret/S", on: "2025-03-01"
        ).thenRefused(.dateOutOfOrder)
        try given.when(extended(given), about: "secret/S", on: "2025-03-31")
            .then("secret.periodExtended")
        try given.when(extended(given), about: "secret/S", on: "2025-04-01")
            .thenRefused(.secretExpired)
        try given.when(extended(given, until: "2025-03-31"), about: "secret/S", on: "2025-03-31")
            .thenRefused(.dateOutOfOrder)
        try given.when(extended(given, criteriaMet: false), about: "secret/S", on: "2025-03-31")
            .thenRefused(.criteriaNotMet)
        // The new period counts from then on, and can be extended again.
        let once = try given.and(extended(given), about: "secret/S", on: "2025-03-31")
        try once.when(extended(given, until: "2027-03-31"), about: "secret/S", on: "2025-04-01")
            .thenRefused(.secretNotExpiring)
        let told = [("maker", "2026-03-10"), ("other-maker", "2026-03-10")]
        try once.when(
            extended(given, until: "2027-03-31", told: told), about: "secret/S", on: "2026-03-31"
        ).then("secret.periodExtended")
    }

    @Test func `each holder is told of an extension, and nobody else (C23)`() throws {
        let given = try held()
        let told = ("maker", "2025-03-10")
        let incomplete = [
            [], [told], [told, told], [told, ("other-maker", "2025-03-10"), told],
            [told, ("other-maker", "2025-03-10"), ("bank", "2025-03-10")],
        ]
        for notices in incomplete {
            try given.when(extended(given, told: notices), about: "secret/S", on: "2025-03-31")
                .thenRefused(.noticesIncomplete)
        }
        for other in ["2024-05-02", "2025-04-01"] {
            try given.when(
                extended(given, told: [told, ("other-maker", other)]), about: "secret/S",
                on: "2025-03-31"
            ).thenRefused(.dateOutOfOrder)
        }
        try self.given().when(extended(given, told: []), about: "secret/S", on: "2025-03-31")
            .then("secret.periodExtended")
    }

    @Test func `a secret is lifted once, also after its end; then nothing follows`() throws {
        let given = try held()
        let lifted = SecretLifted(reason: text("no longer secret"))
        try given.when(lifted, about: "secret/S", on: "2025-04-01").then("secret.lifted")
        let after = try given.and(lifted, about: "secret/S", on: "2025-03-10")
        try after.when(lifted, about: "secret/S", on: "2025-03-11").thenRefused(.secretLifted)
        try after.when(extended(given), about: "secret/S", on: "2025-03-11")
            .thenRefused(.secretLifted)
        try after.when(
            SecretProvided(contractor: given.party("maker"), documentDatedOn: date("2025-03-11")),
            about: "secret/S", on: "2025-03-11"
        ).thenRefused(.secretLifted)
    }
}

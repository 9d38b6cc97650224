import Accounting
@testable import DefenseFund
import EventSourcing
import TestSupport
import Testing

/// What `daicho new` shows is what the rules take, where they could refuse the fields together.
@Suite struct ExampleTests {
    @Test func `the example of a parameter is a value that it can have`() throws {
        try Given().when(ParameterSet.exampleRecord, about: "parameter/addOnRate", on: "2025-04-01")
            .then("parameter.set")
    }

    @Test func `the example of a secret is of no other law`() throws {
        try Given().when(SecretDesignated.exampleRecord, about: "secret/S-1", on: "2025-04-01")
            .then("secret.designated")
    }

    @Test func `the example of a journal is balanced and in a book that may be posted to`() throws {
        try Funded.fund().when(
            JournalPosted.exampleRecord, about: "journal/J-1", on: "2025-04-01"
        )
        .thenPosts("Dr SUPPORT:521 1000000", "Cr SUPPORT:221 1000000")
    }
}

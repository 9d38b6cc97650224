import Accounting

/// A parameter that the rules know: its kind, its default, and how sure the default is.
///
/// Only what a rule reads stands here: a value that nothing obeys would be a false promise.
public struct ParameterDefinition: Sendable {
    public let name: String
    public let kind: Kind
    public let defaultText: String
    public let source: String
    /// Whether the default was read in its source, or is an assumption to be confirmed.
    public let isVerified: Bool

    public enum Kind: Sendable {
        case rate
        case number(ClosedRange<Int>, unit: String)
        case amount
        /// A date, or the word `none`.
        case date
        /// One of the words.
        case word([String])
        /// Names separated by commas, of parties that are registered; or the word `any`.
        case partyNames
        /// Some of the words, separated by commas.
        case someOf([String])
    }

    /// Where returned grants and charges go.
    static let returns = "returnsDestination"
    static let treasury = "treasury"

    public static let all: [ParameterDefinition] = [
        .init(
            name: "addOnRate", kind: .rate, defaultText: "10.95%",
            source: "Subsidy Act 19(1), as commentaries quote it", isVerified: false),
        .init(
            name: "lateChargeRate", kind: .rate, defaultText: "10.95%",
            source: "Subsidy Act 19(2), as commentaries quote it", isVerified: false),
        .init(
            name: "chargeDayBase", kind: .number(360...366, unit: "days"), defaultText: "365",
            source: "Act No. 13 of 1970, Art 25", isVerified: false),
        .init(
            name: "operatingCostCeiling", kind: .amount, defaultText: "9223372036854775807",
            source: "no ceiling was found", isVerified: false),
        .init(
            name: "eligibleSecurities", kind: .someOf(["governmentBond", "listedSecurity"]),
            defaultText: "governmentBond",
            source: "Act 18(4)(i)", isVerified: true),
        .init(
            name: "eligibleInstitutions", kind: .partyNames, defaultText: "any",
            source: "Act 18(4)(ii); list not found", isVerified: false),

        // Approvals

        // Periods
        .init(
            name: "latePostingLimitDays", kind: .number(0...3_650, unit: "days"),
            defaultText: "30", source: "no limit was found", isVerified: false),

        // Findings

        // The Corporation and its journals
        .init(
            name: "annualReportMonths", kind: .number(1...12, unit: "months"), defaultText: "3",
            source: "Act 19(3)", isVerified: true),
        .init(
            name: "disqualificationYears", kind: .number(0...10, unit: "years"), defaultText: "2",
            source: "Act 15(2)(ii)", isVerified: true),
        .init(
            name: "fundClosingOn", kind: .date, defaultText: "none",
            source: "review of funds of 2023: within ten years in principle; date not found",
            isVerified: false),

        // Grants and plans
        .init(
            name: "assetThresholdYen", kind: .amount, defaultText: "500000",
            source: "practice under Subsidy Act 22", isVerified: false),
        .init(
            name: returns, kind: .word(["fund", treasury]), defaultText: "fund",
            source: "not found; other income goes to the fund by Act 18(3)", isVerified: false),
        .init(
            name: "returnProcedureDeadlineDays", kind: .number(0...3_650, unit: "days"),
            defaultText: "30", source: "Basic Policy 3.3.2 says promptly", isVerified: false),

        // Stable manufacturing
        .init(
            name: "payWithoutDelayDays", kind: .number(0...3_650, unit: "days"), defaultText: "30",
            source: "Basic Policy 3.1.3: without delay; Act No. 256 of 1949, Art 6, not opened",
            isVerified: false),

        // Secrets
        .init(
            name: "secretExtensionDays", kind: .number(0...366, unit: "days"), defaultText: "30",
            source: "Cabinet Order 290/2023 Art 4 says at the end of the period, not how near it",
            isVerified: false),

        // Facilities
        .init(
            name: "facilityInventoryMonths", kind: .number(1...120, unit: "months"),
            defaultText: "12", source: "no interval was found", isVerified: false),
        .init(
            name: "facilityReportMonths", kind: .number(1...12, unit: "months"), defaultText: "3",
            source: "Act 30(6); Ordinance 14/2023 ch.4", isVerified: true),

        // Surveys
    ]

    public static func named(_ name: some StringProtocol) -> ParameterDefinition? {
        known[String(name)]?.definition
    }

    /// What holds where nothing was set; `nil` if the rules know no such parameter.
    static func defaultValue(of name: String) -> ParameterValue? { known[name]?.value }

    /// Every definition with its default, read once: the rules ask at each return.
    private static let known = Dictionary(
        uniqueKeysWithValues: all.map { definition in
            guard
                let value = ParameterValue(definition.defaultText, kind: definition.kind)
            else { preconditionFailure("the default of \(definition.name) is not of its kind") }
            return (definition.name, (definition: definition, value: value))
        })
}

public import StateCoding

// Inlined, since a ledger of millions of events holds as many payments.
extension Yen: StateCodable {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ yen: Yen?) throws(StateFault) -> Yen {
        try coder.value(yen, { $0.rawValue }, example: 0) { Yen(exactly: $0) }
    }
}

extension LegalDate: StateCodable {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ date: LegalDate?) throws(StateFault)
        -> LegalDate
    {
        try coder.value(date, { $0.daysSince1970 }, example: 0) { LegalDate(daysSince1970: $0) }
    }
}

extension FiscalYear: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ year: FiscalYear?) throws(StateFault)
        -> FiscalYear
    {
        try coder.value(year, { $0.firstCalendarYear }, example: 2024) {
            FiscalYear(firstCalendarYear: $0)
        }
    }
}

extension AnnualRate: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ rate: AnnualRate?) throws(StateFault)
        -> AnnualRate
    {
        try coder.value(rate, { $0.hundredthsOfPercent }, example: 0) {
            AnnualRate(hundredthsOfPercent: $0)
        }
    }
}

extension Book: StateChoice {}

extension AccountCode: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ code: AccountCode?) throws(StateFault)
        -> AccountCode
    {
        try coder.value(code, { $0.rawValue }, example: 100) { AccountCode(rawValue: $0) }
    }
}

extension AccountKey: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ key: AccountKey?) throws(StateFault)
        -> AccountKey
    {
        AccountKey(
            book: try coder.part("book", key) { $0.book },
            code: try coder.part("code", key) { $0.code },
            subAccount: try coder.part("subAccount", key) { $0.subAccount })
    }
}

/// Every journal test, in the order in which work-papers stand.
public enum JournalTestCatalogue {
    static let tests: [any JournalTest.Type] = [
        GapTest.self, BalanceTest.self, DuplicateTest.self, RoundSumTest.self, BenfordTest.self,
        NightTest.self, WeekendTest.self, HolidayTest.self, RareUserTest.self,
        RareAccountTest.self, DocumentDateTest.self, LimitTest.self, PeriodEndTest.self,
        LateTest.self, SelfApprovalTest.self, ApprovalRingTest.self, SplitPaymentTest.self,
    ]

    public static let declarations: [JournalTestDeclaration] = tests.map { $0.declaration }
}

extension ReportDescription {
    /// The settlement of income and expenditure of a fiscal year (収支決算書), beside what the
    /// Corporation reported.
    static let yearEndSettlement = ReportDescription(
        "yearEndSettlement",
        ReportLabel("収支決算書", "Year-end settlement of income and expenditure"),
        basis: "Act 19(3)", about: .year, from: .register("settlements"), where: "year",
        words: [
            "subsidies": ReportLabel("国庫補助金", "State subsidies"),
            "yield": ReportLabel("運用収入", "Yield of the fund"),
            "charges": ReportLabel("加算金・延滞金", "Add-on and late charges"),
            "grants": ReportLabel("助成金", "Grants"),
            "operatingCost": ReportLabel("事務費", "Operating cost"),
            "investmentLosses": ReportLabel("運用損", "Losses of investments"),
            "treasuryPayments": ReportLabel("国庫納付金", "Payments to the Treasury"),
            "stateReturns": ReportLabel("補助金返還", "Subsidies returned to the State"),
            "supportIncome": ReportLabel("支援業務収入", "Income of support operations"),
            "supportExpense": ReportLabel("支援業務支出", "Expense of support operations"),
            "otherIncome": ReportLabel("その他業務収入", "Income of other business"),
            "otherExpense": ReportLabel("その他業務支出", "Expense of other business"),
            "total": ReportLabel("合計", "Total"),
        ],
        total: true,
        [
            ReportColumn("line", "科目コード", "Line"),
            ReportColumn("itemJapanese", "科目", "Item (Japanese)", .word("line", isJapanese: true)),
            ReportColumn("item", "科目（英語）", "Item", .word("line", isJapanese: false)),
            ReportColumn("incomeYen", "収入", "Income", .sum([income("bookedYen")])),
            ReportColumn("expenditureYen", "支出", "Expenditure", .sum([expense("bookedYen")])),
            ReportColumn("balanceYen", "収支差額", "Balance", balance("bookedYen")),
            ReportColumn("reportedYen", "報告による差額", "As reported", balance("reportedYen")),
        ])

    private static func income(_ column: String) -> ReportColumn.Term {
        .init(column: column, condition: .among("line", incomeLines))
    }

    private static func expense(_ column: String, isNegative: Bool = false) -> ReportColumn.Term {
        .init(column: column, condition: .among("line", expenseLines), isNegative: isNegative)
    }

    /// Income less expenditure: adds up over the lines.
    private static func balance(_ column: String) -> ReportColumn.Value {
        .sum([income(column), expense(column, isNegative: true)])
    }

    private static let incomeLines = [
        "subsidies", "yield", "charges", "supportIncome", "otherIncome",
    ]
    private static let expenseLines = [
        "grants", "operatingCost", "investmentLosses", "treasuryPayments", "stateReturns",
        "supportExpense", "otherExpense",
    ]
}

import DefenseFund

/// Every report: the statutory ones as they are described, and each register by its name.
public enum ReportCatalogue {
    public static let statutory: [ReportDescription] = [
        .fundSheet, .yearEndSettlement, .grantCard, .planRegister, .returnLedger,
        .investmentLadder, .stableSpending, .facilityRegister, .processingHistory,
    ]

    /// The registers, each of which is a free report of all its columns. What may be withheld from
    /// the public stands in them too.
    public static let free: [ReportDescription] = registers.map { register in
        let table = register(LedgerView())
        return ReportDescription(
            table.name, ReportLabel("", "Register: \(table.name)"), basis: "",
            from: .register(table.name), widest: .regulator,
            table.columns.map { ReportColumn($0.name, "", $0.title) })
    }

    public static let all = statutory + free

    public static func report(named name: String) -> ReportDescription? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    private typealias Register = @Sendable (LedgerView) -> RegisterTable

    private static let registers: [Register] = [
        { $0.grantRegister }, { $0.assetRegister }, { $0.returnsLedger() }, { $0.planRegister },
        { $0.facilityRegister }, { $0.facilityOperations }, { $0.facilityUse },
        { $0.secretRegister }, { $0.investmentRegister }, { $0.fundBalance },
        { $0.corporationRegister }, { $0.treasuryRegister }, { $0.stablePlanRegister },
        { $0.initiativeContractRegister }, { $0.stableBudgetRegister }, { $0.surveyRegister },
        { $0.findingRegister }, { $0.assertionRegister }, { $0.periodRegister },
        { $0.correctionRegister }, { $0.trialBalance() }, { $0.settlements },
        { $0.refusalCounts },
    ]

    private static let registerByName = Dictionary(
        uniqueKeysWithValues: registers.map { ($0(LedgerView()).name, $0) })

    /// One register alone, which is there: a table is made again behind every event that may change
    /// it.
    public static func register(named name: String, in view: LedgerView) -> RegisterTable {
        guard let register = registerByName[name] else {
            preconditionFailure("there is no register \(name)")
        }
        return register(view)
    }
}

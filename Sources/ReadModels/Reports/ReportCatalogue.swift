import DefenseFund

/// Every report: the statutory ones as they are described, and each register by its name.
public enum ReportCatalogue {
    public static let statutory: [ReportDescription] = [
        .fundSheet, .yearEndSettlement, .grantCard, .planRegister, .returnLedger,
        .investmentLadder, .stableSpending, .facilityRegister, .processingHistory,
    ]

    /// The registers, each of which is a free report of all its columns. What may be withheld from
    /// the public stands in them too.
    public static let free: [ReportDescription] = LedgerTable.reported.map { register in
        let table = register(in: LedgerView())
        return ReportDescription(
            table.name, ReportLabel("", "Register: \(table.name)"), basis: "",
            from: .register(table.name), widest: .regulator,
            table.columns.map { ReportColumn($0.name, "", $0.title) })
    }

    public static let all = statutory + free

    public static func report(named name: String) -> ReportDescription? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    private static let registerByName = Dictionary(
        uniqueKeysWithValues: LedgerTable.reported.map { ($0.name, $0) })

    /// One register alone, which is there: a table is made again behind every event that may change
    /// it.
    public static func register(named name: String) -> LedgerTable {
        guard let register = registerByName[name] else {
            preconditionFailure("there is no register \(name)")
        }
        return register
    }
}

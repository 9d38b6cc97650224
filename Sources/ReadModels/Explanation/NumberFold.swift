public import Accounting
public import DefenseFund
import EventSourcing

/// The fold that one table is made from, whichever table it is.
public struct NumberFold: Sendable {
    /// Which table.
    public enum Source: Hashable, Sendable {
        /// A register, the trial balance, a table about a day, or the one of whose money paid what,
        /// by its name.
        case table(String)
        /// A report as it was issued.
        case report(ReportQuery)
    }

    public let source: Source
    private let day: LegalDate?
    private var own: LedgerView
    private var report: ReportFold?
    /// Whose money paid what; `nil` if nobody asks.
    private var money: MoneySources?

    /// - Parameters:
    ///   - source: one that ``tableNames(on:)`` names, or a report about `day`.
    ///   - day: later effects are not in force; `nil` for all that is recorded.
    public init(_ source: Source, on day: LegalDate?) {
        self.source = source
        self.day = day
        own = LedgerView(on: day)
        money = source == .table(Self.sources) ? MoneySources() : nil
        if case .report(let query) = source { report = ReportFold(on: query.day, for: [query]) }
    }

    /// Every table that can be asked about: with a day also those that depend on one.
    public static func tableNames(on day: LegalDate?) -> [String] {
        ReportCatalogue.free.map(\.name) + [parameters, sources]
            + (day == nil ? [] : [obligations, permissions])
    }

    // The names of the tables that no report is issued of.
    private static let parameters = LedgerTable.parameters.name
    private static let sources = RegisterTable([MoneyPart]()).name
    private static let obligations = "obligations"
    private static let permissions = "permissions"

    public mutating func apply(_ event: RecordedEvent) throws(IllegalTransition) {
        // In place, so that nothing is copied.
        if report == nil { try own.apply(event) } else { try report?.apply(event) }
        if money != nil, own.isInForce(event) { money?.add(event, in: own) }
    }

    var view: LedgerView { report?.view ?? own }

    /// See ``LedgerState/only(_:)``.
    func only(_ subject: LedgerState.Subject) -> NumberFold {
        var one = self
        if let report { one.report = report.only(subject) } else { one.own = own.only(subject) }
        return one
    }

    /// The table behind the last event.
    public var table: RegisterTable {
        switch source {
        case .report(let query):
            guard let report else { preconditionFailure("a report is made from its own fold") }
            return report.table(of: query)
        case .table(Self.obligations): return own.obligationRegister(on: day ?? .latest)
        case .table(Self.permissions): return own.permissionTable(on: day ?? .latest)
        case .table(Self.parameters): return own.parameterRegister(on: day ?? .latest)
        case .table(Self.sources): return RegisterTable(money?.parts ?? [])
        case .table(let name): return ReportCatalogue.register(named: name)(in: own)
        }
    }
}

public import Accounting
public import DefenseFund
public import EventSourcing

/// The fold that reports about one day are made from: the view, and what no view keeps.
public struct ReportFold: Sendable {
    public private(set) var view: LedgerView
    private var grantActs: [Reference<Grant>: GrantActs] = [:]
    private var processing: [FiscalYear: ProcessingHistory] = [:]

    /// - Parameters:
    ///   - queries: what may be asked of it; all of them about the day.
    ///   - start: of events before ``start(for:)``, about the same day.
    public init(on day: LegalDate, for queries: [ReportQuery], from start: LedgerView? = nil) {
        precondition(queries.allSatisfy { $0.day == day })
        precondition(start.map { $0.cutoff == day } ?? true)
        view = start ?? LedgerView(on: day)
        for query in queries {
            switch query.description.source {
            case .register: break
            case .grantActs:
                if let grant = query.grant { grantActs[grant] = GrantActs(of: grant) }
            case .processing:
                if let year = query.year { processing[year] = ProcessingHistory(of: year) }
            }
        }
    }

    /// From which event on the fold must be given all, for what no view keeps; `nil` if it may go
    /// on from any view.
    public static func start(for queries: [ReportQuery]) -> LogPosition? {
        queries.compactMap { query in
            switch query.description.source {
            case .register: nil
            // Nothing is about a grant before the event that introduces it.
            case .grantActs: query.grant?.position
            case .processing: .start
            }
        }.min()
    }

    public mutating func apply(_ event: RecordedEvent) throws(IllegalTransition) {
        try view.apply(event)
        guard view.isInForce(event) else { return }
        for grant in grantActs.keys { grantActs[grant]?.add(event, in: view) }
        for year in processing.keys { processing[year]?.add(event) }
    }

    /// The report as of the last event applied.
    public func table(of query: ReportQuery) -> RegisterTable {
        query.description.table(of: source(of: query), for: query, in: view)
    }

    /// See ``LedgerState/only(_:)``.
    func only(_ subject: LedgerState.Subject) -> ReportFold {
        var one = self
        one.view = view.only(subject)
        return one
    }

    private func source(of query: ReportQuery) -> RegisterTable {
        switch query.description.source {
        case .register(let name):
            return ReportCatalogue.register(named: name, in: view)
        case .grantActs:
            guard let acts = query.grant.flatMap({ grantActs[$0] }) else {
                preconditionFailure("a fold is asked for a grant that it was not told of")
            }
            return acts.table
        case .processing:
            guard let history = query.year.flatMap({ processing[$0] }) else {
                preconditionFailure("a fold is asked for a year that it was not told of")
            }
            return history.table(in: view)
        }
    }
}

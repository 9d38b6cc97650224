public import Accounting
public import DefenseFund
import EventSourcing

/// The fold that reports about one day are made from: the view, and what no view keeps.
public struct ReportFold: Sendable {
    public private(set) var view: LedgerView
    private var grantActs: [Reference<Grant>: GrantActs] = [:]
    private var processing: [FiscalYear: ProcessingHistory] = [:]

    /// - Parameter queries: what may be asked of it; all of them about the day.
    public init(on day: LegalDate, for queries: [ReportQuery]) {
        precondition(queries.allSatisfy { $0.day == day })
        view = LedgerView(on: day)
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

public import Accounting
public import DefenseFund
public import EventSourcing
public import StateCoding

/// The fold that reports about one day are made from: the view, and what no view keeps.
public struct ReportFold: Sendable {
    public private(set) var view: LedgerView
    private var grantActs: [Reference<Grant>: GrantActs] = [:]
    private var processing: [FiscalYear: ProcessingHistory] = [:]

    /// - Parameters:
    ///   - queries: what may be asked of it; all of them about the day.
    ///   - start: of events before ``start(for:)``, about the same day.
    ///   - past: the events of ``LedgerView/processing`` of the start, if ``tellsProcessing(_:)``.
    public init(
        on day: LegalDate, for queries: [ReportQuery], from start: LedgerView? = nil,
        past: [RecordedEvent] = []
    ) {
        precondition(queries.allSatisfy { $0.day == day })
        precondition(start.map { $0.cutoff == day } ?? true)
        view = start ?? LedgerView(on: day)
        for query in queries {
            switch query.description.source {
            case .register: break
            case .grantActs:
                if let grant = query.grant { grantActs[grant] = GrantActs(of: grant) }
            case .processing:
                guard let year = query.year else { break }
                processing[year] = ProcessingHistory(of: year)
                for event in past { processing[year]?.add(event) }
            }
        }
    }

    /// Whether one of the queries is about the processing history.
    public static func tellsProcessing(_ queries: [ReportQuery]) -> Bool {
        queries.contains { $0.description.source == .processing }
    }

    /// What of a view the queries are answered from, beside what is small; `nil` for all of it.
    public static func sections(for queries: [ReportQuery]) -> Set<StateSection>? {
        var sections: Set<StateSection> = [.names]
        for query in queries {
            switch query.description.source {
            case .register(let name):
                sections.formUnion(ReportCatalogue.register(named: name).sections)
            case .processing: break
            case .grantActs: return nil
            }
        }
        return sections
    }

    /// From which event on the fold must be given all, for what no view keeps; `nil` if it may go
    /// on from any view.
    public static func start(for queries: [ReportQuery]) -> LogPosition? {
        queries.compactMap { query in
            switch query.description.source {
            case .register, .processing: nil
            // Nothing is about a grant before the event that introduces it.
            case .grantActs: query.grant?.position
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
            return ReportCatalogue.register(named: name)(in: view)
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

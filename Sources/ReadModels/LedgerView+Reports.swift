import Containers
public import DefenseFund
public import EventSourcing

extension LedgerView {
    /// The reports that were issued, in the order of the log, each with the event that issued it.
    public var issuedReports: [(name: StreamName, position: LogPosition, state: ReportState)] {
        ledger.reports.compactMap { reference, state in
            name(reference.stream).map { ($0, reference.position, state) }
        }.sorted { $0.1 < $1.1 }
    }
}

import Accounting
public import DefenseFund
public import EventSourcing

/// A report made again, with what it is pinned to: from it alone every form of it is written, so
/// that the same report is the same bytes at any time.
public struct ReportPaper: Sendable {
    public let name: StreamName
    public let state: ReportState
    /// The event that issued it.
    public let position: LogPosition
    public let description: ReportDescription
    public let table: RegisterTable
    /// What it is about beside a day: a grant or a fiscal year; `nil` if nothing.
    let subject: String?
    /// When the last of the events known was recorded.
    let knownAt: RecordedTime?

    /// - Parameter fold: stands at the report's pair of times.
    public init(
        _ state: ReportState, named name: StreamName, at position: LogPosition,
        asking query: ReportQuery, of fold: ReportFold
    ) {
        self.name = name
        self.state = state
        self.position = position
        description = query.description
        table = fold.table(of: query)
        subject =
            state.year?.description ?? state.grant.map { fold.view.label($0.stream) }
        knownAt = fold.view.recordedAt
    }

    /// The columns of the table with their labels.
    var columns: [ReportColumn] { description.columns(for: state.audience) }

    /// What it is pinned to, line by line: a word for each, in both languages.
    var pins: [(label: ReportLabel, value: String)] {
        var pins: [(ReportLabel, String)] = []
        if let subject { pins.append((ReportLabel("対象", "About"), subject)) }
        if !description.basis.isEmpty {
            pins.append((ReportLabel("根拠", "Basis"), description.basis))
        }
        return pins + [
            (ReportLabel("基準日", "About the day"), state.day.description),
            (ReportLabel("既知時点", "As known at"), known),
            (ReportLabel("報告", "Report"), "\(name), event \(position)"),
            (ReportLabel("発行日", "Issued on"), state.issuedOn.description),
            (ReportLabel("配布先", "For"), state.audience.name),
            (ReportLabel("ルート", "Root"), state.root.hexadecimal),
            (ReportLabel("数値のSHA-256", "SHA-256 of the numbers"), state.digest.hexadecimal),
        ]
    }

    var known: String {
        "\(state.size) events" + (knownAt.map { ", recorded by \($0)" } ?? "")
    }

    /// For a terminal: title, table, pins.
    public var text: String {
        let title = description.title
        let heading = [title.japanese, title.english].filter { !$0.isEmpty }
        let lines = pins.map { "\($0.label.english): \($0.value)\n" }
        return heading.joined(separator: "  ") + "\n\n" + table.text + "\n" + lines.joined()
    }
}

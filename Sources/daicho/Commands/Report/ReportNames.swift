import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing
import ReadModels

struct ReportNames: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names",
        abstract: "The reports that can be issued: statutory ones, and every register.",
        discussion: "Example: daicho report names")

    @OptionGroup var form: TableForm

    func run() throws {
        let table = RegisterTable(
            name: "reportNames",
            columns: [
                .init("report", "Report"), .init("japanese", "Title"),
                .init("english", "In English"),
                .init("needs", "Needs"), .init("widest", "For"), .init("basis", "Basis"),
            ],
            rows: ReportCatalogue.all.map { report in
                [
                    .text(report.name), .text(report.title.japanese), .text(report.title.english),
                    .text(report.subject.option ?? ""), .text(report.widest.name),
                    .text(report.basis),
                ]
            })
        try form.print(table)
    }
}

extension ReportDescription.Subject {
    /// What must be given on the command line; `nil` if nothing.
    var option: String? {
        switch self {
        case .none: nil
        case .grant: "--for grant/G-1"
        case .year: "--year FY2024"
        }
    }
}

public import StateCoding

extension ReportState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ report: Self?) throws(StateFault) -> Self
    {
        Self(
            name: try coder.part("name", report) { $0.name },
            day: try coder.part("day", report) { $0.day },
            size: try coder.part("size", report) { $0.size },
            root: try coder.part("root", report) { $0.root },
            digest: try coder.part("digest", report) { $0.digest },
            audience: try coder.part("audience", report) { $0.audience },
            grant: try coder.part("grant", report) { $0.grant },
            year: try coder.part("year", report) { $0.year },
            issuedOn: try coder.part("issuedOn", report) { $0.issuedOn },
            issuedBy: try coder.part("issuedBy", report) { $0.issuedBy })
    }
}

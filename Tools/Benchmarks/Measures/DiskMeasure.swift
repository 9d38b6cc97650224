/// What the largest ledger takes on the disk for an event, in all and by table; the limit is what
/// the record itself takes.
struct DiskMeasure: Measure {
    let name = "disk"

    func lines(_ bench: Bench) throws -> [Line] {
        let built = try bench.ledger(of: bench.largeEventCount)
        let count = Double(built.eventCount)
        let record = Double(built.recordByteCount) / count
        func line(_ name: String, _ bytes: Double, _ note: String = "") -> Line {
            Line(
                measure: name, value: bytes / count, unit: "bytes/event", limit: record, note: note)
        }
        let whole = line(
            name, Double(try built.diskByteCount()),
            "\(built.eventCount) events, limit: the record itself")
        let parts = try bench.programs.run(
            bench.programs.path + "/limits/pages", [built.path]
        ).split(separator: "\n").map { $0.split(separator: " ") }
        return [whole]
            + parts.map { part in
                line("\(name)-\(part[0])", Double(part[1]) ?? .nan, Self.notes["\(part[0])"] ?? "")
            }
    }

    private static let notes = [
        "records": "keys, heads of pages and what stays empty at their ends included",
        "free": "pages that the next commits use",
        "catalogue": "LMDB's two meta pages and its own lists",
        "ahead": "behind the last page",
    ]
}

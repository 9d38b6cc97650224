/// One thing that is measured, on fresh files.
protocol Measure: Sendable {
    var name: String { get }
    func lines(_ bench: Bench) throws -> [Line]
}

/// All of them, in the order in which they run.
enum Measures {
    static let all: [any Measure] = [
        AppendMeasure(perCommit: 1), AppendMeasure(perCommit: 100), AppendMeasure(perCommit: 1000),
        AppendMeasure(perCommit: 1000, groupsAhead: 2), AppendMeasure(perCommit: 8190),
        FourClientsMeasure(), ClientsMeasure(), PostMeasure(), PostToolMeasure(), OpeningMeasure(),
        OpeningImageMeasure(), AsOfMeasure(),
        BalancesMeasure(), BalancesRivals(), ReplayMeasure(), ReplayRivals(), GrowthAppend(),
        GrowthReplay(), GrowthMemory(), DiskMeasure(),
    ]
}

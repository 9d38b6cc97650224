/// Runs the engine and the limit in turn, so that both meet the same weather of the machine.
enum Alternation {
    /// The line of the medians; its note says how many runs there were and how far they lay apart.
    static func line(
        _ measure: String, unit: String, runs: Int, note: String = "",
        engine: () throws -> Double, limit: () throws -> Double
    ) rethrows -> Line {
        var values: [Double] = []
        var limits: [Double] = []
        for _ in 0..<runs {
            values.append(try engine())
            limits.append(try limit())
        }
        return Line(
            measure: measure, value: values.median, unit: unit, limit: limits.median,
            note: [note, spread(values, limits)].filter { !$0.isEmpty }.joined(separator: "; "))
    }

    static func spread(_ values: [Double], _ limits: [Double]) -> String {
        "\(values.count) runs, \(range(values)) against \(range(limits))"
    }

    private static func range(_ values: [Double]) -> String {
        Line.format(values.min() ?? 0) + "-" + Line.format(values.max() ?? 0)
    }
}

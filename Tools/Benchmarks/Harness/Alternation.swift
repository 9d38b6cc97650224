/// Runs the engine and the limit in turn, so that both meet the same weather of the machine.
enum Alternation {
    /// Two lines for work on `count` events: events a second by the clock, and the time of the
    /// processor for each, which others on the machine disturb less.
    static func lines(
        _ measure: String, of count: Double, runs: Int, note: String = "",
        engine: () throws -> WorkTime, limit: () throws -> WorkTime
    ) rethrows -> [Line] {
        var times: [(engine: WorkTime, limit: WorkTime)] = []
        for _ in 0..<runs { times.append((try engine(), try limit())) }
        let scale = 1e6 / count
        return [
            line(
                measure, unit: "events/s", note: note, times.map { count / $0.engine.seconds },
                times.map { count / $0.limit.seconds }),
            line(
                measure + "-work", unit: "us/event", note: "the processor's time",
                times.map { $0.engine.processorSeconds * scale },
                times.map { $0.limit.processorSeconds * scale }),
        ]
    }

    /// The line of the medians; its note says how many runs there were and how far they lay apart.
    static func line(
        _ measure: String, unit: String, note: String, _ values: [Double], _ limits: [Double]
    ) -> Line {
        let spread = "\(values.count) runs, \(range(values)) against \(range(limits))"
        return Line(
            measure: measure, value: values.median, unit: unit, limit: limits.median,
            note: note.isEmpty ? spread : note + "; " + spread)
    }

    private static func range(_ values: [Double]) -> String {
        Line.format(values.min() ?? 0) + "-" + Line.format(values.max() ?? 0)
    }
}

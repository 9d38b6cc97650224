/// Runs the engine and its opponents in turn, so that all meet the same weather of the machine.
enum Alternation {
    /// Two lines for work on `count` events: events a second by the clock, and the time of the
    /// processor for each, which others on the machine disturb less.
    static func lines(
        _ measure: String, of count: Double, runs: Int, note: String = "",
        engine: () throws -> WorkTime, limit: @escaping () throws -> WorkTime
    ) throws -> [Line] {
        let limit = Opponent(line: measure, note: note, isLimit: true, run: limit)
        return try lines(of: count, runs: runs, engine: engine, against: [limit])
    }

    /// The same, and a line for each rival; one that cannot be run says why and is run no more.
    static func lines(
        of count: Double, runs: Int, engine: () throws -> WorkTime, against opponents: [Opponent]
    ) throws -> [Line] {
        var engineTimes: [WorkTime] = []
        var times = [[WorkTime]](repeating: [], count: opponents.count)
        var reasons = [String?](repeating: nil, count: opponents.count)
        for _ in 0..<runs {
            engineTimes.append(try engine())
            for (place, opponent) in opponents.enumerated() where reasons[place] == nil {
                do { times[place].append(try opponent.run()) } catch {
                    guard !opponent.isLimit else { throw error }
                    reasons[place] = "\(error)"
                }
            }
        }
        return opponents.enumerated().flatMap { place, opponent in
            reasons[place].map { reason in
                [
                    Line(
                        measure: opponent.line, value: count / engineTimes.map(\.seconds).median,
                        unit: "events/s", limit: nil, note: "not measured: \(reason)")
                ]
            } ?? lines(opponent, count, engineTimes, times[place])
        }
    }

    private static func lines(
        _ opponent: Opponent, _ count: Double, _ engine: [WorkTime], _ times: [WorkTime]
    ) -> [Line] {
        let rate = line(
            opponent.line, unit: "events/s", note: opponent.note, engine.map { count / $0.seconds },
            times.map { count / $0.seconds })
        // A rival may work in another process, whose processor's time is not seen.
        guard opponent.isLimit else { return [rate] }
        let scale = 1e6 / count
        return [
            rate,
            line(
                opponent.line + "-work", unit: "us/event", note: "the processor's time",
                engine.map { $0.processorSeconds * scale },
                times.map { $0.processorSeconds * scale }),
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

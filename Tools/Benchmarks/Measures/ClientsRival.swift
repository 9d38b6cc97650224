/// PostgreSQL with as many clients, each committing one INSERT after the other.
final class ClientsRival {
    private let line = "clients-256-postgresql"
    private let bench: Bench
    private let written: WrittenEvents
    private let arguments: [String]
    private let count: Double
    private var rates: [Double] = []
    private var reason: String?

    init(_ bench: Bench, _ written: WrittenEvents, _ clients: Int, _ each: Int) {
        self.bench = bench
        self.written = written
        // A tenth of the posts: it takes as long as all of the engine's.
        let each = max(10, each / 10)
        arguments = ["\(clients)", "\(each)"]
        count = Double(clients * each)
    }

    func measure() {
        guard reason == nil, bench.selection.includes(line) else { return }
        do {
            let time = try bench.programs.python(
                "postgresql.py",
                ["crowd", written.events, try bench.server.address()] + arguments)
            rates.append(count / time.seconds)
        } catch { reason = "\(error)" }
    }

    /// - Parameter engine: its rates in the same rounds.
    func lines(_ engine: [Double]) -> [Line] {
        if let reason {
            return [
                Line(
                    measure: line, value: engine.median, unit: "events/s", limit: nil,
                    note: "not measured: \(reason)")
            ]
        }
        guard !rates.isEmpty else { return [] }
        return [
            Alternation.line(
                line, unit: "events/s", note: "limit: pgbench, an INSERT each", engine, rates)
        ]
    }
}

/// So many yen of what came in at once, and what they were spent on: nothing of a part came in by
/// two events or went out by two.
public struct MoneyPart: Hashable, Sendable {
    /// What brought it in; `nil` if more was paid by the day than had come in.
    public let source: MoneyFlow?
    /// What took it out; `nil` if it is still there.
    public let use: MoneyFlow?
    /// Whole yen, above zero.
    public let amount: Int128

    /// The nth yen that went out is the nth that came in.
    ///
    /// - Parameters:
    ///   - sources: what came in, in order.
    ///   - uses: what went out, in order.
    /// - Returns: the parts in the order of both; behind them what is left.
    static func parts(of sources: [MoneyFlow], spentOn uses: [MoneyFlow]) -> [MoneyPart] {
        var parts: [MoneyPart] = []
        var sources = sources[...]
        var left = sources.first?.amount ?? 0
        func take(_ part: MoneyPart) {
            parts.append(part)
            left -= part.amount
            if left == 0 {
                sources.removeFirst()
                left = sources.first?.amount ?? 0
            }
        }
        for use in uses {
            var open = use.amount
            while open > 0, let source = sources.first {
                let amount = min(open, left)
                open -= amount
                take(MoneyPart(source: source, use: use, amount: amount))
            }
            if open > 0 { parts.append(MoneyPart(source: nil, use: use, amount: open)) }
        }
        while let source = sources.first {
            take(MoneyPart(source: source, use: nil, amount: left))
        }
        return parts
    }
}

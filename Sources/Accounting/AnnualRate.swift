/// A yearly rate of simple interest in hundredths of a percent: 10.95 % is 1,095.
public struct AnnualRate: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let hundredthsOfPercent: Int

    /// `nil` below zero or above 1000 %.
    public init?(hundredthsOfPercent hundredths: Int) {
        guard (0...100_000).contains(hundredths) else { return nil }
        hundredthsOfPercent = hundredths
    }

    /// `10.95%`: digits, a point, two digits, a percent sign.
    public init?(_ text: some StringProtocol) {
        guard text.last == "%" else { return nil }
        let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2, let whole = Yen(parts[0]),
            whole.rawValue <= 1_000, parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
            let fraction = Int(parts[1])
        else { return nil }
        self.init(hundredthsOfPercent: Int(whole.rawValue) * 100 + fraction)
    }

    /// `floor(base * rate * days / dayBase)` in exact integer arithmetic (C16).
    ///
    /// - Returns: `nil` if the interest exceeds 2^63-1 yen.
    public func interest(on base: Yen, days: Int, dayBase: Int) -> Yen? {
        precondition(days >= 0 && dayBase > 0)
        let (product, overflow) = UInt128(base.rawValue).multipliedReportingOverflow(
            by: UInt128(hundredthsOfPercent) * UInt128(days))
        guard !overflow else { return nil }
        return Int64(exactly: product / (10_000 * UInt128(dayBase))).flatMap(Yen.init(exactly:))
    }

    public static func < (left: AnnualRate, right: AnnualRate) -> Bool {
        left.hundredthsOfPercent < right.hundredthsOfPercent
    }

    public var description: String {
        let fraction = hundredthsOfPercent % 100
        return "\(hundredthsOfPercent / 100).\(fraction < 10 ? "0" : "")\(fraction)%"
    }
}

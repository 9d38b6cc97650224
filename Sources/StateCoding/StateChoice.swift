/// An enumeration without associated values, coded by the place of its case.
public protocol StateChoice: StateCodable, CaseIterable, Equatable, RawRepresentable
where AllCases == [Self], RawValue: CustomStringConvertible {}

extension StateChoice {
    @inlinable
    public static func parts(_ coder: inout StateCoder, _ value: Self?) throws(StateFault) -> Self {
        let cases = allCases
        coder.list(cases.map(\.rawValue.description), of: Self.self)
        return try coder.value(
            value, { UInt8(clamping: cases.firstIndex(of: $0) ?? cases.count) }, example: 0
        ) { Int($0) < cases.count ? cases[Int($0)] : nil }
    }
}

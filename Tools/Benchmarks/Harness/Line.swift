import EventCoding
import Foundation

/// One line of the result: a figure, the limit measured beside it, and their ratio.
struct Line {
    let measure: String
    let value: Double
    let unit: String
    let limit: Double?
    var note = ""

    var ratio: Double? { limit.map { value / $0 } }

    /// `measure <TAB> value <TAB> unit <TAB> limit <TAB> ratio <TAB> note`; `-` where there is no
    /// limit.
    var text: String {
        [
            measure, Self.format(value), unit, limit.map(Self.format) ?? "-",
            ratio.map { String(format: "%.3f", $0) } ?? "-", note,
        ].joined(separator: "\t")
    }

    var json: JSONValue {
        .object([
            .init("measure", .string(measure)), .init("value", .string(Self.format(value))),
            .init("unit", .string(unit)),
            .init("limit", limit.map { .string(Self.format($0)) } ?? .null),
            .init("ratio", ratio.map { .string(String(format: "%.3f", $0)) } ?? .null),
            .init("note", .string(note)),
        ])
    }

    /// Three or more digits that mean something.
    static func format(_ value: Double) -> String {
        String(format: abs(value) >= 100 ? "%.0f" : "%.2f", value)
    }
}

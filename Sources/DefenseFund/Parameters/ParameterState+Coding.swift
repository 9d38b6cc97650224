import Accounting
public import StateCoding

extension ParameterTable.Setting: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ setting: Self?) throws(StateFault) -> Self
    {
        Self(
            effectiveOn: try coder.part("effectiveOn", setting) { $0.effectiveOn },
            value: try coder.part("value", setting) { $0.value },
            position: try coder.part("position", setting) { $0.position })
    }
}

extension ParameterValue: StateCodable {
    /// One of the parts is there: the one that the value is.
    public static func parts(_ coder: inout StateCoder, _ value: Self?) throws(StateFault) -> Self {
        let rate = try coder.part("rate", value) { value -> AnnualRate? in
            if case .rate(let rate) = value { rate } else { nil }
        }
        let number = try coder.part("number", value) { value -> Int? in
            if case .number(let number) = value { number } else { nil }
        }
        let amount = try coder.part("amount", value) { value -> Yen? in
            if case .amount(let amount) = value { amount } else { nil }
        }
        let date = try coder.part("date", value) { value -> LegalDate? in
            if case .date(let date) = value { date } else { nil }
        }
        let word = try coder.part("word", value) { value -> String? in
            if case .word(let word) = value { word } else { nil }
        }
        let words = try coder.part("words", value) { value -> [String]? in
            if case .words(let words) = value { words } else { nil }
        }
        let read: [Self?] = [
            rate.map(Self.rate), number.map(Self.number), amount.map(Self.amount),
            date.map(Self.date), word.map(Self.word), words.map(Self.words),
        ]
        // In a list of what is coded none is there.
        return read.compactMap(\.self).first ?? .number(0)
    }
}

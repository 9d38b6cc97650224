public import Accounting
public import EventSourcing
public import StateCoding

/// The parameters in force as of each date: the defaults, and what was set since.
public struct ParameterTable: Hashable, Sendable {
    private var settings: [String: [Setting]] = [:]

    /// A value and the date from which it holds.
    public struct Setting: Hashable, Sendable {
        public let effectiveOn: LegalDate
        public let value: ParameterValue
        public let position: LogPosition
    }

    /// The value of a known parameter on `date`: the latest set to take effect by then, of several
    /// on one date the one recorded last, else the default.
    public func value(of name: String, on date: LegalDate) -> ParameterValue {
        let inForce = setting(of: name, on: date)?.value
        guard let value = inForce ?? ParameterDefinition.defaultValue(of: name) else {
            preconditionFailure("the rules ask for an unknown parameter \(name)")
        }
        return value
    }

    /// What was set of `name`, by effective date, of one date in the order of recording.
    public func history(of name: String) -> [Setting] { settings[name] ?? [] }

    /// What was set of `name` and holds on `date`; `nil` if the default does.
    public func setting(of name: String, on date: LegalDate) -> Setting? {
        settings[name]?.last { $0.effectiveOn <= date }
    }

    mutating func set(_ name: String, _ setting: Setting) {
        var list = settings[name] ?? []
        let place = list.firstIndex { $0.effectiveOn > setting.effectiveOn } ?? list.endIndex
        list.insert(setting, at: place)
        settings[name] = list
    }

    mutating func suppose(_ name: String, _ value: ParameterValue, from date: LegalDate) {
        let earlier = (settings[name] ?? []).filter { $0.effectiveOn < date }
        settings[name] =
            earlier + [Setting(effectiveOn: date, value: value, position: .start)]
    }
}

extension ParameterTable {
    public func rate(_ name: String, on date: LegalDate) -> AnnualRate {
        guard case .rate(let rate) = value(of: name, on: date) else {
            preconditionFailure("\(name) is not a rate")
        }
        return rate
    }

    public func number(_ name: String, on date: LegalDate) -> Int {
        guard case .number(let number) = value(of: name, on: date) else {
            preconditionFailure("\(name) is not a number")
        }
        return number
    }

    public func amount(_ name: String, on date: LegalDate) -> Yen {
        guard case .amount(let amount) = value(of: name, on: date) else {
            preconditionFailure("\(name) is not an amount")
        }
        return amount
    }

    /// `nil` where the date is left open.
    public func date(_ name: String, on date: LegalDate) -> LegalDate? {
        switch value(of: name, on: date) {
        case .date(let day): day
        case .word(ParameterValue.noDate): nil
        case .rate, .number, .amount, .word, .words: preconditionFailure("\(name) is not a date")
        }
    }

    public func words(_ name: String, on date: LegalDate) -> [String] {
        switch value(of: name, on: date) {
        case .word(let word): [word]
        case .words(let words): words
        case .rate, .number, .amount, .date: preconditionFailure("\(name) is not words")
        }
    }

    /// Whether what is returned of grants goes to the Treasury. Every return asks, and mostly
    /// nothing was set: the default is looked up once.
    func sendsReturnsToTreasury(on date: LegalDate) -> Bool {
        let destination = setting(of: ParameterDefinition.returns, on: date)?.value
        return (destination ?? Self.returnsByDefault) == Self.toTreasury
    }

    private static let returnsByDefault = ParameterDefinition.defaultValue(
        of: ParameterDefinition.returns)
    private static let toTreasury = ParameterValue.word(ParameterDefinition.treasury)
}

extension ParameterTable: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ table: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.settings = try coder.part("settings", table) { $0.settings }
        return read
    }
}

/// The values that a journal test is run with: its defaults, and what the auditor set instead.
public struct JournalParameters: Hashable, Sendable {
    private let declared: [JournalParameter]
    private var changed: [String: JournalParameter.Value] = [:]

    init(of declared: [JournalParameter]) { self.declared = declared }

    /// Each parameter with its value, in the order of the declaration.
    public var all: [(parameter: JournalParameter, value: JournalParameter.Value)] {
        declared.map { ($0, changed[$0.name] ?? $0.defaultValue) }
    }

    /// `from 22, until 6`.
    public var text: String {
        all.map { "\($0.parameter.name) \($0.value)" }.joined(separator: ", ")
    }

    mutating func set(_ parameter: JournalParameter, to value: JournalParameter.Value) {
        precondition(declared.contains(parameter))
        changed[parameter.name] = value
    }

    // A test asks only for what it declares, and a parameter's values are of its kind.

    func number(_ name: String) -> Int {
        guard case .number(let number) = value(name) else {
            preconditionFailure("\(name) is no number")
        }
        return number
    }

    func amounts(_ name: String) -> [Int128] {
        guard case .amounts(let amounts) = value(name) else {
            preconditionFailure("\(name) is no list of amounts")
        }
        return amounts.map { Int128($0) }
    }

    func word(_ name: String) -> String {
        guard case .word(let word) = value(name) else { preconditionFailure("\(name) is no word") }
        return word
    }

    private func value(_ name: String) -> JournalParameter.Value {
        guard let declared = declared.first(where: { $0.name == name }) else {
            preconditionFailure("no parameter \(name) is declared")
        }
        return changed[name] ?? declared.defaultValue
    }
}

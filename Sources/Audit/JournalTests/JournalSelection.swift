public import Accounting

/// Which journal tests are run, with which parameters, on entries of which days.
public struct JournalSelection: Sendable {
    /// In the order of the catalogue.
    private(set) var chosen: [(test: any JournalTest.Type, parameters: JournalParameters)]
    /// Effective dates; `nil` for all.
    public let days: ClosedRange<LegalDate>?

    /// What cannot be selected, and what can.
    public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// - Parameters:
    ///   - names: of the tests; all of them if there is none.
    ///   - settings: `test.parameter=value` each; of several for one parameter the last holds.
    public init(
        _ names: [String] = [], settings: [String] = [], days: ClosedRange<LegalDate>? = nil
    ) throws(Fault) {
        let all = JournalTestCatalogue.tests
        let known = all.map { $0.declaration.name }
        for name in names where !known.contains(name) {
            throw Fault(
                description: "'\(name.prefix(80))' is no test; there are "
                    + known.joined(separator: ", "))
        }
        chosen = all.filter { names.isEmpty || names.contains($0.declaration.name) }.map {
            ($0, JournalParameters(of: $0.declaration.parameters))
        }
        self.days = days
        for setting in settings { try set(setting) }
    }

    private mutating func set(_ setting: String) throws(Fault) {
        let sides = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let path = sides[0].split(separator: ".", omittingEmptySubsequences: false)
        guard sides.count == 2, path.count == 2 else {
            throw Fault(
                description: "'\(setting.prefix(80))' must be TEST.PARAMETER=VALUE, such as "
                    + "nights.from=21")
        }
        guard let place = chosen.firstIndex(where: { $0.test.declaration.name == path[0] }) else {
            throw Fault(
                description: "'\(path[0].prefix(80))' is no test that is run; they are "
                    + chosen.map { $0.test.declaration.name }.joined(separator: ", "))
        }
        let declared = chosen[place].test.declaration.parameters
        guard let parameter = declared.first(where: { $0.name == path[1] }) else {
            throw Fault(
                description: declared.isEmpty
                    ? "\(path[0]) has no parameters"
                    : "\(path[0]) has no parameter '\(path[1].prefix(80))'; it has "
                        + declared.map(\.name).joined(separator: ", "))
        }
        guard let value = parameter.value(of: sides[1]) else {
            throw Fault(
                description: "\(path[0]).\(path[1]) must be \(parameter.kind.description), not "
                    + "'\(sides[1].prefix(80))'")
        }
        chosen[place].parameters.set(parameter, to: value)
    }
}

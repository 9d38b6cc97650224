public import EventSourcing

/// A rate, period, ceiling or destination holds from the effective date on.
public struct ParameterSet: Act {
    public typealias Stream = Parameter
    public static let declaration = ActDeclaration(
        0x0301, "parameter.set", command: "parameter.set", roles: [.administrator], persons: .two,
        introduces: .ifAbsent, dated: .anyDay, basis: "House rule 5",
        about: "Sets a parameter of the rules, in force from the effective date.")

    /// In the form that the parameter's kind takes: `10.95%`, `365`, `fund`.
    public let value: PlainText
    public let reason: PlainText

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            value: try visit.field(1, "value", "The value, written as its kind asks.") {
                $0.value
            },
            reason: try visit.field(2, "reason", "Why, and on whose authority.") { $0.reason })
    }
}

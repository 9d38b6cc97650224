/// Which field could not be read, and why.
public struct FieldFailure: Error, Hashable, Sendable {
    public let field: String
    public let problem: FieldProblem

    public init(_ field: String, _ problem: FieldProblem) {
        self.field = field
        self.problem = problem
    }
}

extension FieldOptions {
    /// Refuses zero where the declaration asks for a positive value.
    @inlinable
    public func check(_ primitive: FieldPrimitive) throws(FieldProblem) {
        if contains(.positive), primitive == .unsigned(0) { throw .outOfRange("at least 1") }
    }
}

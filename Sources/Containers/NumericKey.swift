/// A key that a number stands for.
public protocol NumericKey: Hashable, Sendable {
    /// Equal for equal keys; should differ for others, for a table is as quick as they do.
    var number: UInt64 { get }
}

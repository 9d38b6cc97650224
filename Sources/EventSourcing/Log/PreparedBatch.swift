/// A batch with what the decisions in it read.
public struct PreparedBatch: Sendable {
    public let batch: Batch
    public let condition: AppendCondition

    public init(_ batch: Batch, if condition: AppendCondition) {
        self.batch = batch
        self.condition = condition
    }
}

public import DefenseFund
public import ReadModels

/// A table as it was recorded and as it would have been.
public struct WhatIfTable: Sendable {
    public let name: String
    /// The digests of both.
    public let recorded: DigestBytes
    public let supposed: DigestBytes
    public let difference: TableDifference

    init(_ recorded: RegisterTable, instead supposed: RegisterTable) {
        name = recorded.name
        self.recorded = recorded.digest
        self.supposed = supposed.digest
        difference = TableDifference(from: recorded, to: supposed)
    }

    /// Whether they are the same to the byte.
    public var isSame: Bool { recorded == supposed }
}

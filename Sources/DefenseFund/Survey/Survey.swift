public import EventSourcing

/// A supply chain survey of a manufacturer (サプライチェーン調査, Act 8).
public enum Survey: StreamKind {
    public static let category = StreamCategory("survey")
}

/// A risk that was found in a supply chain.
public enum SupplyRisk: StreamKind {
    public static let category = StreamCategory("supplyRisk")
}

/// The withdrawal of a manufacturer from a class of equipment.
public enum Withdrawal: StreamKind {
    public static let category = StreamCategory("withdrawal")
}

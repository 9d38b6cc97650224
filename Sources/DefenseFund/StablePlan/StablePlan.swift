public import EventSourcing

/// A Stable Manufacturing Plan (装備品安定製造等確保計画).
public enum StablePlan: StreamKind {
    public static let category = StreamCategory("stablePlan")
}

/// A class of designated defense equipment (指定装備品等).
public enum Equipment: StreamKind {
    public static let category = StreamCategory("equipment")
}

/// The State's budget for the contracts of one fiscal year, named after it: `stableBudget/FY2025`.
public enum StableBudget: StreamKind {
    public static let category = StreamCategory("stableBudget")
}

/// A contract for a specific initiative (特定取組契約).
public enum InitiativeContract: StreamKind {
    public static let category = StreamCategory("initiativeContract")
}

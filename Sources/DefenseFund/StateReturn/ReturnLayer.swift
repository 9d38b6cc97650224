public import EventSourcing

/// Between whom a return is owed. Returns are never netted across layers (C15a).
public enum ReturnLayer: UInt64, FieldChoice {
    /// The State's subsidy, owed by the Corporation (Subsidy Act 17-18).
    case stateCorporation = 1
    /// A grant, owed by a manufacturer.
    case corporationManufacturer = 2
}

/// To whom a return is owed.
public enum ReturnCreditor: UInt64, FieldChoice {
    case state = 1
    case corporation = 2
}

extension RecordedEvent {
    /// Whether it changed who may do what, or by which rules: all that only an administrator
    /// records, and the approval of the Corporation's business rules.
    public var changesProcessing: Bool {
        Swift.type(of: act).declaration.isForAdministrators
            || Swift.type(of: act) == BusinessRulesApproved.self
    }
}

extension RecordedEvent {
    /// Whether it changed who may do what, or by which rules: all that only an administrator
    /// records, the approval of the Corporation's business rules, and the reopening of a period.
    public var changesProcessing: Bool {
        Swift.type(of: act).declaration.isForAdministrators
            || Swift.type(of: act) == BusinessRulesApproved.self
            || Swift.type(of: act) == PeriodReopened.self
    }
}

extension Catalogue {
    static let periods: [any Act.Type] = [PeriodClosed.self, PeriodReopened.self]
}

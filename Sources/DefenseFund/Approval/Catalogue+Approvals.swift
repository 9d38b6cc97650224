extension Catalogue {
    static let approvals: [any Act.Type] = [
        ActProposed.self, ActApproved.self, ActDeclined.self, ActWithdrawn.self,
    ]
}

extension Catalogue {
    static let approvals: [any Act.Type] = []
}

extension Catalogue {
    static let findings: [any Act.Type] = []
}

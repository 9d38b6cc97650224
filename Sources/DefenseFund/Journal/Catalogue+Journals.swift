extension Catalogue {
    static let journals: [any Act.Type] = []
}

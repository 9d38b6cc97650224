extension Catalogue {
    static let stable: [any Act.Type] = []
}

extension Catalogue {
    static let periods: [any Act.Type] = []
}

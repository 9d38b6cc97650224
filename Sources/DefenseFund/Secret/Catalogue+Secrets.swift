extension Catalogue {
    static let secrets: [any Act.Type] = []
}

extension Catalogue {
    static let surveys: [any Act.Type] = []
}

extension Catalogue {
    static let corrections: [any Act.Type] = [EntryCorrected.self]
}

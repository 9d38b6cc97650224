extension Catalogue {
    static let stateRecords: [any Act.Type] = [StateRecorded.self]
}

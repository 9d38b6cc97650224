import EventSourcing

extension Catalogue {
    static let imports: [any Act.Type] = [ImportBegan.self, ImportEnded.self]

    /// The codes of the acts that history is made of: what happens under the Act and what it is
    /// about, and nothing of what is done with the ledger itself.
    static let importable = Set(
        (parties + corporation + fund + journals + plans + grants + stable + secrets + facilities
            + surveys)
            .filter { $0.declaration.roles != [.system] }.map { $0.type.code })
}

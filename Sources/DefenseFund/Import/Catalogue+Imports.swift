import EventSourcing

extension Catalogue {
    static let imports: [any Act.Type] = [ImportBegan.self, ImportEnded.self]

    /// The codes of the acts that history is made of: what happens under the Act and what it is
    /// about, and nothing of what is done with the ledger itself.
    private static let importable = Set(
        (parties + corporation + fund + journals + plans + grants + stable + secrets + facilities
            + surveys)
            .filter { $0.declaration.roles != [.system] }.map { $0.type.code })

    /// Whether events of the declaration may be a row of an import.
    public static func isImportable(_ declaration: ActDeclaration) -> Bool {
        importable.contains(declaration.type.code)
    }
}

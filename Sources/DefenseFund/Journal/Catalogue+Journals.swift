extension Catalogue {
    static let journals: [any Act.Type] = [
        JournalPosted.self, StateReturnOrdered.self, StateReturnMade.self,
    ]
}

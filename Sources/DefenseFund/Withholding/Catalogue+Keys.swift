extension Catalogue {
    static let keys: [any Act.Type] = [
        SecretKeyDestroyed.self, PartyKeyDestroyed.self, ActorKeyDestroyed.self,
    ]
}

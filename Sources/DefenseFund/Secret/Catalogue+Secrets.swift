extension Catalogue {
    static let secrets: [any Act.Type] = [
        SecretDesignated.self, SecretProvided.self, SecretPeriodExtended.self, SecretLifted.self,
    ]
}

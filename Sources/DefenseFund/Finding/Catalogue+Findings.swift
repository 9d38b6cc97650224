extension Catalogue {
    static let findings: [any Act.Type] = [
        CommandRefused.self, FindingRaised.self, FindingAnswered.self, FindingClosed.self,
        AssertionRecorded.self,
    ]
    static let credentials: [any Act.Type] = [CredentialIssued.self, CredentialRevoked.self]
}

public import Accounting
import Containers
public import EventSourcing

/// A key, whose it is, and from when until when.
public struct CredentialState: Sendable, Equatable {
    public let actor: Reference<Actor>
    public let publicKey: KeyBytes
    public let label: PlainText
    public let issuedOn: LegalDate
    /// From this day on it is the person's no more.
    public internal(set) var revokedOn: LegalDate?

    public func isInForce(on date: LegalDate) -> Bool {
        issuedOn <= date && revokedOn.map { date < $0 } ?? true
    }
}

/// All keys; each is one person's at a time.
public struct CredentialRegister: Sendable, Equatable {
    var issued = KeyedTable<Reference<Credential>, CredentialState>()
    var holders: [KeyBytes: Reference<Credential>] = [:]

    public subscript(credential: Reference<Credential>) -> CredentialState? { issued[credential] }

    /// The keys of a person in the order in which they were issued.
    public func keys(of actor: Reference<Actor>) -> [CredentialState] {
        issued.map(\.value).filter { $0.actor == actor }
    }

    func holding(_ key: KeyBytes) -> Reference<Credential>? { holders[key] }

    mutating func issue(_ state: CredentialState, as credential: Reference<Credential>) {
        issued[credential] = state
        holders[state.publicKey] = credential
    }

    mutating func revoke(_ credential: Reference<Credential>, on date: LegalDate) {
        issued[credential]?.revokedOn = date
        if let key = issued[credential]?.publicKey { holders[key] = nil }
    }
}

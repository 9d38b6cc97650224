public import Accounting
public import EventSourcing

/// The written notice of an extension to one contractor who holds the secret.
public struct SecretNotice: NestedRecord, Hashable {
    public let contractor: Reference<Party>
    public let notifiedOn: LegalDate

    public static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            contractor: try visit.field(1, "contractor", "Who holds the secret.") {
                $0.contractor
            },
            notifiedOn: try visit.field(2, "notifiedOn", "The date of the written notice.") {
                $0.notifiedOn
            })
    }
}

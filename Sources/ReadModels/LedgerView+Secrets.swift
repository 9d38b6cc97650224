import Containers
import DefenseFund
import EventSourcing

extension LedgerView {
    /// The secrets by identifier: until when, who holds them. What is secret is in no ledger.
    public var secretRegister: RegisterTable {
        let secrets = ledger.secrets.sorted { $0.key.position < $1.key.position }
        return RegisterTable(
            name: "secrets",
            columns: [
                .init("secret", "Secret"), .init("designatedOn", "Designated on"),
                .init("effectiveUntil", "Effective until"), .init("holders", "Holders"),
                .init("touches", "Touches"), .init("extendedOn", "Last extended on"),
                .init("liftedOn", "Lifted on"),
            ],
            rows: secrets.map { reference, secret in
                [
                    .text(label(reference.stream)), .date(secret.designatedOn),
                    .date(secret.effectiveUntil),
                    .text(secret.holders.map { partyName($0.contractor) }.joined(separator: "; ")),
                    .text(secret.touches.flatMap(name)?.text ?? ""),
                    .day(secret.extendedOn.last), .day(secret.liftedOn),
                ]
            })
    }
}

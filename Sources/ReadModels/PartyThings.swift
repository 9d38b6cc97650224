import Containers
import DefenseFund
public import EventSourcing

/// The things that are a party's: itself, its designations, plans and grants, the facilities that
/// it owns, owned, runs or ran, the secrets that it holds, the investments with it.
public struct PartyThings: Sendable {
    public let party: StreamReference
    private let things: Set<StreamReference>

    public init(of party: StreamReference, in view: LedgerView) {
        let ledger = view.ledger
        let reference = Reference<Party>(party)
        var things: Set<StreamReference> = [party]
        for (corporation, state) in ledger.corporations where state.party == reference {
            things.insert(corporation.stream)
        }
        for (plan, state) in ledger.plans where state.applicants.contains(reference) {
            things.insert(plan.stream)
        }
        for (grant, state) in ledger.grants where state.applicant == reference {
            things.insert(grant.stream)
        }
        for (facility, state) in ledger.facilities {
            let isOwner = state.ownership.contains { $0.shares[.party(reference)] != nil }
            let isManager = state.entrustments.contains { $0.manager == reference }
            if isOwner || isManager || state.namedManager == reference {
                things.insert(facility.stream)
            }
        }
        for (secret, state) in ledger.secrets
        where state.holders.contains(where: { $0.contractor == reference }) {
            things.insert(secret.stream)
        }
        for (investment, state) in ledger.investments where state.institution == reference {
            things.insert(investment.stream)
        }
        self.party = party
        self.things = things
    }

    public func contains(_ stream: StreamReference) -> Bool { things.contains(stream) }
}

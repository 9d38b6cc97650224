import Accounting
import DefenseFund
import EventSourcing

/// The act that a command asks for, ready but for what its names mean, which only the ledger can
/// tell.
///
/// A command is read once, perhaps on another thread, and decided where everybody waits: so the act
/// is made beforehand, with stand-ins for the things that are named.
struct DraftAct: Sendable {
    /// `nil` if the facts are none of an act.
    private let act: (any Act)?
    /// Why they are none; told only once the names are known.
    private let failure: FieldFailure?
    /// What the stand-ins mean, in the order of the fields.
    private let names: [NamedThing]

    /// - Parameter facts: by ascending key.
    init(_ descriptor: ActDescriptor, _ facts: [FieldPrimitive.Keyed], _ names: [NamedThing]) {
        do {
            (act, failure) = (try descriptor.act(facts), nil)
        } catch {
            (act, failure) = (nil, error)
        }
        self.names = names
    }

    private init(_ act: (any Act)?, _ failure: FieldFailure?, _ names: [NamedThing]) {
        self.act = act
        self.failure = failure
        self.names = names
    }

    /// The proposal of the act, which holds the same names; `nil` if one person does it.
    func proposed(about subject: StreamName, on date: LegalDate, evidence: [Evidence]) -> DraftAct?
    {
        guard let act else { return self }
        return ProposedCommand(act, about: subject, on: date, evidence: evidence).map {
            DraftAct(ActProposed($0), nil, names)
        }
    }

    func resolved(_ resolve: (StreamName) -> StreamReference?) throws(FieldFailure) -> any Act {
        guard !names.isEmpty else { return try known }
        var standIns = StandIns(try reference(at: 0, resolve))
        for place in names.indices.dropFirst() {
            standIns.append(try reference(at: place, resolve))
        }
        let act = try known.replacing(&standIns)
        precondition(
            standIns.areReplaced, "every reference of an act is a field of its declaration")
        return act
    }

    /// What the name at a place means.
    private func reference(at place: Int, _ resolve: (StreamName) -> StreamReference?)
        throws(FieldFailure) -> StreamReference
    {
        guard let reference = resolve(names[place].name) else { throw names[place].failure }
        return reference
    }

    private var known: any Act {
        get throws(FieldFailure) {
            guard let act else {
                throw failure ?? FieldFailure("facts", .missing)
            }
            return act
        }
    }
}

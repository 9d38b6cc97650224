import Accounting
import Bytes
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
    /// The texts that stand for withheld values, however deep.
    let withheldTexts: [WithheldText]
    /// No more bytes of a record do the facts take, whatever the names mean.
    let maximumByteCount: Int

    /// Where the names lie.
    var namesPlace: Prefetch { Prefetch(names.span) }

    /// - Parameter facts: by ascending key.
    init(_ descriptor: ActDescriptor, _ facts: [FieldPrimitive.Keyed], _ names: [NamedThing]) {
        do {
            (act, failure) = (try descriptor.act(facts), nil)
        } catch {
            (act, failure) = (nil, error)
        }
        self.names = names
        withheldTexts = facts.flatMap { $0.value.withheldTexts }
        maximumByteCount = Self.maximumByteCount(of: act, names)
    }

    private init(_ act: any Act, _ names: [NamedThing], _ withheldTexts: [WithheldText]) {
        self.act = act
        failure = nil
        self.names = names
        self.withheldTexts = withheldTexts
        maximumByteCount = Self.maximumByteCount(of: act, names)
    }

    /// Most kinds of acts have few facts whatever they say; of the others these are measured, for
    /// which a position takes nine bytes.
    private static func maximumByteCount(of act: (any Act)?, _ names: [NamedThing]) -> Int {
        guard let act else { return 0 }
        let most = ActDescriptor.of(act).maximumByteCount
        guard most > usualByteCount else { return most }
        return RecordEncoder.byteCount(of: act, []) + 9 * names.count
    }

    private static let usualByteCount = 4_096

    /// The same with texts that stand for withheld values, by the keys of their fields.
    func replacing(_ texts: [UInt8: WithheldText], _ descriptor: ActDescriptor) -> DraftAct {
        guard let act else { return self }
        let given = Set(descriptor.givenFields.map(\.key))
        let facts = act.primitives.filter { given.contains($0.key) }.map { fact in
            texts[fact.key].map { .init(fact.key, .text($0.text)) } ?? fact
        }
        return DraftAct(descriptor, facts, names)
    }

    /// The proposal of the act, which holds the same names; `nil` if one person does it.
    func proposed(about subject: StreamName, on date: LegalDate, evidence: [Evidence]) -> DraftAct?
    {
        guard let act else { return self }
        return ProposedCommand(act, about: subject, on: date, evidence: evidence).map {
            DraftAct(ActProposed($0), names, withheldTexts)
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

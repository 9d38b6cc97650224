import Accounting
import ArgumentParser
import DefenseFund
import EventCoding
import EventSourcing

/// What may be asked of the log.
struct EventFilterOptions: ParsableArguments {
    @Option(help: .init("Events about this thing: grant/G-1.", valueName: "category/identifier"))
    var stream: String?

    @Option(help: "Events of this type, or of all types that begin so: grant.")
    var type: String?

    @Option(help: "Events that this person recorded.")
    var actor: String?

    @Option(
        help: """
            Events about this party, its plans and grants, the facilities that it owns, owned or \
            runs and the investments with it, and events whose facts name it.
            """)
    var party: String?

    @Option(help: .init("Entries of at least this many yen.", valueName: "yen"))
    var minAmount: UInt64?

    @Option(help: .init("Entries of at most this many yen.", valueName: "yen"))
    var maxAmount: UInt64?

    @Option(help: .init("Effective on this date or later.", valueName: "date"))
    var from: String?

    @Option(help: .init("Effective on this date or earlier.", valueName: "date"))
    var through: String?

    @Option(help: .init("Recorded on this date in Tokyo or later.", valueName: "date"))
    var recordedFrom: String?

    @Option(help: .init("Recorded on this date in Tokyo or earlier.", valueName: "date"))
    var recordedThrough: String?

    func parsed() throws -> EventFilter {
        if let minAmount, let maxAmount, minAmount > maxAmount {
            throw CommandFailure(
                .badInput, "--min-amount \(minAmount) is more than --max-amount \(maxAmount)")
        }
        try checkType()
        return EventFilter(
            stream: try streamName(), type: type,
            actor: try name("--actor", actor, of: Actor.category, "treasurer.sato"),
            party: try name("--party", party, of: Party.category, "bank-a"),
            amounts: (minAmount ?? 0)...(maxAmount ?? .max),
            hasAmounts: minAmount != nil || maxAmount != nil,
            effective: try range("--from", from, "--through", through),
            recorded: try range(
                "--recorded-from", recordedFrom, "--recorded-through", recordedThrough))
    }

    /// Refuses a type that no event has and none begins with.
    private func checkType() throws {
        guard let type else { return }
        let names = ActDescriptor.all.map(\.declaration.type.name)
        guard !names.contains(where: { $0 == type || $0.hasPrefix(type + ".") }) else { return }
        var kinds: [Substring] = []
        for name in names {
            let kind = name.prefix { $0 != "." }
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        throw CommandFailure(
            .badInput,
            "--type \(type): no event is of this type; types are such as grant.allocated, or begin "
                + "with one of \(kinds.joined(separator: ", "))")
    }

    private func streamName() throws -> StreamName? {
        guard let stream else { return nil }
        guard let name = StreamName(parsing: stream),
            KnownNames.categories.contains(where: name.isOf)
        else {
            let forms = KnownNames.categories.map { $0.isSingle ? $0.text : "\($0)/..." }
            throw CommandFailure(
                .badInput, "--stream \(stream): must be one of \(forms.joined(separator: ", "))")
        }
        return name
    }

    /// A name whose category may be left out.
    private func name(
        _ option: String, _ text: String?, of category: StreamCategory, _ example: String
    ) throws -> StreamName? {
        guard let text else { return nil }
        guard let name = StreamName(parsing: text.contains("/") ? text : "\(category)/\(text)"),
            name.isOf(category)
        else {
            throw CommandFailure(
                .badInput,
                "\(option) \(text): must be a name of the kind \(category), such as "
                    + example)
        }
        return name
    }

    private func range(_ first: String, _ from: String?, _ second: String, _ through: String?)
        throws
        -> ClosedRange<LegalDate>?
    {
        guard from != nil || through != nil else { return nil }
        let start = try date(first, from ?? "1868-01-01")
        let end = try date(second, through ?? "9999-12-31")
        guard start <= end else {
            throw CommandFailure(.badInput, "\(first) \(start) lies after \(second) \(end)")
        }
        return start...end
    }

    private func date(_ option: String, _ text: String) throws -> LegalDate {
        guard let date = LegalDate(text) else {
            throw CommandFailure(
                .badInput, "\(option) \(text): must be a date such as 2025-04-01")
        }
        return date
    }
}

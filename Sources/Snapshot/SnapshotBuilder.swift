import Accounting
import Cryptography
public import DefenseFund
import EventCoding
public import EventSourcing
import ReadModels
public import Transparency

/// Writes the regulator's package: the same log and position always give the same bytes, in any
/// time zone, locale or folder.
///
/// Events are taken one by one and written out at once, so that a package needs no more memory than
/// the ledger's state.
public struct SnapshotBuilder {
    /// Appends bytes to a file of the package.
    public typealias Sink = (_ file: String, _ bytes: [UInt8]) throws -> Void

    private let sink: Sink
    private let nameAhead: (StreamReference) -> StreamName?
    private var view = LedgerView()
    private var range = CompactRange()
    private var digests: [String: SHA256Hasher] = [:]
    private var fileNames: [String] = []

    /// - Parameter nameAhead: what a stream is called that a later event of the same append
    ///   introduces.
    public init(
        _ sink: @escaping Sink, nameAhead: @escaping (StreamReference) -> StreamName?
    ) throws {
        self.sink = sink
        self.nameAhead = nameAhead
        try write("records", [])
        try write("events.jsonl", "")
        try write("postings.csv", PostingRow.header)
        try write("journal.hledger", HledgerJournal.header)
    }

    public mutating func add(_ event: RecordedEvent, record: RawSpan) throws {
        range.append(.leaf(record))
        try view.apply(event)
        try write("records", Tile.entry(record))
        let json = EventJSON.view(
            event, name: { view.name($0) ?? nameAhead($0) }, account: view.account)
        try write("events.jsonl", json.compact + "\n")
        guard let entry = try view.ledger.entry(event.postings) else { return }
        try write("postings.csv", PostingRow.rows(of: entry, event, in: view))
        try write("journal.hledger", HledgerJournal.transaction(of: entry, event, in: view))
    }

    /// Writes what is known at the end: balances, registers, tree head, list of files.
    ///
    /// - Parameter checkpoint: the first signed checkpoint that covers the events, with the proof
    ///   that its tree begins with theirs.
    public mutating func finish(checkpoint: (note: SignedNote, proof: ConsistencyProof)?) throws
        -> TreeHead
    {
        try write("trial-balance.csv", view.trialBalance().csv)
        for register in view.registers() {
            try write("register-\(register.name).csv", register.csv)
        }
        if let checkpoint {
            try write("checkpoint", checkpoint.note.encoded)
            let lines = checkpoint.proof.path.map { Base64.encode($0.bytes) + "\n" }
            try write("checkpoint-consistency", lines.joined())
        }
        try write("README.txt", SnapshotReadme.text)
        let head = range.head
        try sink("manifest.json", Array((manifest(head).pretty + "\n").utf8))
        return head
    }

    private func manifest(_ head: TreeHead) -> JSONValue {
        let files = fileNames.map { name -> JSONValue in
            var hasher = digests[name] ?? SHA256Hasher()
            return .object([
                .init("name", .string(name)),
                .init("sha256", .string(hasher.finish().description)),
            ])
        }
        return .object([
            .init("format", "daicho snapshot 1"),
            .init("ledger", .string(view.ledger.opening?.name.text ?? "")),
            .init("eventCount", .integer(Int128(head.size))),
            .init("asRecordedUpTo", .string(view.recordedAt?.description ?? "")),
            .init("treeRoot", .string(head.root.description)),
            .init("files", .array(files)),
        ])
    }

    private mutating func write(_ file: String, _ text: String) throws {
        try write(file, Array(text.utf8))
    }

    private mutating func write(_ file: String, _ bytes: [UInt8]) throws {
        if digests[file] == nil { fileNames.append(file) }
        digests[file, default: SHA256Hasher()].update(bytes)
        try sink(file, bytes)
    }
}

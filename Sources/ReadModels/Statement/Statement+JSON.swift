import Accounting
import Bytes
import Cryptography
public import EventCoding
import Transparency

extension Statement {
    /// A statement file: only what proves, nothing that would have to be believed.
    public var json: JSONValue {
        .object([
            .init("format", "daicho statement 1"),
            .init("from", from.map { .string($0.description) } ?? .null),
            .init("through", through.map { .string($0.description) } ?? .null),
            .init("checkpoint", .string(checkpoint.encoded)),
            .init("opening", opening.json),
            .init("thing", thing?.json ?? .null),
            .init("state", state.json),
            .init("accountIndex", .integer(Int128(accountIndex))),
            .init("accountPath", .array(accountPath.map(Self.json))),
            .init("postings", .array(postings.map(\.json))),
        ])
    }

    private static func json(_ node: SumNode) -> JSONValue {
        // As text: no reader of JSON has numbers of 128 bits.
        .object([
            .init("count", .string("\(node.count)")), .init("debits", .string("\(node.debits)")),
            .init("credits", .string("\(node.credits)")),
            .init("hash", .string(Base64.encode(node.hash.bytes))),
        ])
    }

    public init(parsing bytes: [UInt8]) throws(StatementFault) {
        let json: JSONValue
        do { json = try JSONParser.parse(bytes) } catch {
            throw StatementFault("is no JSON: \(error)")
        }
        guard json["format"] == "daicho statement 1" else {
            throw StatementFault("is no statement of format 1")
        }
        guard case .string(let note) = json["checkpoint"],
            let checkpoint = try? SignedNote(parsing: Array(note.utf8))
        else { throw StatementFault("has no checkpoint") }
        guard case .integer(let index) = json["accountIndex"],
            let accountIndex = UInt64(exactly: index),
            case .array(let nodes) = json["accountPath"], nodes.count <= 64
        else { throw StatementFault("has no place among the accounts") }
        guard case .array(let items) = json["postings"] else {
            throw StatementFault("has no list of postings")
        }
        var path: [SumNode] = []
        for node in nodes { path.append(try Self.node(node)) }
        var postings: [ProvenRecord] = []
        for item in items { postings.append(try ProvenRecord(json: item)) }
        self.init(
            from: try Self.day(json["from"]), through: try Self.day(json["through"]),
            checkpoint: checkpoint, opening: try ProvenRecord(json: json["opening"]),
            thing: json["thing"] == .null ? nil : try ProvenRecord(json: json["thing"]),
            state: try ProvenRecord(json: json["state"]), accountIndex: accountIndex,
            accountPath: path, postings: postings)
        // What is not proven has no place in it, for somebody might believe it.
        guard self.json == json else {
            throw StatementFault("holds something else than a statement does, or in another order")
        }
    }

    private static func node(_ json: JSONValue) throws(StatementFault) -> SumNode {
        guard case .string(let count) = json["count"], case .string(let debits) = json["debits"],
            case .string(let credits) = json["credits"], case .string(let hash) = json["hash"],
            let count = UInt64(count), let debits = UInt128(debits), let credits = UInt128(credits),
            let bytes = Base64.decode(hash), let hash = SHA256Digest(bytes: bytes)
        else { throw StatementFault("a node of the accounts is no node") }
        return SumNode(count: count, debits: debits, credits: credits, hash: hash)
    }

    private static func day(_ json: JSONValue?) throws(StatementFault) -> LegalDate? {
        switch json {
        case .null: return nil
        case .string(let text):
            guard let day = LegalDate(text) else { throw StatementFault("'\(text)' is no date") }
            return day
        case _: throw StatementFault("'from' and 'through' are dates or null")
        }
    }
}

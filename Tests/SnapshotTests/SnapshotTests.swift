import Accounting
import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Foundation
import TestSupport
import Testing
import Transparency

@Suite struct SnapshotTests {
    private static let history = Result { try make(seed: 5) }

    /// A history with things in every register, and with texts that a spreadsheet would run.
    private static func make(seed: UInt64) throws -> History {
        var commands = RandomCommands(seed: seed)
        var history = try History()
        for (name, text) in [("=1+1", "=1+1"), ("at", "@SUM(A1)"), ("q", "a, \"b\"")].enumerated()
            .map({ ("odd\($0)", $1.1) })
        {
            try history.perform(
                TestCommand(
                    "party.register", "party/\(name)", on: "2024-04-01",
                    [("name", .string(text)), ("kind", "manufacturer")]))
        }
        while history.events.count < 1_800 { _ = try? history.perform(commands.next()) }
        return history
    }

    private func package(through count: Int = 1_600) throws -> Package {
        try Package(of: Self.history.get(), through: count)
    }

    @Test func `the same request gives the same bytes`() throws {
        let first = try package()
        let second = try package()
        #expect(first.files == second.files)
        #expect(first.head == second.head)
    }

    @Test func `a prefix of the log is the same package however the log went on`() throws {
        // The appends end at other places, so that the covering checkpoint is another one.
        let history = try Self.history.get()
        let whole = try Package(of: history, through: 1_600, chunk: 1_600)
        let other = try Package(of: history, through: 1_600, chunk: 1_800)
        for (name, bytes) in whole.files where !name.hasPrefix("checkpoint") {
            guard name != "manifest.json" else { continue }
            #expect(other.files[name] == bytes, "\(name)")
        }
        #expect(whole.head == other.head)
    }

    @Test func `a line stands for every event and is what its schema says`() throws {
        let package = try package()
        let lines = package.text("events.jsonl").split(separator: "\n")
        #expect(lines.count == 1_600 && package.text("events.jsonl").hasSuffix("\n"))
        var schemas: [String: JSONValue] = [:]
        for (position, line) in lines.enumerated() {
            let view = try JSONParser.parse(Array(line.utf8))
            #expect(view["position"] == .integer(Int128(position)))
            #expect(view.compact == line)
            let name = try #require(view["type"]?.string) + ".v1"
            let schema = try schemas[name] ?? Self.schema(name)
            schemas[name] = schema
            let problems = SchemaCheck(view, against: schema).problems
            #expect(problems.isEmpty, "position \(position), \(name)")
        }
        #expect(schemas.count > 35)
    }

    private static func schema(_ name: String) throws -> JSONValue {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let url = folder.appending(path: "../../Schemas/events/\(name).json")
        return try JSONParser.parse(Array(Data(contentsOf: url)))
    }

    @Test func `the postings add up to the trial balance, which shows zero accounts too`() throws {
        let package = try package()
        var debits: [[String]: Int] = [:]
        var credits: [[String]: Int] = [:]
        for row in try package.rows("postings.csv") {
            let key = ["book", "account", "subAccount"].map { row[$0] ?? "" }
            debits[key, default: 0] += Int(row["debitYen"] ?? "") ?? 0
            credits[key, default: 0] += Int(row["creditYen"] ?? "") ?? 0
        }
        let rows = try package.rows("trial-balance.csv")
        for row in rows {
            let key = ["book", "account", "subAccount"].map { row[$0] ?? "" }
            #expect(row["debitsYen"] == "\(debits.removeValue(forKey: key) ?? 0)", "\(key)")
            #expect(row["creditsYen"] == "\(credits.removeValue(forKey: key) ?? 0)", "\(key)")
        }
        #expect(debits.isEmpty && credits.isEmpty)
        #expect(rows.contains { $0["balanceYen"] == "0" })
        let opened = try Self.history.get().events.prefix(1_600).count { $0.act is AccountOpened }
        #expect(rows.count == opened)
    }

    @Test func `no cell of a table is a formula`() throws {
        let package = try package()
        for name in package.files.keys where name.hasSuffix(".csv") {
            for row in try CSV.rows(package.text(name)) {
                for cell in row where Int(cell) == nil {
                    #expect(!"=+-@\t\r".contains(cell.first ?? " "), "\(name): \(cell)")
                }
            }
        }
        let register = package.text("register-grants.csv") + package.text("register-plans.csv")
        #expect(register.contains("'") || package.text("register-facilities.csv").contains("'"))
    }

    @Test func `the manifest names every file with its hash, the count and the root`() throws {
        let package = try package()
        let manifest = try JSONParser.parse(package.files["manifest.json"] ?? [])
        var names: Set<String> = ["manifest.json"]
        for file in try #require(manifest["files"]?.items) {
            let name = try #require(file["name"]?.string)
            let digest = SHA256.hash(package.files[name] ?? []).description
            #expect(file["sha256"]?.string == digest, "\(name)")
            names.insert(name)
        }
        #expect(names == Set(package.files.keys))
        #expect(manifest["eventCount"] == 1_600)
        var range = CompactRange()
        for record in try Self.history.get().records().prefix(1_600) {
            range.append(.leaf(record.rawSpan))
        }
        #expect(manifest["treeRoot"]?.string == range.root.description)
        #expect(package.head == range.head)
    }

    @Test(arguments: [1, 37, 50, 51, 799, 1_600])
    func `the checkpoint is signed and proves the events to be a prefix`(count: Int) throws {
        let package = try package(through: count)
        let note = try SignedNote(parsing: package.files["checkpoint"] ?? [])
        #expect(note.encoded == package.note.encoded)
        #expect(try Package.signer().verifier.verifies(note))
        let head = try Checkpoint(note.text).head
        #expect(head.size >= UInt64(count) && head.size < UInt64(count) + 50)
        let path = package.text("checkpoint-consistency").split(separator: "\n")
            .map { Base64.decode($0).flatMap { MerkleHash(bytes: $0) } }
        let hashes = path.compactMap { $0 }
        #expect(hashes.count == path.count)
        let proof = ConsistencyProof(oldSize: UInt64(count), size: head.size, path: hashes)
        #expect(proof.verifies(from: package.head, to: head))
        let other = TreeHead(size: package.head.size, root: .emptyTree)
        #expect(!proof.verifies(from: other, to: head))
    }
}

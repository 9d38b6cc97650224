import Bytes
import Foundation
import LMDB
import TestSupport

/// An LMDB file with one table, for one test.
final class ScratchFile: Sendable {
    let folder: TemporaryDirectory
    let path: String
    let environment: Environment
    let table: Table<UInt64>

    static let definition = TableDefinition<UInt64>("numbers")

    init(mapSizeBytes: Int = 1 << 28, maximumReaderCount: Int = 64) throws {
        folder = try TemporaryDirectory()
        path = folder.file("scratch.mdb")
        var options = EnvironmentOptions()
        options.mapSizeBytes = mapSizeBytes
        options.maximumReaderCount = maximumReaderCount
        environment = try Environment(path: path, options: options)
        table = try environment.table(Self.definition, creating: true)
    }

    func put(_ rows: [UInt64: [UInt8]]) throws {
        try environment.write { transaction in
            for row in rows { try transaction.put(row.key, row.value.rawSpan, in: table) }
        }
    }

    func rows() throws -> [UInt64: [UInt8]] { try environment.rows(of: table) }

    var byteCount: Int { get throws { try Data(contentsOf: URL(filePath: path)).count } }
}

extension Environment {
    /// All rows; LMDB's order has tests of its own.
    func rows<Key>(of table: Table<Key>) throws -> [Key: [UInt8]] {
        var rows: [Key: [UInt8]] = [:]
        try read { transaction in
            try transaction.forEach(in: table, from: nil) { key, value in
                rows[key] = value.copied()
                return true
            }
        }
        return rows
    }

    static func smallMap(_ path: String, mapSizeBytes: Int = 1 << 28) throws -> Environment {
        var options = EnvironmentOptions()
        options.mapSizeBytes = mapSizeBytes
        return try Environment(path: path, options: options)
    }
}

/// What a test throws to leave a transaction.
struct Abandoned: Error, Equatable {}

/// The database's error, however deep in failures of transactions.
func databaseError(_ body: () throws -> Void) -> LMDBError? {
    do {
        try body()
        return nil
    } catch {
        return databaseError(in: error)
    }
}

private func databaseError(in error: any Error) -> LMDBError? {
    error as? LMDBError ?? (error as? any CarriesDatabaseError)?.databaseError
}

private protocol CarriesDatabaseError {
    var databaseError: LMDBError? { get }
}

extension TransactionFailure: CarriesDatabaseError {
    var databaseError: LMDBError? {
        switch self {
        case .database(let error): error
        case .body(let inner): LMDBTests.databaseError(in: inner)
        }
    }
}

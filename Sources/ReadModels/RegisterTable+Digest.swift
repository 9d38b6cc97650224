import Cryptography
public import DefenseFund

extension RegisterTable {
    /// SHA-256 of the table as CSV: of the bytes of its file in a package.
    public var digest: DigestBytes { DigestBytes(checked: SHA256.hash(csvBytes).bytes) }

    /// SHA-256 of the first line of the CSV, which names the columns.
    var layoutDigest: DigestBytes {
        let header = RegisterTable(name: name, columns: columns, rows: []).csvBytes
        return DigestBytes(checked: SHA256.hash(Array(header.prefix { $0 != 10 })).bytes)
    }
}

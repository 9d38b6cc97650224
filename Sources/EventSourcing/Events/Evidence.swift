/// A document that is kept beside the log and that an event rests on, named by its hash.
public struct Evidence: Hashable, Sendable {
    /// SHA-256 of the document's bytes; 32 bytes.
    public let sha256: [UInt8]
    /// An RFC 2046 media type such as `application/pdf`, at most 127 bytes.
    public let mediaType: String
    public let byteCount: UInt64
    public let title: PlainText

    public static let maximumCount = 64

    /// `nil` if the hash is not 32 bytes or the media type is not `type/subtype` in ASCII.
    public init?(sha256: [UInt8], mediaType: String, byteCount: UInt64, title: PlainText) {
        let parts = mediaType.split(separator: "/", omittingEmptySubsequences: false)
        guard sha256.count == 32, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            mediaType.utf8.count <= 127, mediaType.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.sha256 = sha256
        self.mediaType = mediaType
        self.byteCount = byteCount
        self.title = title
    }
}

extension Evidence: CBORConvertible {
    public func encode(to writer: inout CBORWriter) {
        writer.array(count: 4)
        writer.bytes(sha256)
        writer.text(mediaType)
        writer.unsigned(byteCount)
        title.encode(to: &writer)
    }

    public init(from reader: inout CBORReader) throws(CBORRefusal) {
        guard try reader.count(of: .array, atMost: 4) == 4 else { throw CBORRefusal() }
        let (hash, mediaType) = (try reader.bytes(), try reader.text())
        let (count, title) = (try reader.unsigned(), try PlainText(from: &reader))
        guard
            let evidence = Evidence(
                sha256: hash, mediaType: mediaType, byteCount: count, title: title)
        else { throw CBORRefusal() }
        self = evidence
    }

    /// The documents of a record that has any.
    public static func list(from reader: inout CBORReader) throws(CBORRefusal) -> [Evidence] {
        let count = try reader.count(of: .array, atMost: maximumCount)
        guard count > 0 else { throw CBORRefusal() }
        var list: [Evidence] = []
        for _ in 0..<count { list.append(try Evidence(from: &reader)) }
        return list
    }
}

extension Evidence {
    /// The document for JSON and diagnostics; records are written and read without it.
    public var primitive: FieldPrimitive {
        .list([.bytes(sha256), .text(mediaType), .unsigned(byteCount), .text(title.text)])
    }

    /// The documents that ``primitive`` tells, of which there is at least one; `nil` for what tells
    /// none.
    public static func list(primitive: FieldPrimitive) -> [Evidence]? {
        guard case .list(let items) = primitive, (1...maximumCount).contains(items.count) else {
            return nil
        }
        let evidence = items.compactMap(Evidence.init(primitive:))
        return evidence.count == items.count ? evidence : nil
    }

    private init?(primitive: FieldPrimitive) {
        guard case .list(let parts) = primitive, parts.count == 4,
            case .bytes(let hash) = parts[0], case .text(let mediaType) = parts[1],
            case .unsigned(let count) = parts[2], case .text(let title) = parts[3],
            let text = try? PlainText(exactly: title)
        else { return nil }
        self.init(sha256: hash, mediaType: mediaType, byteCount: count, title: text)
    }
}

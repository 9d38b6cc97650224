package import DefenseFund
package import EventSourcing

/// Reads bodies and evidence by way of primitives: slowly, and able to say what is wrong and where.
package enum PlainRecordDecoder {
    package static func act<Kind: Act>(_ type: Kind.Type, _ body: RawSpan)
        throws(RecordProblem) -> any Act
    {
        let fields: [FieldPrimitive.Keyed]
        do throws(CBORProblem) {
            var decoder = CBORDecoder(body)
            fields = try decoder.map()
            guard decoder.isAtEnd else { throw CBORProblem.trailingBytes(at: decoder.offset) }
        } catch {
            throw .body(error)
        }
        do { return try Kind(primitives: fields) } catch {
            throw .field(error.field, error.problem)
        }
    }

    package static func evidence(_ bytes: RawSpan) throws(RecordProblem) -> [Evidence] {
        let value: FieldPrimitive
        do throws(CBORProblem) {
            var decoder = CBORDecoder(bytes)
            value = try decoder.value(depth: 0)
            guard decoder.isAtEnd else { throw CBORProblem.trailingBytes(at: decoder.offset) }
        } catch {
            throw .evidence(error)
        }
        guard case .list(let items) = value, (1...Evidence.maximumCount).contains(items.count)
        else {
            throw .invalidEvidence
        }
        var evidence: [Evidence] = []
        for item in items {
            guard case .list(let parts) = item, parts.count == 4,
                case .bytes(let hash) = parts[0], case .text(let mediaType) = parts[1],
                case .unsigned(let count) = parts[2], case .text(let title) = parts[3],
                let text = try? PlainText(exactly: title),
                let piece = Evidence(
                    sha256: hash, mediaType: mediaType, byteCount: count, title: text)
            else { throw .invalidEvidence }
            evidence.append(piece)
        }
        return evidence
    }
}

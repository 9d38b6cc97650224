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
        guard let evidence = Evidence.list(primitive: value) else { throw .invalidEvidence }
        return evidence
    }
}

public import EventSourcing

/// A row of input is not a command: where it stands, what is wrong, what to do.
public struct InputProblem: Error, Hashable, Sendable {
    public let code: Code
    /// The name of the field; empty if the row as a whole is meant.
    public let field: String
    public let message: String

    /// Stable codes of bad input. Malformed input never became a command and is not recorded.
    public enum Code: String, CaseIterable, Sendable {
        case notUTF8 = "not-utf8"
        case notJSON = "not-json"
        case notCSV = "not-csv"
        case rowTooLong = "row-too-long"
        case fieldMissing = "field-missing"
        case fieldUnknown = "field-unknown"
        case fieldInvalid = "field-invalid"
        case commandUnknown = "command-unknown"
        case referenceUnknown = "reference-unknown"
        case fieldDerived = "field-derived"
        case noRows = "no-rows"
        case inputUnreadable = "input-unreadable"
        case keyMissing = "key-missing"
        case textReserved = "text-reserved"
    }

    public init(_ code: Code, field: String = "", _ message: String) {
        self.code = code
        self.field = field
        self.message = message
    }

    public init(_ failure: FieldFailure) {
        field = failure.field
        switch failure.problem {
        case .missing:
            code = .fieldMissing
            message = "is missing"
        case .unknownField(let known):
            code = .fieldUnknown
            message = "is no field of this command; \(known)"
        case .wrongKind(let expected):
            code = .fieldInvalid
            message = "must be \(expected)"
        case .outOfRange(let expected):
            code = .fieldInvalid
            message = "must be \(expected)"
        case .invalidText(let problem):
            code = .fieldInvalid
            message =
                "must be text of 1 to \(PlainText.maximumBytes) bytes without control "
                + "characters; \(problem)"
        case .unknownChoice(let given, let known):
            code = .fieldInvalid
            message = "is '\(given.prefix(80))'; must be one of \(known.joined(separator: ", "))"
        case .unknownReference(let category, let given):
            code = .referenceUnknown
            let thing = category == FieldJSON.anything.text ? "thing" : category
            message = "names no \(thing) in the ledger: '\(given.prefix(80))'"
        case .reservedText:
            code = .textReserved
            message =
                "may not begin with '\(WithheldText.beginning)', as do texts that stand for "
                + "withheld values; give the value, and name the field in 'withhold'"
        case .derived:
            code = .fieldDerived
            message = "is computed by the rules; leave it out"
        case .within(let inner, let problem):
            let inner = InputProblem(FieldFailure(inner, problem))
            code = inner.code
            message = "holds a field '\(inner.field)' that \(inner.message)"
        }
    }
}

import EventSourcing

extension RecordProblem: CustomStringConvertible {
    /// In words, for findings.
    public var description: String {
        switch self {
        case .tooShort(let count): "\(count) bytes, which are too few"
        case .unknownFormat(let format): "format \(format)"
        case .wrongLength(let expected, let actual):
            "\(actual) bytes where the head says \(expected)"
        case .reservedBits: "bits that the format does not use"
        case .invalidDate(let day): "a date \(day) days from 1970"
        case .invalidPosting(let index): "posting \(index) is none"
        case .invalidName: "a name that is none"
        case .nameMismatch: "a name where none is due, or none where one is"
        case .unknownType(let code, let version): "type \(code) in version \(version)"
        case .unknownRole(let role): "role \(role)"
        case .unknownBasis(let basis): "basis \(basis)"
        case .body(let problem): "in the facts, \(problem)"
        case .field(let name, let problem):
            "\(name) \(InputProblem(FieldFailure(name, problem)).message)"
        case .evidence(let problem): "in the evidence, \(problem)"
        case .invalidEvidence: "evidence that is none"
        }
    }
}

extension CBORProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .truncated(let place): "byte \(place): the bytes end"
        case .unexpected(let place): "byte \(place): another kind of item"
        case .notShortest(let place): "byte \(place): not the shortest encoding"
        case .keysOutOfOrder(let place): "byte \(place): keys out of order"
        case .invalidUTF8(let place): "byte \(place): not UTF-8"
        case .numberOutOfRange(let place): "byte \(place): a number out of range"
        case .tooDeep(let place): "byte \(place): nested too deep"
        case .tooLong(let place): "byte \(place): too long"
        case .trailingBytes(let place): "byte \(place): bytes behind the end"
        }
    }
}

/// A part of Daicho that reads what others wrote, and what must hold whatever it is given.
///
/// Tools/Fuzz looks for bytes that break an oracle; CorpusTests asks each oracle again about every
/// input that the search has kept.
public enum Oracle: String, CaseIterable, Sendable {
    case records, cbor, json, csv, words, notes, proofs, replay, commands, pages, states, folders,
        damage

    /// - Throws: ``OracleFailure`` if what must hold does not. A trap is a failure of its own.
    public func check(_ bytes: [UInt8]) throws {
        switch self {
        case .records: try RecordOracle.check(bytes)
        case .cbor: try CBOROracle.check(bytes)
        case .json: try JSONOracle.check(bytes)
        case .csv: try TableOracle.check(bytes)
        case .words: try WordOracle.check(bytes)
        case .notes: try NoteOracle.check(bytes)
        case .proofs: try ProofOracle.check(bytes)
        case .replay: try ReplayOracle.check(bytes)
        case .commands: try CommandOracle.check(bytes)
        case .pages: try PageOracle.check(bytes)
        case .states: try StateOracle.check(bytes)
        case .folders: try FolderOracle.check(bytes)
        case .damage: try DamageOracle.check(bytes)
        }
    }

    /// Inputs to begin with: what Daicho itself writes.
    public func seeds() throws -> [[UInt8]] {
        switch self {
        case .records: try RecordOracle.seeds()
        case .cbor: CBOROracle.seeds()
        case .json: try JSONOracle.seeds()
        case .csv: try TableOracle.seeds()
        case .words: WordOracle.seeds()
        case .notes: try NoteOracle.seeds()
        case .proofs: ProofOracle.seeds()
        case .replay: try ReplayOracle.seeds()
        case .commands: try CommandOracle.seeds()
        case .pages: PageOracle.seeds()
        case .states: try StateOracle.seeds()
        case .folders: FolderOracle.seeds()
        case .damage: DamageOracle.seeds()
        }
    }
}

/// What does not hold, in a sentence.
public struct OracleFailure: Error, CustomStringConvertible {
    public let description: String
}

/// Throws the sentence that says what should be, unless it is so.
func hold(_ condition: Bool, _ sentence: @autoclosure () -> String) throws(OracleFailure) {
    guard condition else { throw OracleFailure(description: sentence()) }
}

/// A value, or the sentence that says why there should be one.
func required<Value>(_ value: Value?, _ sentence: @autoclosure () -> String)
    throws(OracleFailure) -> Value
{
    guard let value else { throw OracleFailure(description: sentence()) }
    return value
}

extension String {
    /// Byte for byte, where `==` takes different bytes of one text for equal.
    func isSpelled(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

import EventSourcing

/// Kinds of act by code and version, without hashing: every record that is read asks for one.
public struct ActTable: Sendable {
    /// What the head of a record is checked against.
    public struct Kind: Sendable {
        public let type: any Act.Type
        public let basisCount: UInt8
    }

    /// A row for each version, with a place for each code.
    private var kinds: [Kind?]
    private let codeEnd: Int

    init(_ acts: [any Act.Type]) {
        codeEnd = 1 + Int(acts.map { $0.type.code }.max() ?? 0)
        let versionEnd = 1 + Int(acts.map { $0.type.version }.max() ?? 0)
        kinds = Array(repeating: nil, count: versionEnd * codeEnd)
        for act in acts {
            let place = Int(act.type.version) * codeEnd + Int(act.type.code)
            precondition(kinds[place] == nil, "a version of a code is given once")
            kinds[place] = Kind(type: act, basisCount: UInt8(act.declaration.bases.count))
        }
    }

    subscript(code: UInt16, version: UInt8) -> Kind? {
        let place = Int(version) * codeEnd + Int(code)
        return code < codeEnd && place < kinds.count ? kinds[place] : nil
    }
}

/// Whose signatures an auditor asks for (C2SP tlog-policy): the keys of logs, and which witnesses
/// must have cosigned.
public struct WitnessPolicy: Hashable, Sendable {
    /// The log must have been signed by one of them; none: by its own.
    public private(set) var logs: [NoteVerifier] = []
    public private(set) var witnesses: [WitnessVerifier] = []

    /// A witness by its place, or a group of such.
    private enum Party: Hashable, Sendable {
        case witness(Int)
        case group(Int)
    }

    private struct Group: Hashable {
        let threshold: Int
        let members: [Party]
    }

    /// Each group stands behind its members.
    private var groups: [Group] = []
    /// `nil`: no cosignature is asked for.
    private var quorum: Party?

    /// Beyond it a file is refused unread.
    public static let maximumBytes = 64 * 1024

    /// - Throws: ``FormatError`` with the number of the line.
    public init(parsing bytes: [UInt8]) throws(FormatError) {
        guard bytes.count <= Self.maximumBytes else {
            throw FormatError("policy", "longer than \(Self.maximumBytes) bytes")
        }
        // Names are bytes, whatever text they are.
        var names: [[UInt8]: Party] = [:]
        var used: Set<[UInt8]> = []
        var hasQuorum = false
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            func refuse(_ problem: String) -> FormatError {
                FormatError("policy", "line \(index + 1): \(problem)")
            }
            guard line.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }) else {
                throw refuse("control characters")
            }
            let words = line.split { $0 == 0x20 || $0 == 0x09 }.map(Array.init)
            guard let verb = words.first, verb.first != UInt8(ascii: "#") else { continue }
            func define(_ party: Party) throws(FormatError) {
                guard words[1] != Array("none".utf8), names[words[1]] == nil else {
                    throw refuse("the name is taken")
                }
                names[words[1]] = party
            }
            switch (String(decoding: verb, as: UTF8.self), words.count) {
            case ("log", 2...3):
                guard let key = try? NoteVerifier(encoded: Self.text(words[1])),
                    !logs.contains(where: { $0.publicKey == key.publicKey })
                else { throw refuse("not the key of a log, or twice the same") }
                logs.append(key)
            case ("witness", 3...4):
                guard let key = try? WitnessVerifier(encoded: Self.text(words[2])),
                    !witnesses.contains(where: { $0.publicKey == key.publicKey })
                else { throw refuse("not the key of a witness, or twice the same") }
                try define(.witness(witnesses.count))
                witnesses.append(key)
            case ("group", 4...):
                var members: [Party] = []
                for name in words[3...] {
                    guard let member = names[name], used.insert(name).inserted else {
                        throw refuse("a member that is not defined above, or used twice")
                    }
                    members.append(member)
                }
                guard let threshold = Self.threshold(words[2], of: members.count) else {
                    throw refuse("neither 'all', 'any' nor a number of the members")
                }
                try define(.group(groups.count))
                groups.append(Group(threshold: threshold, members: members))
            case ("quorum", 2):
                guard !hasQuorum else { throw refuse("a second quorum") }
                hasQuorum = true
                guard words[1] != Array("none".utf8) else { continue }
                guard let party = names[words[1]] else { throw refuse("a name without meaning") }
                quorum = party
            case _:
                throw refuse("not 'log', 'witness', 'group' or 'quorum' with what it needs")
            }
        }
        guard hasQuorum else { throw FormatError("policy", "no line 'quorum'") }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func threshold(_ word: [UInt8], of count: Int) -> Int? {
        switch text(word) {
        case "all": count
        case "any": 1
        case let digits:
            Int(digits).flatMap { (1...count).contains($0) && String($0) == digits ? $0 : nil }
        }
    }

    /// Whether enough of the witnesses have signed.
    ///
    /// - Parameter cosigned: their places in ``witnesses``.
    public func isMet(by cosigned: Set<Int>) -> Bool {
        var met: [Bool] = []
        func isMet(_ party: Party) -> Bool {
            switch party {
            case .witness(let place): cosigned.contains(place)
            case .group(let place): met[place]
            }
        }
        for group in groups { met.append(group.members.count(where: isMet) >= group.threshold) }
        return quorum.map(isMet) ?? true
    }

    /// The largest tree that enough witnesses have vouched for: who cosigned a tree has vouched for
    /// every tree that it begins with. `nil` if there is none; the largest number if none is asked.
    ///
    /// - Parameter sizes: the largest tree that each has cosigned, by its place in ``witnesses``.
    public func vouchedSize(_ sizes: [Int: UInt64]) -> UInt64? {
        if isMet(by: []) { return .max }
        return Set(sizes.values).sorted(by: >).first { size in
            isMet(by: Set(sizes.filter { $0.value >= size }.keys))
        }
    }
}

import Cryptography
import EventSourcing
import ReadModels
public import StateCoding
public import Transparency

/// A replay as bytes, to be gone on with: what was decided of the first events, and the tree of
/// these events. One that was interrupted is done with when it comes to its end; what a witness has
/// signed is never to be forgotten.
///
/// Six lines of text and an empty one (title, of a witness's with the key and the origin, version
/// of the program, size and root of the tree, hash of what the state is made of, hash of the
/// state), then the state. It is the auditor's or the witness's own file. Its hash tells damage,
/// not who wrote it; the tree is compared with the records when the replay goes on.
public struct ReplayImage {
    /// The tree of the events that were decided.
    public let head: TreeHead
    public let replay: Replay
    /// Who has signed that tree; `nil` of a replay that was interrupted.
    public let signed: Signed?

    /// A witness's memory: the log of this origin was signed with this key.
    public struct Signed: Hashable, Sendable {
        public let origin: String
        /// The witness's verifier key, encoded; it has no blank.
        public let key: String

        public init(_ origin: String, by key: String) { (self.origin, self.key) = (origin, key) }
    }

    private static let title = "daicho replay 1"
    private static let witnessTitle = "daicho witness 1 "

    /// - Parameters:
    ///   - head: the tree of the first `replay.view.progress` events.
    ///   - signed: by whom it was signed; `nil` if it was not.
    public init(of replay: Replay, at head: TreeHead, signed: Signed? = nil) {
        precondition(replay.view.progress.rawValue == head.size, "the replay is the tree's")
        self.replay = replay
        self.head = head
        self.signed = signed
    }

    public var bytes: [UInt8] {
        var state: [UInt8] = []
        replay.appendState(to: &state)
        return Array(header(SHA256.hash(state)).utf8) + state
    }

    /// - Throws: ``StateFault`` that says what does not fit.
    public init(_ bytes: [UInt8]) throws(StateFault) {
        var lines: [String] = []
        var start = 0
        while lines.last != "" {
            guard lines.count < 7, let end = bytes[start...].prefix(1000).firstIndex(of: 10),
                let line = String(validating: bytes[start..<end], as: UTF8.self)
            else { throw StateFault("it is no replay that was kept") }
            lines.append(line)
            start = end + 1
        }
        signed = Self.signed(lines[0])
        guard lines.count == 7, signed != nil || lines[0] == Self.title,
            let size = UInt64(lines[2]),
            let root = Base64.decode(lines[3]).flatMap(MerkleHash.init(bytes:))
        else { throw StateFault("it is no replay that was kept") }
        head = TreeHead(size: size, root: root)
        guard lines[1] == AuditVersion.text, lines[4] == Base64.encode(try Self.shape().bytes)
        else {
            throw StateFault("it is of version \(lines[1]) of the program, or of another build")
        }
        guard lines[5] == Base64.encode(SHA256.hash(Array(bytes[start...])).bytes) else {
            throw StateFault("it is damaged")
        }
        replay = try Replay(stateBytes: bytes, from: start)
        guard replay.view.progress.rawValue == size else { throw StateFault("it is damaged") }
    }

    private static func signed(_ line: String) -> Signed? {
        guard line.hasPrefix(witnessTitle) else { return nil }
        let words = line.dropFirst(witnessTitle.count).split(
            separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        return words.count == 2 ? Signed(String(words[1]), by: String(words[0])) : nil
    }

    private func header(_ digest: SHA256Digest) -> String {
        let shape: SHA256Digest
        do { shape = try Self.shape() } catch {
            preconditionFailure("the state's own examples do not fit: \(error)")
        }
        let lines = [
            signed.map { "\(Self.witnessTitle)\($0.key) \($0.origin)" } ?? Self.title,
            AuditVersion.text,
            String(head.size), Base64.encode(head.root.bytes),
            Base64.encode(shape.bytes), Base64.encode(digest.bytes), "",
        ]
        return lines.map { $0 + "\n" }.joined()
    }

    /// What the parts of a replay are in this build.
    private static func shape() throws(StateFault) -> SHA256Digest {
        SHA256.hash(Array(try StateShape(of: Replay.self).text.utf8))
    }
}

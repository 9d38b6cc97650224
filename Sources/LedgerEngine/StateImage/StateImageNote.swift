import Accounting
import Cryptography
import EventSourcing
import ReadModels
import StateCoding
import Transparency

/// What is signed of a state image: of what it is, of which tree, about which days, and the bytes
/// of its directory.
struct StateImageNote: Hashable {
    let content: Content
    let origin: String
    let head: TreeHead
    /// The latest day of what is in force in it, and the earliest of what is passed over.
    let latestOn: LegalDate?
    let passedFrom: LegalDate?
    let byteCount: Int
    let digest: SHA256Digest

    /// What was folded. The numbers go up when the same events fold to another state of the same
    /// shape: StateGoldenTests tell.
    enum Content: String, Hashable {
        case view = "daicho state image 2"
        case movements = "daicho movement image 2"
        case postings = "daicho posting image 1"

        /// What its parts are in this build: an image of any other is not read.
        var shape: SHA256Digest {
            switch self {
            case .view: StateImageNote.viewShape
            case .movements: StateImageNote.movementShape
            case .postings: StateImageNote.postingShape
            }
        }
    }

    private static let lineCount = 9
    /// Stands for no day.
    private static let none = "-"

    private static let viewShape = shape(of: ViewFold.self)
    private static let movementShape = shape(of: FundMovements.self)
    private static let postingShape = shape(of: PostingIndex.self)

    private static func shape(of state: (some StateCodable).Type) -> SHA256Digest {
        do { return SHA256.hash(Array(try StateShape(of: state).text.utf8)) } catch {
            preconditionFailure("the state's own examples do not fit: \(error)")
        }
    }

    /// - Parameter view: `nil` for what is about all days.
    init(
        _ content: Content, of view: LedgerView?, at head: TreeHead, origin: String, state: [UInt8]
    ) {
        self.content = content
        self.origin = origin
        self.head = head
        latestOn = view?.latestOn
        passedFrom = view?.passedFrom
        byteCount = state.count
        digest = SHA256.hash(state)
    }

    /// `nil` if the text is anything but what ``text`` is of an image of the tree by this build.
    init?(parsing text: String, _ content: Content, of head: TreeHead, origin: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == Self.lineCount + 1, let byteCount = Int(lines[7]), byteCount >= 0,
            let hash = Base64.decode(lines[8]), let digest = SHA256Digest(bytes: hash)
        else { return nil }
        self.content = content
        self.origin = origin
        self.head = head
        latestOn = LegalDate(lines[5])
        passedFrom = LegalDate(lines[6])
        self.byteCount = byteCount
        self.digest = digest
        guard self.text == text else { return nil }
    }

    /// No checkpoint reads so: where it has the size, this has the origin, and where it has the
    /// root, this has the size.
    var text: String {
        [
            content.rawValue, origin, String(head.size), Base64.encode(head.root.bytes),
            Base64.encode(content.shape.bytes), latestOn?.description ?? Self.none,
            passedFrom?.description ?? Self.none, String(byteCount), Base64.encode(digest.bytes),
        ].map { $0 + "\n" }.joined()
    }

    /// Whether the image is a head start for questions about the day.
    func tells(about day: LegalDate?) -> Bool {
        LedgerView.tells(about: day, from: latestOn, before: passedFrom)
    }

    /// Whether the view is the one that was signed, as far as the note says what it is of.
    func isOf(_ view: LedgerView) -> Bool {
        view.progress.rawValue == head.size && view.latestOn == latestOn
            && view.passedFrom == passedFrom
    }
}

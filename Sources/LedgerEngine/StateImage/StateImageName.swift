import Accounting

/// What the file of an image is called: how many events were folded, and for whom.
struct StateImageName: Hashable {
    let size: UInt64
    let use: Use

    enum Use: Hashable {
        /// The engine's: `1000000.state`.
        case ledger
        /// What a question left behind: `1000000-2025-03-31.state`, or `1000000-all.state` where
        /// all that was recorded is in force.
        case question(LegalDate?)
        /// The index of what moved the fund: `1000000-movements.state`.
        case movements
        /// The index of which events post to which account: `1000000-postings.state`.
        case postings
    }

    private static let ending = ".state"

    init(size: UInt64, use: Use) {
        self.size = size
        self.use = use
    }

    /// `nil` if no image is called so.
    init?(parsing text: String) {
        guard text.hasSuffix(Self.ending) else { return nil }
        let parts = text.dropLast(Self.ending.count).split(
            separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let size = UInt64(parts[0]) else { return nil }
        let use: Use =
            switch parts.dropFirst().first {
            case nil: .ledger
            case "movements": .movements
            case "postings": .postings
            case let day?: .question(LegalDate(day))
            }
        self.init(size: size, use: use)
        guard description == text else { return nil }
    }

    /// Whether a file of this name is the draft of an image.
    static func isDraft(_ name: String) -> Bool {
        name.contains("\(ending).") && name.hasSuffix(".partial")
    }
}

extension StateImageName.Use {
    var isQuestion: Bool {
        switch self {
        case .question: true
        case .ledger, .movements, .postings: false
        }
    }

    /// Whether it is a view: else it is an index beside one.
    var isView: Bool {
        switch self {
        case .ledger, .question: true
        case .movements, .postings: false
        }
    }
}

extension StateImageName: CustomStringConvertible {
    var description: String {
        switch use {
        case .ledger: "\(size)\(Self.ending)"
        case .movements: "\(size)-movements\(Self.ending)"
        case .postings: "\(size)-postings\(Self.ending)"
        case .question(let day): "\(size)-\(day?.description ?? "all")\(Self.ending)"
        }
    }
}

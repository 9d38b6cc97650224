public import Accounting
public import DefenseFund
import EventSourcing

/// Which rules refuse each kind of act and which legs its entry has, as the tests see it.
///
/// Guards and entries are code, and no declaration repeats them: the test suite provokes each guard
/// and posts each leg, and what it sees is the text of this page (decision 0032).
public enum ObservedRules {
    /// A rule that may refuse an act, and what it rests on.
    public struct Guard: Hashable, Sendable {
        public let code: RejectionCode
        public let basis: String

        public init(code: RejectionCode, basis: String) {
            self.code = code
            self.basis = basis
        }
    }

    /// A leg that an act may post.
    public struct Leg: Hashable, Sendable {
        public let side: Side
        public let book: Book
        public let code: AccountCode
        /// The kind of thing that the sub-account is about.
        public let category: String?
        /// The facts whose amount it had whenever it was seen. None: the rules compute it.
        public let facts: [String]
    }

    /// What every act is asked before its own guards, and every entry behind them.
    public static let ofEveryAct: [Guard] = [
        .init(code: .actorUnknown, basis: "House rule 4"),
        .init(code: .actorSuspended, basis: "House rule 4"),
        .init(code: .roleNotHeld, basis: RuleBook.permissionBasis),
        .init(code: .secondPersonNeeded, basis: "House rule 3"),
        .init(code: .wrongSubject, basis: "House rule 1"),
        .init(code: .nameTaken, basis: "House rule 1"),
        .init(code: .subjectUnknown, basis: "House rule 1"),
        .init(code: .dateOutOfOrder, basis: "House rule 6"),
        .init(code: .periodClosed, basis: "House rule 9; Act 22; C25"),
        .init(code: .dateAhead, basis: "House rule 6; C25"),
        .init(code: .accountOverdrawn, basis: RuleBook.entryBasis),
        .init(code: .amountOverflow, basis: "House rule 1"),
        .init(code: .importOpen, basis: RuleBook.importBasis),
        .init(code: .importComplete, basis: RuleBook.importBasis),
        .init(code: .notHistory, basis: RuleBook.importBasis),
        .init(code: .notImportable, basis: RuleBook.importBasis),
    ]

    /// The guards of the kind of act of this name.
    public static func guards(of name: String) -> [Guard] { allGuards[name] ?? [] }

    /// The legs of the kind of act of this name: debits first.
    public static func legs(of name: String) -> [Leg] { allLegs[name] ?? [] }

    /// Whether a person writes the legs, or the act holds another one whose legs it posts.
    public static func holdsLegs(_ type: any Act.Type) -> Bool {
        type.fieldDescriptions.contains { field in
            switch field.shape {
            case .command: true
            case .list(.record(let fields), _): fields.contains { $0.name == "side" }
            case _: false
            }
        }
    }

    private static let allGuards = read(observedGuards) { basis, codes in
        codes.map { code in
            RejectionCode(rawValue: code).map { Guard(code: $0, basis: basis) }
        }
    }

    private static let allLegs = read(observedLegs) { account, facts in
        [Leg(account: account, facts: facts)]
    }

    /// Names stand at the margin; below each stand its rows, set in: a key and words.
    private static func read<Row>(
        _ text: String, _ row: (String, [String]) -> [Row?]
    ) -> [String: [Row]] {
        var rows: [String: [Row]] = [:]
        var name = ""
        for line in text.split(separator: "\n") {
            guard line.hasPrefix(" ") else {
                name = String(line)
                continue
            }
            let parts = line.drop { $0 == " " }.split(separator: ": ").map(String.init)
            for row in row(parts[0], parts[1].split(separator: ",").map(String.init)) {
                guard let row else {
                    preconditionFailure("written by Campaigns/observed.py: \(line)")
                }
                rows[name, default: []].append(row)
            }
        }
        return rows
    }
}

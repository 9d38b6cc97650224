public import Accounting
public import DefenseFund

/// Receipts, returns and payments that a charge is computed of.
public struct ChargeExample: Sendable {
    public struct Payment: Hashable, Sendable {
        public let on: LegalDate
        public let yen: Int64

        public init(on: LegalDate, yen: Int64) {
            self.on = on
            self.yen = yen
        }
    }

    public struct Return: Sendable {
        public let principal: Int64
        public let cause: ReturnCause
        public let dueOn: LegalDate
        /// How many receipts came before it; all of them if `nil`.
        public var after: Int?
        public var paid: [Payment]

        public init(
            principal: Int64, cause: ReturnCause, dueOn: LegalDate, after: Int? = nil,
            paid: [Payment] = []
        ) {
            self.principal = principal
            self.cause = cause
            self.dueOn = dueOn
            self.after = after
            self.paid = paid
        }
    }

    public struct Setting: Sendable {
        public let name: String
        public let from: LegalDate
        public let value: String

        public init(name: String, from: LegalDate, value: String) {
            self.name = name
            self.from = from
            self.value = value
        }
    }

    public var what: String
    public let kind: ChargeKind
    public let receipts: [Payment]
    public let returns: [Return]
    public var settings: [Setting]
    public let through: LegalDate
    public var expected: Int64?

    public init(
        what: String = "", kind: ChargeKind, receipts: [Payment], returns: [Return],
        settings: [Setting] = [], through: LegalDate, expected: Int64? = nil
    ) {
        self.what = what
        self.kind = kind
        self.receipts = receipts
        self.returns = returns
        self.settings = settings
        self.through = through
        self.expected = expected
    }
}

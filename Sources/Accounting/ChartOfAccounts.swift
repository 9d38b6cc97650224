/// The accounts of each book: data, not code. The rules know an account by its code.
public enum ChartOfAccounts {
    public final class Entry: Sendable {
        public let code: AccountCode
        public let accountClass: AccountClass
        public let englishName: String
        public let japaneseName: String
        public let subAccounts: SubAccountKind
        /// Whether the balance may never fall below zero on the normal side: what the account
        /// stands for cannot be spent, returned or paid twice.
        public let neverBelowZero: Bool

        fileprivate init(
            _ code: AccountCode, _ accountClass: AccountClass, _ englishName: String,
            _ japaneseName: String, per subAccounts: SubAccountKind = .none,
            neverBelowZero: Bool = false
        ) {
            self.code = code
            self.accountClass = accountClass
            self.englishName = englishName
            self.japaneseName = japaneseName
            self.subAccounts = subAccounts
            self.neverBelowZero = neverBelowZero
        }
    }

    /// The accounts of a book, by code.
    public static func accounts(of book: Book) -> [Entry] {
        switch book {
        case .fund: fund
        case .support, .other: business
        case .stable: stable
        case .property: property
        }
    }

    /// The account that `key` names in its book.
    public static func account(_ key: AccountKey) -> Entry? {
        traits(of: key).map { entries[Int($0.place)] }
    }

    /// What every posting asks of its account: the entry without its names.
    public struct Traits: Sendable {
        /// The account's place among those of all books.
        let place: UInt8
        public let accountClass: AccountClass
        public let hasSubAccounts: Bool
        public let neverBelowZero: Bool
    }

    /// The traits of the account that `key` names in its book.
    public static func traits(of key: AccountKey) -> Traits? { table[index(key)] }

    /// The traits of a book's accounts.
    static func traits(of book: Book) -> [Traits] { traitsByBook[Int(book.rawValue - 1)] }

    /// All accounts of all books.
    static let entries: [Entry] = Book.allCases.flatMap(accounts)

    private static let traitsByBook: [[Traits]] = {
        var place: UInt8 = 0
        return Book.allCases.map { book in
            accounts(of: book).map { entry in
                defer { place += 1 }
                return Traits(
                    place: place, accountClass: entry.accountClass,
                    hasSubAccounts: entry.subAccounts != .none,
                    neverBelowZero: entry.neverBelowZero)
            }
        }
    }()

    /// By book and code: entries ask for their accounts at every act, and an array is the quickest
    /// dictionary.
    private static let table: [Traits?] = {
        var table = [Traits?](repeating: nil, count: Book.allCases.count * codesPerBook)
        for book in Book.allCases {
            for traits in traitsByBook[Int(book.rawValue - 1)] {
                let code = entries[Int(traits.place)].code
                table[index(AccountKey(book: book, code: code, subAccount: nil))] = traits
            }
        }
        return table
    }()

    private static func index(_ key: AccountKey) -> Int {
        let (book, code) = key.placeInChart
        return (book - 1) * codesPerBook + code
    }

    private static let codesPerBook = 1_000

    static let fund: [Entry] = [
        Entry(111, .asset, "Deposits", "預金", per: .bank, neverBelowZero: true),
        Entry(112, .asset, "Securities", "有価証券", per: .investment, neverBelowZero: true),
        Entry(113, .asset, "Money trusts", "金銭信託", per: .investment, neverBelowZero: true),
        Entry(114, .asset, "Time deposits", "定期預金", per: .investment, neverBelowZero: true),
        Entry(121, .asset, "Advances of grants", "概算払金", per: .grant, neverBelowZero: true),
        Entry(122, .asset, "Returns receivable", "返還金未収金", per: .grant, neverBelowZero: true),
        Entry(123, .asset, "Charges receivable", "加算金等未収金", per: .grant, neverBelowZero: true),
        Entry(211, .liability, "Grants payable", "助成金未払金", per: .grant, neverBelowZero: true),
        Entry(212, .liability, "Treasury payable", "国庫納付未払金", neverBelowZero: true),
        Entry(213, .liability, "State returns payable", "国庫返還未払金", neverBelowZero: true),
        Entry(311, .capital, "State subsidy, uncommitted", "基金（未交付決定）", neverBelowZero: true),
        Entry(
            312, .capital, "State subsidy, committed", "基金（交付決定済）", per: .grant,
            neverBelowZero: true),
        Entry(313, .capital, "Accumulated result", "累積損益"),
        Entry(411, .income, "Yield", "運用収入"),
        Entry(412, .income, "Charges", "加算金・延滞金収入"),
        Entry(413, .income, "Returned grants of earlier years", "過年度助成金返還収入"),
        Entry(511, .expense, "Grants", "助成金支出", per: .grant),
        Entry(512, .expense, "Operating cost", "事務費"),
        Entry(513, .expense, "Investment loss", "運用損"),
    ]

    static let business: [Entry] = [
        Entry(111, .asset, "Deposits", "預金", per: .bank, neverBelowZero: true),
        Entry(131, .asset, "Other assets", "その他資産"),
        Entry(221, .liability, "Other liabilities", "その他負債"),
        Entry(311, .capital, "Net assets", "正味財産"),
        Entry(421, .income, "Income", "経常収益"),
        Entry(521, .expense, "Expense", "経常費用"),
    ]

    static let stable: [Entry] = [
        Entry(131, .asset, "Commitments", "契約済額"),
        Entry(231, .liability, "Payable to operators", "未払金", per: .party, neverBelowZero: true),
        Entry(321, .capital, "Budget available", "予算残額"),
        Entry(331, .capital, "Treasury", "国庫"),
        Entry(531, .expense, "Expenditure", "支出済額"),
    ]

    static let property: [Entry] = [
        Entry(
            141, .asset, "State facilities", "国有製造施設等", per: .facility,
            neverBelowZero: true),
        Entry(
            142, .asset, "Receivable from managers", "管理者未収金", per: .facility,
            neverBelowZero: true),
        Entry(143, .asset, "Fees receivable", "使用料未収金", per: .facility, neverBelowZero: true),
        Entry(331, .capital, "Treasury", "国庫"),
        Entry(431, .income, "Upkeep recovered", "維持費回収"),
        Entry(432, .income, "Fees", "使用料収入"),
        Entry(433, .income, "Gain on cession", "譲渡益"),
        Entry(541, .expense, "Upkeep", "維持費", per: .facility),
        Entry(542, .expense, "Loss on cession", "譲渡損"),
    ]
}

import Accounting
import DefenseFund
import StateCoding

extension LedgerTable {
    public static let grants = LedgerTable(
        of: .names, .grants, .balances, each: .thing(.grants)
    ) { $0.grantRegister }
    public static let assets = LedgerTable(of: .names, .grants, each: .thing(.grants)) {
        $0.assetRegister
    }
    public static let charges = LedgerTable(of: .names, .returns, each: .act) {
        $0.returnsLedger()
    }
    public static let plans = LedgerTable(of: .names, each: .thing(.plans)) { $0.planRegister }
    public static let facilities = LedgerTable(
        of: .names, .balances, each: .thing(.facilities)
    ) { $0.facilityRegister }
    public static let facilityOperations = LedgerTable(
        of: .names, .balances, each: .thing(.facilities)
    ) { $0.facilityOperations }
    public static let facilityUse = LedgerTable(of: .names, each: .thing(.facilities)) {
        $0.facilityUse
    }
    public static let secrets = LedgerTable(of: .names) { $0.secretRegister }
    public static let investments = LedgerTable(of: .names, each: .thing(.investments)) {
        $0.investmentRegister
    }
    public static let fundBalance = LedgerTable(of: .balances) { $0.fundBalance }
    public static let corporations = LedgerTable(of: .names) { $0.corporationRegister }
    public static let treasury = LedgerTable(of: .names) { $0.treasuryRegister }
    public static let stablePlans = LedgerTable(of: .names) { $0.stablePlanRegister }
    public static let initiativeContracts = LedgerTable(of: .names) {
        $0.initiativeContractRegister
    }
    public static let stableBudgets = LedgerTable { $0.stableBudgetRegister }
    public static let surveys = LedgerTable(of: .names) { $0.surveyRegister }
    public static let findings = LedgerTable(of: .names) { $0.findingRegister }
    public static let assertions = LedgerTable(of: .names) { $0.assertionRegister }
    public static let periods = LedgerTable(of: .names) { $0.periodRegister }
    public static let corrections = LedgerTable(of: .names) { $0.correctionRegister }
    public static let trialBalance = LedgerTable(of: .names, .accounts, .balances) {
        $0.trialBalance()
    }
    public static let settlements = LedgerTable { $0.settlements }
    public static let refusalCounts = LedgerTable { $0.refusalCounts }
    public static let proposals = LedgerTable(of: .names, .streams) {
        $0.proposalRegister
    }
    public static let imports = LedgerTable(of: .names) { $0.importRegister }

    /// The registers in the order in which packages and records of the state hold them.
    static let registers: [LedgerTable] = [
        grants, assets, charges, plans, facilities, facilityOperations, facilityUse, secrets,
        investments, fundBalance, corporations, treasury, stablePlans, initiativeContracts,
        stableBudgets, surveys, findings, assertions, periods, corrections,
    ]

    /// Those in force: what takes effect later is not in the view.
    public static let parameters = LedgerTable { $0.parameterRegister(on: .latest) }

    /// The tables in which differences are looked for (decision 0055).
    public static let compared = [trialBalance] + registers + [parameters]

    /// Every table of which a report can be issued.
    static let reported = registers + [trialBalance, settlements, refusalCounts]
}

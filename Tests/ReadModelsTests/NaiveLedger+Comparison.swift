import ReadModels

extension NaiveLedger {
    /// The names of the view's tables that are not what the list of events comes to.
    func differingTables(from view: LedgerView) -> [String] {
        let pairs: [(RegisterTable, Rows)] = [
            (view.trialBalance(), books.trialBalance(names: names)),
            (view.fundBalance, fundRows),
            (view.grantRegister, grantRows),
            (view.assetRegister, assetRows),
            (view.returnsLedger(), returnRows),
            (view.planRegister, planRows),
            (view.facilityRegister, facilityRows),
            (view.facilityOperations, operationRows),
            (view.facilityUse, useRows),
            (view.secretRegister, secretRows),
            (view.investmentRegister, investmentRows),
            (view.stablePlanRegister, stablePlanRows),
            (view.initiativeContractRegister, contractRows),
            (view.stableBudgetRegister, stableBudgetRows),
            (view.surveyRegister, surveyRows),
            (view.corporationRegister, corporationRows),
            (view.treasuryRegister, treasuryRows),
            (view.findingRegister, findingRows),
            (view.assertionRegister, assertionRows),
            (view.refusalCounts, refusalCountRows),
        ]
        return pairs.filter { $0.rows != $1 }.map(\.0.name)
    }
}

// Written by Tests/Campaigns/observed.py from what the tests saw; not edited by hand.

extension ObservedRules {
    static let observedLegs = """
        facility.acquired
          Dr PROPERTY 141 facility: cost
          Cr PROPERTY 331 -: cost
        facility.ceded
          Dr PROPERTY 331 -: price
          Dr PROPERTY 542 -: -
          Cr PROPERTY 141 facility: bookValue
          Cr PROPERTY 433 -: -
        facility.damageRecorded
          Dr PROPERTY 142 facility: cost
          Cr PROPERTY 431 -: cost
        facility.damageRecovered
          Dr PROPERTY 331 -: amount
          Cr PROPERTY 142 facility: amount
        facility.feeCharged
          Dr PROPERTY 143 facility: amount
          Cr PROPERTY 432 -: amount
        facility.feeReceived
          Dr PROPERTY 331 -: amount
          Cr PROPERTY 143 facility: amount
        facility.maintenancePaid
          Dr PROPERTY 541 facility: amount
          Cr PROPERTY 331 -: amount
        fund.handedOver
          Dr FUND 311 -: -
          Dr FUND 313 -: -
          Cr FUND 111 party: -
        grant.advancePaid
          Dr FUND 121 grant: amount
          Cr FUND 111 party: amount
        grant.allocated
          Dr FUND 311 -: amount
          Cr FUND 312 grant: amount
        grant.amountFixed
          Dr FUND 211 grant: -
          Dr FUND 312 grant: -
          Dr FUND 511 grant: -
          Cr FUND 121 grant: -
          Cr FUND 122 grant: -
          Cr FUND 211 grant: -
          Cr FUND 311 -: -
          Cr FUND 511 grant: -
        grant.cancelled
          Dr FUND 211 grant: -
          Dr FUND 312 grant: amount
          Cr FUND 311 -: amount
          Cr FUND 511 grant: -
        grant.changeApproved
          Dr FUND 311 -: -
          Dr FUND 312 grant: -
          Cr FUND 311 -: -
          Cr FUND 312 grant: -
        grant.chargeAssessed
          Dr FUND 123 grant: amount
          Cr FUND 412 -: amount
        grant.chargeWaived
          Dr FUND 412 -: amount
          Cr FUND 123 grant: amount
        grant.declined
          Dr FUND 312 grant: -
          Cr FUND 311 -: -
        grant.returnOrdered
          Dr FUND 122 grant: principal
          Cr FUND 121 grant: -
          Cr FUND 413 -: principal
          Cr FUND 511 grant: -
        grant.returned
          Dr FUND 111 party: amount
          Cr FUND 122 grant: principal
          Cr FUND 123 grant: charges
        grant.settled
          Dr FUND 211 grant: amount
          Cr FUND 111 party: amount
        grant.withdrawn
          Dr FUND 312 grant: -
          Cr FUND 311 -: -
        initiativeContract.accepted
          Dr STABLE 321 stableBudget: amount
          Dr STABLE 531 initiativeContract: amount
          Cr STABLE 131 initiativeContract: amount
          Cr STABLE 231 party: amount
        initiativeContract.concluded
          Dr STABLE 131 initiativeContract: amount
          Cr STABLE 132 stableBudget: amount
        initiativeContract.paid
          Dr STABLE 231 party: amount
          Cr STABLE 331 -: amount
        investment.made
          Dr FUND 112 investment: cost
          Dr FUND 113 investment: cost
          Dr FUND 114 investment: cost
          Cr FUND 111 party: cost
        investment.redeemed
          Dr FUND 111 party: proceeds
          Dr FUND 513 -: -
          Cr FUND 112 investment: cost
          Cr FUND 113 investment: cost
          Cr FUND 114 investment: cost
          Cr FUND 411 -: -
        operatingCost.paid
          Dr FUND 512 -: amount
          Cr FUND 111 party: amount
        stableBudget.appropriated
          Dr STABLE 132 stableBudget: amount
          Cr STABLE 321 stableBudget: amount
        stateReturn.made
          Dr FUND 213 -: amount
          Cr FUND 111 party: amount
        stateReturn.ordered
          Dr FUND 311 -: amount
          Cr FUND 213 -: amount
        subsidy.received
          Dr FUND 111 party: amount
          Cr FUND 311 -: amount
        treasuryPayment.made
          Dr FUND 212 -: amount
          Cr FUND 111 party: amount
        treasuryPayment.ordered
          Dr FUND 311 -: amount
          Cr FUND 212 -: amount
        treasuryPayment.owed
          Dr FUND 311 -: amount
          Cr FUND 212 -: amount
        yield.received
          Dr FUND 111 party: amount
          Cr FUND 411 -: amount
        """
}

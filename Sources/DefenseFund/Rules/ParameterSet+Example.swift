import Accounting
import EventSourcing

// Examples of acts of which the rules would refuse the examples of the fields' types.

extension ParameterSet {
    public static var exampleRecord: Self {
        Self(
            value: PlainText(shortening: "10.95%"),
            reason: PlainText(shortening: "as the law has it"))
    }
}

extension SecretDesignated {
    public static var exampleRecord: Self {
        Self(
            effectiveUntil: .example, criteriaMet: true, isMDASecret: false,
            isSpeciallyDesignatedSecret: false, touches: nil)
    }
}

extension JournalPosted {
    public static var exampleRecord: Self {
        let legs: [JournalLeg] = [
            JournalLeg(account: 521, of: nil, side: .debit, amount: .example),
            JournalLeg(account: 221, of: nil, side: .credit, amount: .example),
        ]
        return Self(book: .support, legs: legs, text: PlainText(shortening: "wages of March"))
    }
}

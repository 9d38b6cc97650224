/// A day of the week.
public enum Weekday: Int, Sendable, CaseIterable {
    case monday = 0
    case tuesday, wednesday, thursday, friday, saturday, sunday
}

extension LegalDate {
    public var weekday: Weekday {
        // The first of January 1970 was a Thursday.
        let number = (Int(daysSince1970) + 3) % 7
        guard let day = Weekday(rawValue: number < 0 ? number + 7 : number) else {
            preconditionFailure("a remainder of seven is a day of the week")
        }
        return day
    }
}

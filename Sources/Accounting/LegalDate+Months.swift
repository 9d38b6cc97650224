extension LegalDate {
    /// The same day of the month that many months later, or the last day of that month if it is
    /// shorter; `nil` if the date would leave 1868...9999.
    public func adding(months: Int) -> LegalDate? {
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, sum >= 0 else { return nil }
        let (year, month) = (sum / 12, sum % 12 + 1)
        return LegalDate(
            year: year, month: month, day: min(day, Self.length(ofMonth: month, year: year)))
    }
}

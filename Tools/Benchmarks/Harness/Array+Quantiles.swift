extension [Double] {
    /// The middle value, or the lower of the two in the middle.
    var median: Double { quantile(0.5) }

    /// The smallest value that at least `share` of the values do not exceed.
    func quantile(_ share: Double) -> Double {
        precondition(!isEmpty)
        let place = (Double(count) * share).rounded(.up)
        return sorted()[Swift.max(0, Swift.min(count, Int(place)) - 1)]
    }
}

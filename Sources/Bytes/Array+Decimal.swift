extension [UInt8] {
    /// Appends the digits of a number in ASCII.
    public mutating func append(decimal number: UInt64) {
        if number > 9 { append(decimal: number / 10) }
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    /// The same with commas between thousands: `1,234,567`.
    public mutating func append(grouped number: UInt64) {
        guard number > 999 else { return append(decimal: number) }
        append(grouped: number / 1_000)
        append(UInt8(ascii: ","))
        let thousand = number % 1_000
        append(decimal: thousand / 100)
        append(decimal: thousand / 10 % 10)
        append(decimal: thousand % 10)
    }
}

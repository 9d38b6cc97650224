public import Accounting

extension RecordedTime {
    /// An instant in RFC 3339, such as `2025-06-30T15:00:00Z` or `2025-07-01T00:00:00.5+09:00`: at
    /// most six decimals, no leap second. `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"),
            let date = LegalDate(String(decoding: bytes[..<10], as: UTF8.self)),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = Self.digits(bytes[11..<13], below: 24),
            let minute = Self.digits(bytes[14..<16], below: 60),
            let second = Self.digits(bytes[17..<19], below: 60)
        else { return nil }
        var rest = bytes[19...]
        var micro: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let decimals = rest.dropFirst().prefix { (48...57).contains($0) }
            guard (1...6).contains(decimals.count),
                let value = Self.digits(decimals, below: 1_000_000)
            else { return nil }
            micro = (decimals.count..<6).reduce(value) { value, _ in value * 10 }
            rest = rest.dropFirst(1 + decimals.count)
        }
        guard let offset = Self.offsetMinutes(rest) else { return nil }
        let minutes = (Int64(date.daysSince1970) * 24 + hour) * 60 + minute - offset
        self.init(microseconds: (minutes * 60 + second) * 1_000_000 + micro)
    }

    /// The last microsecond of the civil day in Tokyo.
    public init(endOfDayInTokyo date: LegalDate) {
        let midnight = (Int64(date.daysSince1970) + 1) * 24 * 3_600_000_000
        self.init(microseconds: midnight - 9 * 3_600_000_000 - 1)
    }

    /// `Z`, or `+09:00`.
    private static func offsetMinutes(_ text: ArraySlice<UInt8>) -> Int64? {
        if text.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
        let bytes = Array(text)
        guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            bytes[3] == UInt8(ascii: ":"), let hours = digits(bytes[1..<3], below: 24),
            let minutes = digits(bytes[4..<6], below: 60)
        else { return nil }
        let offset = hours * 60 + minutes
        return bytes[0] == UInt8(ascii: "-") ? -offset : offset
    }

    private static func digits(_ text: ArraySlice<UInt8>, below limit: Int64) -> Int64? {
        var value: Int64 = 0
        for byte in text {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        return value < limit ? value : nil
    }
}

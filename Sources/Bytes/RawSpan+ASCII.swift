extension RawSpan {
    /// Whether all bytes are ASCII from the space to the tilde.
    public var isPrintableASCII: Bool {
        unsafe withUnsafeBytes { unsafe $0.isPrintableASCII }
    }
}

extension String {
    /// Whether all characters are ASCII from the space to the tilde.
    public var isPrintableASCII: Bool {
        var text = self
        return text.withUTF8 { UnsafeRawBufferPointer($0).isPrintableASCII }
    }
}

extension UnsafeRawBufferPointer {
    /// Looks at every byte even if the first is none, which lets the compiler take many at a time.
    fileprivate var isPrintableASCII: Bool {
        var others: UInt8 = 0
        for place in 0..<count { others |= unsafe self[place] &- 0x20 < 0x5F ? 0 : 1 }
        return others == 0
    }
}

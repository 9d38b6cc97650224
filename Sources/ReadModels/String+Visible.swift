extension String {
    /// The text with what would steer a terminal written out: control and format characters, among
    /// them those that turn the direction of writing, and ends of lines.
    public var visible: String {
        guard unicodeScalars.contains(where: Self.steers) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if Self.steers(scalar) {
                text += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        case _: false
        }
    }
}

public import EventSourcing

extension PlainText {
    /// As much of the text as a field holds; what is empty or cannot stand in a field is told by a
    /// word. For what the rules write themselves.
    public init(shortening text: String) {
        var short = text
        if text.utf8.count > Self.maximumBytes {
            var scalars = String.UnicodeScalarView()
            var count = 0
            for scalar in text.unicodeScalars {
                count += UTF8.width(scalar)
                guard count <= Self.maximumBytes - 3 else { break }
                scalars.append(scalar)
            }
            short = String(scalars) + "\u{2026}"
        }
        guard let plain = try? PlainText(exactly: short.isEmpty ? "none" : short) else {
            self = .unreadable
            return
        }
        self = plain
    }

    private static var unreadable: PlainText {
        guard let word = try? PlainText(exactly: "unreadable") else { preconditionFailure() }
        return word
    }
}

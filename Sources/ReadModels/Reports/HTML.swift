/// Text as HTML and its style sheets hold it.
public enum HTML {
    /// Nothing in the text begins a tag, ends an attribute or names a character.
    public static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        // By scalars: a sign and the mark that combines with it are one character.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            case _: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Lines as one string of CSS: every character that is no plain one is told by its number, so
    /// that none ends the string or the style sheet.
    static func quoted(_ lines: [String]) -> String {
        let escaped = lines.map { line in
            line.unicodeScalars.map { scalar in
                let isPlain =
                    scalar.isASCII
                    && (scalar.properties.isAlphabetic
                        || scalar.properties.numericType != nil
                        || " .,:/_-".unicodeScalars.contains(scalar))
                return isPlain ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
            }.joined()
        }
        return "\"" + escaped.joined(separator: "\\a ") + "\""
    }
}

/// Takes the comments out of JSON that a person has filled in: from `//` to the end of the line.
/// They become spaces, so that lines and columns stay what they are.
struct CommentFilter {
    private var isInText = false
    private var isEscaped = false
    private var isInComment = false
    /// A slash at the end of a piece, of which the next one tells what it begins.
    private var hasSlash = false

    /// The next piece of the input without its comments; an empty piece is the end.
    mutating func filtered(_ piece: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(piece.count + 1)
        for byte in piece { filter(byte, into: &kept) }
        if piece.isEmpty, hasSlash {
            hasSlash = false
            kept.append(Self.slash)
        }
        return kept
    }

    private mutating func filter(_ byte: UInt8, into kept: inout [UInt8]) {
        if isInComment {
            isInComment = byte != 0x0A
            kept.append(isInComment ? 0x20 : byte)
        } else if isInText {
            kept.append(byte)
            isInText = isEscaped || byte != UInt8(ascii: "\"")
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        } else if hasSlash {
            hasSlash = false
            isInComment = byte == Self.slash
            kept += isInComment ? [0x20, 0x20] : [Self.slash]
            if !isInComment { filter(byte, into: &kept) }
        } else if byte == Self.slash {
            hasSlash = true
        } else {
            isInText = byte == UInt8(ascii: "\"")
            kept.append(byte)
        }
    }

    private static let slash = UInt8(ascii: "/")
}

extension ByteStream {
    /// The same input without its comments.
    func withoutComments() -> ByteStream {
        var source = self
        var filter = CommentFilter()
        return ByteStream { () throws(InputProblem) in
            // A piece is never empty before the end, whatever the filter holds back.
            while true {
                let piece = try source.takePiece()
                let kept = filter.filtered(piece)
                if piece.isEmpty || !kept.isEmpty { return kept }
            }
        }
    }
}

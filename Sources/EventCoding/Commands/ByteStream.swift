/// Bytes that come piece by piece, so that an input of any length needs little memory.
public struct ByteStream {
    /// Answers the next piece; an empty one at the end.
    public typealias Source = () throws(InputProblem) -> [UInt8]

    private let more: Source
    private var piece: [UInt8] = []
    private var place = 0
    private var isBegun = false
    private var isEnded = false

    public init(_ more: @escaping Source) { self.more = more }

    public init(_ bytes: [UInt8]) {
        self.more = { [] }
        piece = bytes
    }

    /// The next byte, which stays; `nil` at the end.
    public mutating func peek() throws(InputProblem) -> UInt8? {
        while place == piece.count {
            guard !isEnded else { return nil }
            piece = try more()
            place = 0
            isEnded = piece.isEmpty
        }
        if !isBegun {
            isBegun = true
            try requireNotUTF16()
        }
        return piece[place]
    }

    /// Whether another byte stands behind those taken, or nobody knows since it cannot be read.
    var hasMore: Bool {
        var ahead = self
        do { return try ahead.peek() != nil } catch { return true }
    }

    /// The next byte, which is taken; `nil` at the end.
    public mutating func take() throws(InputProblem) -> UInt8? {
        guard let byte = try peek() else { return nil }
        place += 1
        return byte
    }

    /// All bytes that are at hand; none at the end.
    mutating func takePiece() throws(InputProblem) -> [UInt8] {
        guard try peek() != nil else { return [] }
        defer { place = piece.count }
        return Array(piece[place...])
    }

    /// The first byte that is no white space, which stays; what stands before it is taken.
    ///
    /// - Parameter lines: grows by the line breaks that are passed over.
    public mutating func peekBeyondSpace(counting lines: inout Int) throws(InputProblem) -> UInt8? {
        while let byte = try peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            if byte == 0x0A { lines += 1 }
            place += 1
        }
        return try peek()
    }

    /// The bytes up to the next line break, which is taken; `nil` at the end.
    ///
    /// - Parameter limit: of a longer line only so much and one byte more are kept.
    public mutating func line(limit: Int) throws(InputProblem) -> [UInt8]? {
        guard try peek() != nil else { return nil }
        var line: [UInt8] = []
        while try peek() != nil {
            let end = piece[place...].firstIndex(of: 0x0A) ?? piece.count
            line += piece[place..<min(end, place + limit + 1 - line.count)]
            place = end
            guard end == piece.count else {
                place += 1
                break
            }
        }
        return line
    }
}

extension ByteStream {
    /// Refuses text in UTF-16, which some programs save: every second byte would be zero.
    fileprivate func requireNotUTF16() throws(InputProblem) {
        let hasMark = piece.starts(with: [0xFF, 0xFE]) || piece.starts(with: [0xFE, 0xFF])
        guard !hasMark, piece.count < 2 || (piece[0] == 0) == (piece[1] == 0) else {
            throw InputProblem(.notUTF8, "the input is UTF-16; save it as UTF-8")
        }
    }
}

/// A QR code (ISO/IEC 18004) of version 4 with error correction M: 33 modules a side, up to 90
/// signs of the alphanumeric set. A root with the size of its tree has 85 at most, so one version
/// is enough.
public struct QRCode: Hashable, Sendable {
    public static let side = 33
    public static let capacity = 90
    /// Row by row from the top; `true` is dark.
    public let modules: [[Bool]]

    /// Signs of the alphanumeric mode, each standing for its place.
    private static let signs = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
    private static let dataByteCount = 64

    /// `nil` for a text that is too long or has other signs.
    public init?(_ text: String) {
        guard let data = Self.data(text) else { return nil }
        // Two blocks of 32 bytes with 18 bytes of correction each, their bytes in turn.
        let blocks = [Array(data[..<32]), Array(data[32...])]
        let corrections = blocks.map { ReedSolomon.correction(of: $0, count: 18) }
        var bytes: [UInt8] = []
        for place in 0..<32 { bytes += blocks.map { $0[place] } }
        for place in 0..<18 { bytes += corrections.map { $0[place] } }
        let grids = (0..<8).map { mask in QRGrid(bytes, mask: mask) }
        // Of equal ones the first.
        guard let best = grids.min(by: { $0.penalty < $1.penalty }) else { return nil }
        modules = best.modules
    }

    /// Mode, count of signs, the signs by two in 11 bits, an end, and filling bytes.
    private static func data(_ text: String) -> [UInt8]? {
        let values = text.utf8.compactMap { signs.firstIndex(of: $0) }
        guard values.count == text.utf8.count, values.count <= capacity else { return nil }
        var bits = QRBits()
        bits.append(0b0010, count: 4)
        bits.append(values.count, count: 9)
        for start in stride(from: 0, to: values.count, by: 2) {
            if start + 1 < values.count {
                bits.append(values[start] * 45 + values[start + 1], count: 11)
            } else {
                bits.append(values[start], count: 6)
            }
        }
        let room = 8 * dataByteCount - bits.bits.count
        bits.append(0, count: min(4, room))
        var bytes = bits.bytes
        for filling in 0..<(dataByteCount - bytes.count) {
            bytes.append(filling % 2 == 0 ? 0xEC : 0x11)
        }
        return bytes
    }

    /// As a drawing without borders of its own: a path of squares, in units of modules with the
    /// four light ones around that a reader needs.
    public var svg: String {
        var path = ""
        for (y, row) in modules.enumerated() {
            for (x, isDark) in row.enumerated() where isDark {
                path += "M\(x + 4) \(y + 4)h1v1h-1z"
            }
        }
        let side = Self.side + 8
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(side) \(side)\" "
            + "shape-rendering=\"crispEdges\" role=\"img\">"
            + "<path d=\"M0 0h\(side)v\(side)h-\(side)z\" fill=\"#fff\"/>"
            + "<path d=\"\(path)\" fill=\"#000\"/></svg>"
    }

    /// For a terminal: two rows of modules a line, dark ones left out, since terminals are dark.
    public var text: String {
        func isLight(_ x: Int, _ y: Int) -> Bool {
            let range = 0..<Self.side
            guard range.contains(x), range.contains(y) else { return true }
            return !modules[y][x]
        }
        return stride(from: -2, to: Self.side + 2, by: 2).map { y in
            (-2..<(Self.side + 2)).map { x in
                switch (isLight(x, y), isLight(x, y + 1)) {
                case (true, true): "\u{2588}"
                case (true, false): "\u{2580}"
                case (false, true): "\u{2584}"
                case (false, false): " "
                }
            }.joined() + "\n"
        }.joined()
    }
}

/// Bits, the highest of each number first.
struct QRBits {
    private(set) var bits: [Bool] = []

    mutating func append(_ number: Int, count: Int) {
        for place in stride(from: count - 1, through: 0, by: -1) {
            bits.append(number >> place & 1 == 1)
        }
    }

    /// Filled up with zeros.
    var bytes: [UInt8] {
        stride(from: 0, to: bits.count, by: 8).map { start in
            (0..<8).reduce(0) { byte, place in
                let bit = start + place < bits.count && bits[start + place]
                return byte << 1 | (bit ? 1 : 0)
            }
        }
    }
}

/// Reed-Solomon codes over the field of 256 elements with the polynomial 0x11D.
enum ReedSolomon {
    static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var product: UInt8 = 0
        var left = left
        var right = right
        while right > 0 {
            if right & 1 == 1 { product ^= left }
            left = left << 1 ^ (left & 0x80 == 0 ? 0 : 0x1D)
            right >>= 1
        }
        return product
    }

    /// The rest of the data, with `count` zeros behind it, divided by (x - 1)(x - 2)(x - 4)...
    static func correction(of data: [UInt8], count: Int) -> [UInt8] {
        var divisor: [UInt8] = [1]
        var root: UInt8 = 1
        for _ in 0..<count {
            var next = divisor + [0]
            for (place, factor) in divisor.enumerated() { next[place + 1] ^= product(factor, root) }
            divisor = next
            root = product(root, 2)
        }
        var rest = data + [UInt8](repeating: 0, count: count)
        for place in data.indices {
            let factor = rest[place]
            for (offset, coefficient) in divisor.enumerated() {
                rest[place + offset] ^= product(coefficient, factor)
            }
        }
        return Array(rest.suffix(count))
    }
}

/// The modules of a QR code of version 4 with one of the eight masks (ISO/IEC 18004 sections 7.7
/// to 7.9).
struct QRGrid {
    private(set) var modules = [[Bool]](
        repeating: [Bool](repeating: false, count: QRCode.side), count: QRCode.side)
    /// Modules that are no data.
    private var isFixed = [[Bool]](
        repeating: [Bool](repeating: false, count: QRCode.side), count: QRCode.side)

    init(_ bytes: [UInt8], mask: Int) {
        drawPatterns()
        drawFormat(mask)
        drawData(bytes, mask)
    }

    private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
        modules[y][x] = isDark
        isFixed[y][x] = true
    }

    private mutating func drawPatterns() {
        for place in 0..<QRCode.side {
            set(place, 6, place % 2 == 0)
            set(6, place, place % 2 == 0)
        }
        let far = QRCode.side - 7
        for (left, top) in [(0, 0), (far, 0), (0, far)] { drawFinder(left, top) }
        // The one alignment pattern of this version.
        for y in -2...2 {
            for x in -2...2 { set(26 + x, 26 + y, max(abs(x), abs(y)) != 1) }
        }
    }

    /// With the light border around it, as far as there is room.
    private mutating func drawFinder(_ left: Int, _ top: Int) {
        for y in -1...7 {
            for x in -1...7 {
                let range = 0..<QRCode.side
                guard range.contains(left + x), range.contains(top + y) else { continue }
                let ring = max(abs(x - 3), abs(y - 3))
                set(left + x, top + y, ring != 2 && ring != 4)
            }
        }
    }

    /// Error correction M and the mask in five bits, with ten of correction, twice.
    private mutating func drawFormat(_ mask: Int) {
        var rest = mask
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9 & 1) * 0x537 }
        let bits = (mask << 10 | rest) ^ 0x5412
        func bit(_ place: Int) -> Bool { bits >> place & 1 == 1 }
        for place in 0...5 { set(8, place, bit(place)) }
        set(8, 7, bit(6))
        set(8, 8, bit(7))
        set(7, 8, bit(8))
        for place in 9...14 { set(14 - place, 8, bit(place)) }
        for place in 0...7 { set(QRCode.side - 1 - place, 8, bit(place)) }
        for place in 8...14 { set(8, QRCode.side - 15 + place, bit(place)) }
        set(8, QRCode.side - 8, true)
    }

    /// Upwards and downwards in columns two modules wide, from the right; the column of the timing
    /// pattern is skipped.
    private mutating func drawData(_ bytes: [UInt8], _ mask: Int) {
        var place = 0
        var isUpwards = true
        var right = QRCode.side - 1
        while right > 0 {
            if right == 6 { right = 5 }
            for step in 0..<QRCode.side {
                let y = isUpwards ? QRCode.side - 1 - step : step
                for x in [right, right - 1] where !isFixed[y][x] {
                    // What is left behind the last byte is light.
                    let bit =
                        place < 8 * bytes.count
                        && bytes[place / 8] >> UInt8(7 - place % 8) & 1 == 1
                    modules[y][x] = bit != Self.isInverted(x, y, mask)
                    place += 1
                }
            }
            isUpwards.toggle()
            right -= 2
        }
    }

    private static func isInverted(_ x: Int, _ y: Int, _ mask: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        case _: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    /// How hard it is to read: long runs, squares, patterns like a finder, an uneven share.
    var penalty: Int {
        let columns = (0..<QRCode.side).map { x in modules.map { $0[x] } }
        var penalty = (modules + columns).reduce(0) { $0 + Self.penalty(ofLine: $1) }
        for y in 1..<QRCode.side {
            for x in 1..<QRCode.side {
                let square = [modules[y - 1][x - 1], modules[y - 1][x], modules[y][x - 1]]
                if square.allSatisfy({ $0 == modules[y][x] }) { penalty += 3 }
            }
        }
        let dark = modules.reduce(0) { $0 + $1.count { $0 } }
        let all = QRCode.side * QRCode.side
        return penalty + abs(dark * 20 - all * 10) / all * 10
    }

    private static let finders = ["10111010000", "00001011101"].map { $0.map { $0 == "1" } }

    private static func penalty(ofLine line: [Bool]) -> Int {
        var penalty = 0
        var run = 0
        for (place, isDark) in line.enumerated() {
            run = place > 0 && line[place - 1] == isDark ? run + 1 : 1
            if run == 5 { penalty += 3 } else if run > 5 { penalty += 1 }
            let window = line[place...].prefix(11)
            if finders.contains(where: { window.elementsEqual($0) }) { penalty += 40 }
        }
        return penalty
    }
}

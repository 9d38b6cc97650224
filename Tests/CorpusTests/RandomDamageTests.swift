import Foundation
import Oracles
import TestSupport
import Testing

/// Files and folders with damage at random places: a sample each time, as many as
/// `DAICHO_DAMAGE` says where somebody has the time.
@Suite struct RandomDamageTests {
    private static let count =
        ProcessInfo.processInfo.environment["DAICHO_DAMAGE"].flatMap { Int($0) } ?? 60

    @Test(arguments: [Oracle.pages, .damage, .folders])
    func `no damage ends the process, and none is called sound`(oracle: Oracle) throws {
        var generator = SeededGenerator(seed: 20_261_201)
        for number in 0..<Self.count {
            var input = [UInt8.random(in: 0...1, using: &generator)]
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                // File or page, place, and some bytes; a count of none cuts the file.
                input += (0..<(oracle == .folders ? 3 : 4)).map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                }
                let bytes = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                }
                input += [UInt8(bytes.count)] + bytes
            }
            #expect(throws: Never.self, "input \(number): \(input)") { try oracle.check(input) }
        }
    }
}

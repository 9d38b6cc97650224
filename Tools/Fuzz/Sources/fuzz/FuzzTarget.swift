import Foundation
import Oracles

/// The oracle that this process asks, named by the environment: libFuzzer starts itself again when
/// it merges, and takes its arguments for its own.
enum FuzzTarget {
    private static let oracle: Oracle = {
        guard let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] else {
            print(Oracle.allCases.map(\.rawValue).joined(separator: "\n"))
            exit(0)
        }
        guard let oracle = Oracle(rawValue: name) else {
            fatalError("FUZZ_TARGET is '\(name)', which is no oracle")
        }
        return oracle
    }()

    static func check(_ bytes: [UInt8]) {
        do { try oracle.check(bytes) } catch { fatalError("\(oracle): does not hold: \(error)") }
    }

    /// Writes what the oracle begins with into the folder that FUZZ_SEEDS names. Without a target
    /// it names them all and ends.
    static func prepare() {
        let oracle = oracle
        guard let folder = ProcessInfo.processInfo.environment["FUZZ_SEEDS"] else { return }
        do {
            for (index, seed) in try oracle.seeds().enumerated() {
                try Data(seed).write(to: URL(fileURLWithPath: "\(folder)/seed-\(index)"))
            }
        } catch {
            fatalError("the seeds cannot be written: \(error)")
        }
    }
}

import Foundation

/// How long a piece of work took, and how much of it the processor worked, all threads together.
struct WorkTime {
    let seconds: Double
    let processorSeconds: Double

    init(seconds: Double, processorSeconds: Double) {
        self.seconds = seconds
        self.processorSeconds = processorSeconds
    }

    /// By clocks that never go back.
    init(_ body: () throws -> Void) rethrows {
        let clock = ContinuousClock()
        let start = clock.now
        let startOfWork = Foundation.clock()
        try body()
        seconds = (clock.now - start) / .seconds(1)
        processorSeconds = Double(Foundation.clock() - startOfWork) / Double(CLOCKS_PER_SEC)
    }

    static func += (sum: inout WorkTime, more: WorkTime) {
        sum = WorkTime(
            seconds: sum.seconds + more.seconds,
            processorSeconds: sum.processorSeconds + more.processorSeconds)
    }
}

public import StateCoding

extension CorrectionState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ state: Self?) throws(StateFault) -> Self {
        Self(
            correction: try coder.part("correction", state) { $0.correction },
            position: try coder.part("position", state) { $0.position },
            correctedOn: try coder.part("correctedOn", state) { $0.correctedOn },
            about: try coder.part("about", state) { $0.about },
            reason: try coder.part("reason", state) { $0.reason })
    }
}

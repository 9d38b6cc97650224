import Containers
import EventSourcing
public import StateCoding

extension RefusalState: StateCodable {
    public static func parts(_ coder: inout StateCoder, _ state: Self?) throws(StateFault) -> Self {
        var read = Self()
        read.countByCode = try coder.part("countByCode", state) { $0.countByCode }
        read.countByActor = try coder.part("countByActor", state) { $0.countByActor }
        return read
    }
}

import MemoryEventLog
import TestSupport
import Testing

@Suite struct MemoryEventLogTests {
    @Test(arguments: EventLogContract<MemoryEventLog>.rules)
    func `the log in memory keeps the contract`(_ rule: EventLogContract<MemoryEventLog>.Rule)
        throws
    {
        try rule.holds(over: EventLogContract { MemoryEventLog(sign: $0) })
    }
}

import Containers
import EventCoding
import EventSourcing

/// Which ids of a group's commands were used before: asked for all of them at once, before the
/// first is decided. One after the other each look-up would wait for memory, and for the log's
/// lock.
struct GroupIDs {
    /// The positions of those that stand in the log.
    let stored: [CommandID: Range<UInt64>]
    /// Those that more than one command of the group bears.
    let repeated: Set<CommandID>

    init(_ submissions: [Submission], in log: some EventLog) throws(LogFailure) {
        var ids: [CommandID] = []
        ids.reserveCapacity(submissions.reduce(0) { $0 + $1.commands.count })
        for submission in submissions {
            let commands = submission.commands.span
            for place in commands.indices {
                if let id = commands[place].id { ids.append(id) }
            }
        }
        stored = try log.positions(of: ids)
        var table = PlaceTable(capacity: ids.count)
        var repeated: Set<CommandID> = []
        for id in ids {
            if table.place(of: id.number) == nil {
                table.append(id.number)
            } else {
                repeated.insert(id)
            }
        }
        self.repeated = repeated
    }
}

import Containers
import EventCoding
public import EventSourcing

extension EventLog {
    /// Where the events from `start` up to `end` stand that post to one of the accounts, in order,
    /// found by a look at every record, none of which is hashed; `nil` if there are more than
    /// `limit`.
    public func postings(
        to accounts: Set<StreamReference>, from start: LogPosition, before end: LogPosition,
        atMost limit: Int = .max
    ) throws -> [LogPosition]? {
        guard start < end else { return [] }
        // Every posting is looked up: in a table of positions, which hashes quicker.
        var asked = KeyedTable<StreamReference, Void>()
        for account in accounts { asked.insert((), forKey: account) }
        var places: [LogPosition] = []
        try read(from: start) { position, record in
            guard position < end else { return false }
            let view = try RecordView(record)
            let isAsked = (0..<view.postingCount).contains { posting in
                asked.index(forKey: view.posting(posting).account) != nil
            }
            if isAsked { places.append(position) }
            return places.count <= limit
        }
        return places.count <= limit ? places : nil
    }
}

import EventCoding
public import EventSourcing
import ReadModels
import StateCoding
public import Transparency

extension StateImages {
    /// Where the events in front of `end` stand that post to one of the accounts, in order, from
    /// the index of postings and a look at what it does not hold; `nil` if there are more than
    /// `limit`. The index is made where there is none, and kept by whoever has the key.
    ///
    /// Nothing of it is proven: who believes it has added the postings up.
    public func postings(
        to accounts: Set<StreamReference>, in log: some EventLog & TransparentLog,
        before end: LogPosition, atMost limit: Int
    ) throws -> [LogPosition]? {
        var index: PostingIndex? = newestIndex(
            of: log, only: PostingIndex.sections(of: accounts))
        let next = try log.next()
        if isDue(at: next, since: index?.progress ?? .start) {
            index = try keepPostings(of: log, upTo: next)
        }
        guard let known = (index ?? PostingIndex()).places(of: accounts, before: end, atMost: limit)
        else { return nil }
        return try log.postings(
            to: accounts, from: index?.progress ?? .start, before: end, atMost: limit - known.count
        ).map { known + $0 }
    }

    /// Brings the index of postings to the end of the log.
    @discardableResult
    func keepPostings(of log: some EventLog & TransparentLog, upTo end: LogPosition) throws
        -> PostingIndex
    {
        var index = newestIndex(of: log) ?? PostingIndex()
        guard index.progress < end else { return index }
        try log.forEachRecord(from: index.progress, to: end) { _, record in
            index.append(try RecordView(record))
        }
        write(index, of: log)
        return index
    }
}

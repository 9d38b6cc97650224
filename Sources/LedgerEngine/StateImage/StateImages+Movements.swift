public import EventSourcing
public import ReadModels
public import Transparency

extension StateImages {
    /// The fund's books at a pair of times, from the index of movements and a fold of what it does
    /// not hold. The index is made where there is none, and kept by whoever has the key.
    public func fundBooks(of log: some EventLog & TransparentLog, asOf pair: AsOf) throws
        -> FundBooks
    {
        try movements(of: log, asOf: pair.known).books(on: pair.day)
    }

    /// The index of exactly the events that were known. One of more events is made shorter; one of
    /// fewer goes on, and is kept where a stretch has come.
    func movements(of log: some EventLog & TransparentLog, asOf known: LogPosition) throws
        -> FundMovements
    {
        var (index, imaged) = newestMovements(of: log, asOf: known)
        try log.forEachEvent(from: index.progress, to: known) { _, event in
            try index.apply(event)
        }
        keep(index, of: log, since: imaged)
        return index
    }

    /// What the newest index tells of the events that were known, and how many events it is of; of
    /// none where there is no index.
    func newestMovements(of log: some TransparentLog, asOf known: LogPosition)
        -> (index: FundMovements, imaged: LogPosition)
    {
        let found: FundMovements? = newestIndex(of: log)
        return (
            found?.known(by: known) ?? FundMovements(every: stretchLength),
            found?.progress ?? .start
        )
    }

    /// Keeps an index that goes on by a stretch from what an image holds.
    func keep(_ index: FundMovements, of log: some TransparentLog, since imaged: LogPosition) {
        guard index.progress.rawValue >= imaged.rawValue + stretchLength else { return }
        write(index, of: log)
    }

    /// An image is never worth less than what lies between two of them.
    private var stretchLength: UInt64 { min(interval, FundMovements.stretchLength) }
}

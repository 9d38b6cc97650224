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
        let found: FundMovements? = newestIndex(of: log)
        var index = found?.known(by: known) ?? FundMovements(every: stretchLength)
        try log.forEachEvent(from: index.progress, to: known) { _, event in
            try index.apply(event)
        }
        let imaged = found?.progress ?? .start
        if known.rawValue >= imaged.rawValue + stretchLength {
            write(index, of: log)
        }
        return index
    }

    /// An image is never worth less than what lies between two of them.
    private var stretchLength: UInt64 { min(interval, FundMovements.stretchLength) }
}

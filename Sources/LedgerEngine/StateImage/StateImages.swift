public import Accounting
import DefenseFund
import EventCoding
public import EventSourcing
public import ReadModels
public import StateCoding
public import Transparency

/// The state images of a ledger: a cache of its folds, in a folder beside its log.
///
/// Nothing depends on them. One that is missing, damaged, of another build or not signed by the
/// ledger's key is passed over, and the events are folded instead (docs/decisions/0016, 0040).
public struct StateImages: Sendable {
    let files: StateImageFolder
    let verifier: NoteVerifier
    /// Without it images are read and none is written.
    let signer: NoteSigner?
    /// So many events are folded before a new image is worth its bytes, or a fiftieth of all.
    let interval: UInt64

    public static let interval: UInt64 = 100_000
    /// So many events are folded for a question before it leaves an image behind.
    private static let questionInterval: UInt64 = 1_000

    /// Images that are read, and written too by whoever has the key.
    public init(
        in folder: String, signedBy verifier: NoteVerifier, writtenBy signer: NoteSigner? = nil,
        every interval: UInt64 = interval
    ) {
        precondition(signer.map { $0.verifier.publicKey == verifier.publicKey } ?? true)
        files = StateImageFolder(path: folder, interval: interval)
        self.verifier = verifier
        self.signer = signer
        self.interval = interval
    }

    /// Images that are read, and written where many events have come since the last one.
    public init(in folder: String, signedBy signer: NoteSigner, every interval: UInt64 = interval) {
        self.init(in: folder, signedBy: signer.verifier, writtenBy: signer, every: interval)
    }

    /// The view at a pair of times. It leaves an image behind if many events had to be folded.
    ///
    /// - Parameters:
    ///   - sections: what is asked of it beside what is small: where an image is of just these
    ///     events, no more is read. All of it if `nil`.
    ///   - atHand: a view of the same log to begin from where no image lies nearer.
    ///   - each: is told of each event that had to be folded.
    public func view(
        of log: some EventLog & TransparentLog, asOf pair: AsOf, from atHand: LedgerView? = nil,
        only sections: Set<StateSection>? = nil, each: (LogPosition) -> Void = { _ in }
    ) throws -> LedgerView {
        let (fold, imaged) = try fold(
            of: log, asOf: pair, from: atHand, only: sections, each: each)
        keep(fold, of: log, since: imaged)
        return fold.view
    }

    /// Where a fold about the day may begin: the newest view of no more events than were known that
    /// an image holds, or one of none.
    ///
    /// - Parameter sections: see ``view(of:asOf:only:each:)``.
    public func headStart(
        of log: some TransparentLog, asOf pair: AsOf, only sections: Set<StateSection>? = nil
    ) -> LedgerView {
        newestFold(of: log, asOf: pair, only: sections)?.view ?? LedgerView(on: pair.day)
    }

    /// The newest view that an image holds which tells about both days, so that nothing in it takes
    /// effect between them; one of nothing where there is none.
    public func headStart(
        of log: some TransparentLog, asOf pair: AsOf, and otherDay: LegalDate?,
        only sections: Set<StateSection>? = nil
    ) -> LedgerView {
        newestFold(of: log, asOf: pair, and: otherDay, only: sections)?.view
            ?? LedgerView(on: pair.day)
    }

    /// What is small in the newest image, of however few events: for what never changes once it is
    /// there, and for finding out from where on the log must be looked through.
    ///
    /// - Parameter sections: what is read of it beside what is small.
    public func glance(of log: some TransparentLog, only sections: Set<StateSection>) throws
        -> LedgerView?
    {
        let end = try log.treeHead().size
        return newestFold(
            of: log, asOf: AsOf(known: LogPosition(end), day: nil), only: sections, goesOn: false)?
            .view
    }

    /// Leaves an image of a view behind if it was folded from many events.
    ///
    /// - Parameter start: how far the view had been when the fold began.
    public func keep(_ view: LedgerView, of log: some TransparentLog, since start: LogPosition) {
        keep(ViewFold(view), of: log, since: start)
    }

    private func keep(_ fold: ViewFold, of log: some TransparentLog, since start: LogPosition) {
        guard fold.view.isWhole, isKept(fold.view.progress, since: start) else { return }
        _ = write(fold, of: log, for: .question(fold.view.cutoff))
    }

    /// Whether a question whose fold began at `start` leaves an image behind.
    private func isKept(_ end: LogPosition, since start: LogPosition) -> Bool {
        signer != nil && end.rawValue - start.rawValue >= min(interval, Self.questionInterval)
    }

    /// What must be read of a view of `size` events for one that holds the sections: more where it
    /// must go on, and all of it where an image will be left behind.
    private func needed(
        _ sections: Set<StateSection>?, of size: LogPosition, for known: LogPosition
    ) -> Set<StateSection>? {
        if size == known { return sections }
        return isKept(known, since: size) ? nil : LedgerView.goingOn(to: sections)
    }

    /// The fold of the whole log for the engine, and how many of its events the newest image holds:
    /// one is made if many have come since.
    ///
    /// Where none is made, what only questions need is neither read nor folded.
    func opened(_ log: some EventLog & TransparentLog) throws(LogFailure)
        -> (fold: LedgerFold, imaged: LogPosition)
    {
        do {
            let end = try log.next()
            var rules = newestFold(of: log, upTo: end) ?? LedgerFold()
            let imaged = rules.ledger.count
            guard isDue(at: end, since: imaged) else {
                try rules.catchUp(with: log, to: end)
                return (rules, imaged)
            }
            let (fold, isKept) = try self.imaged(log, upTo: end)
            return (LedgerFold(fold), isKept ? end : imaged)
        } catch {
            throw error as? LogFailure ?? .broken("\(error)")
        }
    }

    /// The fold of the whole log, and whether the engine's image of it could be written, with the
    /// indexes beside it. The log is read once for all of them.
    func imaged(
        _ log: some EventLog & TransparentLog, upTo end: LogPosition,
        each: (LogPosition) -> Void = { _ in }
    ) throws -> (fold: ViewFold, isKept: Bool) {
        var fold = newestFold(of: log, asOf: AsOf(known: end, day: nil)) ?? ViewFold()
        fold.continue(on: nil)
        var (movements, movementsImaged) = newestMovements(of: log, asOf: end)
        var postings: PostingIndex = newestIndex(of: log) ?? PostingIndex()
        let start = min(fold.view.progress, movements.progress, postings.progress)
        try log.forEachRecord(from: start, to: end) { position, record in
            if position >= postings.progress { postings.append(try RecordView(record)) }
            let event = try RecordDecoder.decode(record)
            if position >= movements.progress { try movements.apply(event) }
            if position >= fold.view.progress { try fold.apply(event) }
            each(position)
        }
        guard write(fold, of: log, for: .ledger) else { return (fold, false) }
        keep(movements, of: log, since: movementsImaged)
        write(postings, of: log)
        return (fold, true)
    }

    /// What the rules need of the newest image that the log reaches.
    func newestFold(of log: some TransparentLog, upTo end: LogPosition) -> LedgerFold? {
        newestFold(
            of: log, asOf: AsOf(known: end, day: nil), only: LedgerState.sections, goesOn: false
        ).map { LedgerFold($0) }
    }

    private func fold(
        of log: some EventLog & TransparentLog, asOf pair: AsOf, from atHand: LedgerView? = nil,
        only sections: Set<StateSection>? = nil, each: (LogPosition) -> Void = { _ in }
    ) throws -> (fold: ViewFold, imaged: LogPosition) {
        let atHand = atHand.flatMap { view in
            view.goesOn && view.progress <= pair.known && view.tells(about: pair.day)
                && view.holds(needed(sections, of: view.progress, for: pair.known)) ? view : nil
        }
        let imageFold = newestFold(
            of: log, asOf: pair, behind: atHand?.progress ?? .start, only: sections)
        var fold = imageFold ?? ViewFold(atHand ?? LedgerView())
        fold.continue(on: pair.day)
        let imaged = fold.view.progress
        try fold.catchUp(with: log, to: pair.known, each: each)
        return (fold, imaged)
    }

    /// What the newest image of no more events than were known holds that tells about the day.
    ///
    /// - Parameters:
    ///   - otherDay: about which it must tell too, if there is one.
    ///   - start: so many events or fewer are not worth reading.
    ///   - sections: what is read of it beside what is small; all of it if `nil`.
    ///   - goesOn: whether the fold goes on from an image of fewer events, for which more of it is
    ///     read.
    func newestFold(
        of log: some TransparentLog, asOf pair: AsOf, and otherDay: LegalDate?? = nil,
        behind start: LogPosition = .start, only sections: Set<StateSection>? = nil,
        goesOn: Bool = true
    ) -> ViewFold? {
        for image in files.images
        where image.use.isView && image.size > start.rawValue
            && image.size <= pair.known.rawValue
        {
            let size = LogPosition(image.size)
            guard let file = files.reading(image), let head = head(of: log, at: image.size),
                let fold = StateImage.fold(
                    in: file, of: head, about: [pair.day] + (otherDay.map { [$0] } ?? []),
                    only: goesOn ? needed(sections, of: size, for: pair.known) : sections,
                    signedBy: verifier)
            else { continue }
            files.touch(image)
            return fold
        }
        return nil
    }

    /// The tree of the first events. A log that was put back to an earlier day and went on
    /// otherwise has another root; one that does not reach so far has none.
    func head(of log: some TransparentLog, at size: UInt64) -> TreeHead? {
        (try? MerkleTree(log).root(size: size)).map { TreeHead(size: size, root: $0) }
    }

    /// Whether so much has come since the image of the first `imaged` events that one is written.
    func isDue(at end: LogPosition, since imaged: LogPosition) -> Bool {
        guard signer != nil, end > imaged else { return false }
        return end.rawValue - imaged.rawValue >= max(interval, end.rawValue / 50)
    }

    /// Writes an image of the fold. That it cannot be written is no failure of the ledger.
    private func write(
        _ fold: ViewFold, of log: some TransparentLog, for use: StateImageName.Use
    ) -> Bool {
        let size = fold.view.progress.rawValue
        guard let signer, size > 0, let head = head(of: log, at: size),
            let bytes = try? StateImage.bytes(of: fold, at: head, signedBy: signer)
        else { return false }
        return files.write(bytes, as: StateImageName(size: size, use: use))
    }
}

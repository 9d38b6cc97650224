import ReadModels

/// A journal test: a fold over the events of a log that answers with what stands out.
///
/// A test reads no clock and no file, and asks the rules nothing: that a rule was kept is for
/// ``Replay`` to say. It looks for entries that every rule lets pass and somebody must explain.
protocol JournalTest: Sendable {
    static var declaration: JournalTestDeclaration { get }
    /// Whether it must know the state that an event leaves: it ends where the log cannot be folded.
    static var needsState: Bool { get }
    /// Whether it looks at the whole log whatever the days that are asked about.
    static var looksAtAll: Bool { get }

    init(_ parameters: JournalParameters)

    /// Whether the event belongs to what the test looks at.
    func covers(_ item: JournalItem) -> Bool

    /// Takes the next event of the population.
    ///
    /// - Parameter view: the state that the event leaves; of no use to a test that needs none.
    mutating func add(_ item: JournalItem, in view: LedgerView)

    /// Takes a place in the log that holds no event.
    mutating func add(_ gap: JournalGap)

    /// What came of it, once all events were taken.
    ///
    /// - Parameter population: all that the test was given.
    func verdict(on population: JournalPopulation) -> JournalVerdict
}

extension JournalTest {
    static var needsState: Bool { false }
    static var looksAtAll: Bool { false }
    func covers(_ item: JournalItem) -> Bool { item.isEntry }
    mutating func add(_ gap: JournalGap) {}
}

import Accounting
import Containers
import EventSourcing

/// A thing that goes through stages: each act about it is done at some of them, and may bring it to
/// another.
protocol StagedThing {
    associatedtype Kind: StreamKind
    associatedtype Stage: RawRepresentable<String>, Equatable

    /// What a refusal calls it, and what the order of its stages rests on.
    static var noun: String { get }
    static var stageBasis: String { get }

    var stage: Stage { get set }
    mutating func enter(_ stage: Stage, on date: LegalDate)
}

extension StagedThing {
    mutating func enter(_ stage: Stage, on date: LegalDate) { self.stage = stage }
}

extension KeyedTable where Value: StagedThing, Key == Reference<Value.Kind> {
    // Inlined into the guards, which ask for a few facts of the thing: so these are read where they
    // stand, and the thing is not copied.
    /// The thing that the act is about, at one of the stages.
    @inline(__always) @discardableResult
    func require(_ context: ActContext, at stages: Value.Stage...) throws(Rejection) -> Value {
        self[place: try place(context, at: stages)]
    }

    /// Its place, for who asks more of it than a few facts.
    @inline(__always)
    func place(_ context: ActContext, at stages: [Value.Stage]) throws(Rejection) -> Int {
        guard let place = index(forKey: context.subject()),
            stages.contains(self[place: place].stage)
        else { throw wrongStage(of: context, needed: stages) }
        return place
    }

    func wrongStage(of context: ActContext, needed: [Value.Stage]) -> Rejection {
        Rejection(
            .wrongStage, Value.stageBasis, .text(Value.noun, context.streamName),
            .text("stage", self[context.subject()]?.stage.rawValue ?? "unknown"),
            .text("needs", needed.map(\.rawValue).joined(separator: " or ")))
    }

    /// Brings the thing to another stage.
    mutating func move(
        _ context: ActContext, from stages: Value.Stage..., to next: Value.Stage,
        _ change: (inout Value) -> Void = { _ in }
    ) throws(IllegalTransition) {
        guard let place = index(forKey: context.subject()),
            stages.contains(self[place: place].stage)
        else { throw IllegalTransition("\(context.streamName) becomes \(next.rawValue)") }
        self[place: place].enter(next, on: context.effectiveOn)
        change(&self[place: place])
    }
}

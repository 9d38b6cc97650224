import EventSourcing
import Transparency

/// What a driver of a replicated database does about unknown outcomes: it appends the same batch
/// again until the answer is definite, and only then lets another one be made.
struct SettlingLog<Log: EventLog & TransparentLog>: LogInFront {
    let log: Log

    func append(_ batch: Batch, if condition: AppendCondition) throws(LogFailure) -> Appended {
        while true {
            do throws(LogFailure) {
                return try log.append(batch, if: condition)
            } catch {
                guard case .outcomeUnknown = error else { throw error }
            }
        }
    }

    func append(preparing prepare: (LogPosition) throws(LogFailure) -> PreparedBatch?)
        throws(LogFailure) -> Appended
    {
        while true {
            let next = try next()
            guard let prepared = try prepare(next) else { return .nothing(next: next) }
            let outcome = try append(prepared.batch, if: prepared.condition)
            // Another writer came first, unless the batch was never meant for this place.
            guard case .taken = outcome, prepared.batch.first == next else { return outcome }
        }
    }
}

import EventSourcing
import Foundation

/// Leads records from the thread that decides to the one that hashes them and puts them into the
/// log, which for large groups takes as long again.
///
/// The log asks for the records of a position, perhaps anew if another writer came first; the
/// deciding thread waits for such a question, sends chunk after chunk, and ends with what it read.
final class RecordPipe: @unchecked Sendable {
    enum Question {
        case records(from: LogPosition)
        /// The log is done.
        case none(Result<Appended, LogFailure>)
    }

    private enum Piece {
        case chunk(RecordChunk)
        case end(Result<AppendCondition, LogFailure>)
    }

    // All state is guarded by `condition`.
    private let condition = NSCondition()
    private var question: Question?
    private var pieces: [Piece] = []

    /// How many chunks may wait: enough that neither side waits for the other's single steps.
    private static let capacity = 8

    // MARK: - The deciding thread

    /// Blocks until the log asks, or is done.
    func nextQuestion() -> Question {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let question = question.take() { return question }
            condition.wait()
        }
    }

    func send(_ chunk: RecordChunk) { put(.chunk(chunk)) }

    func end(_ result: Result<AppendCondition, LogFailure>) { put(.end(result)) }

    private func put(_ piece: Piece) {
        condition.lock()
        while pieces.count >= Self.capacity { condition.wait() }
        pieces.append(piece)
        condition.signal()
        condition.unlock()
    }

    // MARK: - The log's thread

    func ask(_ question: Question) {
        condition.lock()
        self.question = question
        condition.signal()
        condition.unlock()
    }

    /// Takes all records to `sink`. If that fails the rest is still taken, so that the deciding
    /// thread comes to its end.
    func drain(to sink: RecordSink) throws(LogFailure) -> AppendCondition {
        var failure: LogFailure?
        while true {
            for piece in takePieces() {
                switch piece {
                case .chunk(let chunk) where failure == nil:
                    do { try chunk.forEach(sink) } catch { failure = error }
                case .chunk: break
                case .end(let result):
                    if let failure { throw failure }
                    return try result.get()
                }
            }
        }
    }

    private func takePieces() -> [Piece] {
        condition.lock()
        defer { condition.unlock() }
        while pieces.isEmpty { condition.wait() }
        let taken = pieces
        pieces.removeAll(keepingCapacity: true)
        condition.signal()
        return taken
    }
}

import EventSourcing
import Foundation

/// Leads records from the thread that decides to the one that hashes them and puts them into the
/// log, which for large groups takes as long again.
final class RecordPipe: @unchecked Sendable {
    private enum Piece {
        case chunk(RecordChunk)
        case end(Result<AppendCondition, LogFailure>)
    }

    // All state is guarded by `condition`.
    private let condition = NSCondition()
    private var pieces: [Piece] = []

    /// How many chunks may wait: enough that neither side waits for the other's single steps.
    private static let capacity = 8

    // MARK: - The deciding thread

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

import Audit
import LMDBEventLog

/// A ledger that is looked at without being verified: its pages are walked before one is followed.
struct LedgerFile {
    let path: String
    let inspection: LogInspection

    /// - Parameter path: the folder of the ledger, or a copy of it.
    init(_ path: String) throws {
        self.path = path
        do { inspection = try LogInspection(of: path + "/log.mdb") } catch {
            throw Output.Failure("\(error)")
        }
    }

    /// The log; fails where pages are damaged.
    var log: LMDBEventLog {
        get throws {
            guard let log = inspection.log else {
                throw Output.Failure(
                    "\(path): damaged pages are not followed; 'daicho-replay verify' tells which")
            }
            return log
        }
    }

    /// Runs what reads the log, and fails where it cannot be read or is rewritten meanwhile.
    func reading<Answer>(_ body: (LMDBEventLog) throws -> Answer) throws -> Answer {
        let answer: Answer
        do { answer = try body(try log) } catch let failure as Output.Failure {
            throw failure
        } catch {
            throw Output.Failure("\(path): \(error)")
        }
        guard !inspection.wasRewritten else {
            throw Output.Failure("\(path): the ledger is being written; ask again")
        }
        return answer
    }
}

import Accounting
import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine
import ReadModels

extension LedgerFolder {
    /// Where the sealed values lie: a part of the ledger that it verifies without.
    var values: WithheldValues { WithheldValues(in: path + "/withheld") }

    /// Where the keys of what is withheld lie: outside the folder, like the signing key.
    var keyFolder: KeyFolder { KeyFolder(in: path(endingIn: ".keys")) }

    var withholding: Withholding {
        Withholding(values: values, keys: keyFolder) { name, problem in
            Console.note(
                problem.map { "the key of \(name) is to be destroyed, but \($0)" }
                    ?? "the key of \(name) is destroyed: nobody reads any more what was withheld "
                    + "under it; destroy copies of the key too")
        }
    }

    /// The keys of what rows withhold.
    ///
    /// - Parameter view: the ledger as it stands; asked for only where a key is not here, to tell
    ///   one that was destroyed from one that is elsewhere.
    func withholdingKeys(_ view: @escaping () throws -> LedgerView) -> WithholdingKeys {
        let keys = keyFolder
        // A file may name a key that is not here in every row: the ledger is folded once for it.
        var asked: [StreamName: LegalDate?] = [:]
        return { (name) throws(InputProblem) in
            do throws(KeyFolder.Problem) {
                if let key = try keys.key(of: name) { return key }
            } catch {
                throw InputProblem(.keyMissing, field: "withhold", "needs a key, but \(error)")
            }
            let destroyedOn = asked[name] ?? (try? view().dateOfDestruction(ofKeyOf: name))
            asked[name] = .some(destroyedOn)
            guard let date = destroyedOn else { return nil }
            throw InputProblem(
                .keyMissing, field: "withhold",
                "needs the key of \(name), which was destroyed on \(date): nothing is withheld "
                    + "under it any more, and whether this row was recorded before cannot be "
                    + "told from it. 'daicho log' lists what was; post the rows behind this one "
                    + "without it")
        }
    }
}

extension LedgerView {
    /// When the key of the secret, party or actor was destroyed; `nil` if it was not.
    func dateOfDestruction(ofKeyOf name: StreamName) -> LegalDate? {
        ledger.reference(to: name).flatMap { ledger.keys.destroyedOn[$0] }
    }
}

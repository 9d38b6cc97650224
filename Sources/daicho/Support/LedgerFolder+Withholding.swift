import EventCoding
import EventSourcing
import LedgerEngine

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
    var withholdingKeys: WithholdingKeys {
        let keys = keyFolder
        return { (name) throws(InputProblem) in
            do throws(KeyFolder.Problem) { return try keys.key(of: name) } catch {
                throw InputProblem(.keyMissing, field: "withhold", "needs a key, but \(error)")
            }
        }
    }
}

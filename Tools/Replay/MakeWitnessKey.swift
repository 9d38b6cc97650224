import ArgumentParser
import Bytes
import Cryptography
import Foundation
import Transparency

struct MakeWitnessKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes the key of a witness, who signs what he has replayed.",
        discussion: """
            Prints the verifier key, which a policy file names. The file is the secret: it is kept \
            from the people whose ledger it vouches for.

            Example: daicho-replay make-witness-key auditor.example witness.key
            """)

    @Argument(help: "The name of the witness, such as a domain; no spaces and plus signs.")
    var name: String

    @Argument(help: "The file to make; it must not be there yet.")
    var file: String

    func run() throws {
        let signer: WitnessSigner
        do {
            signer = try WitnessSigner(
                name: name, seed: SecureRandom.bytes(Ed25519PrivateKey.seedByteCount))
        } catch {
            throw Output.Failure("\(name): must be a name without spaces and plus signs")
        }
        guard !FileManager.default.fileExists(atPath: file) else {
            throw Output.Failure("\(file): a file stands here; it is not overwritten")
        }
        let draft = "\(file).\(ProcessInfo.processInfo.processIdentifier).partial"
        let bytes = Array((signer.encoded + "\n").utf8)
        guard PlainFile.put(bytes, at: file, draft: draft, permissions: 0o600) else {
            throw Output.Failure("\(file): cannot be written")
        }
        try Output.write(signer.verifier.encoded + "\n")
    }
}

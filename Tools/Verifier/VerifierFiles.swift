import Foundation

/// The second verifiers, which every package carries: `verify.py` and `verifier.html`, byte for
/// byte as they lie beside this file.
public enum VerifierFiles {
    public static let names = ["verify.py", "verifier.html"]

    /// - Returns: `nil` if they are not beside the program.
    public static func read() -> [(name: String, bytes: [UInt8])]? {
        var files: [(name: String, bytes: [UInt8])] = []
        for name in names {
            guard let url = Bundle.module.url(forResource: name, withExtension: nil),
                let data = FileManager.default.contents(atPath: url.path)
            else { return nil }
            files.append((name, Array(data)))
        }
        return files
    }
}

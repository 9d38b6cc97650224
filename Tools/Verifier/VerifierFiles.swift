import Foundation

/// The second verifiers, which every package carries, byte for byte as they lie beside this file.
public enum VerifierFiles {
    /// - Returns: `nil` if one of them is not beside the program.
    public static func read(_ names: [String]) -> [(name: String, bytes: [UInt8])]? {
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

import Foundation

/// The repository that the tests were built from, for tests about its files.
public enum Repository {
    /// The path of its top folder.
    public static let path = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The path of a file in it.
    public static func path(of file: String) -> String { path + "/" + file }

    /// The text of a file in it; empty if there is none.
    public static func text(of file: String) -> String {
        let data = FileManager.default.contents(atPath: path(of: file)) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }

    /// The files under `folder`, as paths from the top folder, in order. What a build leaves behind
    /// is passed over.
    public static func files(under folder: String, endingIn suffix: String = "") -> [String] {
        let names =
            FileManager.default.enumerator(atPath: path(of: folder))?
            .compactMap { $0 as? String } ?? []
        return names.map { "\(folder)/\($0)" }.filter { file in
            file.hasSuffix(suffix) && !file.contains("/.build") && !file.contains("__pycache__")
                && !isFolder(file)
        }.sorted()
    }

    public static func isExecutable(_ file: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: path(of: file))
    }

    private static func isFolder(_ file: String) -> Bool {
        let facts = try? FileManager.default.attributesOfItem(atPath: path(of: file))
        return facts?[.type] as? FileAttributeType == .typeDirectory
    }
}

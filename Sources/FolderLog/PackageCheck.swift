import Bytes
import Cryptography
import DefenseFund
import EventCoding
import EventSourcing
import Snapshot
import Transparency

/// Makes a package again from its records and compares every file with the one that is there.
///
/// Files are compared as they are made, so that no more of them is held than a line.
public struct PackageCheck {
    public private(set) var problems: [FileProblem] = []
    /// What could not be compared, in words.
    public private(set) var unchecked: [String] = []
    /// What carries nothing that is checked, in words.
    public private(set) var notCovered: [String] = []

    static let manifestFile = "manifest.json"
    static let readmeFile = "README.txt"
    /// What others have signed, which no record makes.
    private static let signedFiles: Set<String> = [
        PackagedLog.checkpointFile, PackagedLog.proofFile,
    ]
    /// More than any file has that is read at once.
    private static let mostBytes = 1 << 24
    /// No file is longer than what records of this length can make: one that is compared with
    /// nothing but its hash may end as far away as somebody likes.
    private let longest: Int

    /// Reads all records once more.
    ///
    /// - Parameter isSound: whether each record is one and stands in its place. If not, or if they
    ///   cannot be folded, nothing is made from them, which is said in ``unchecked``, and files are
    ///   compared with their hashes in the manifest alone.
    public init(_ log: PackagedLog, isSound: Bool) {
        let made = MadeFiles(log.files)
        longest = Self.mostBytes + 64 * log.recordByteCount
        if isSound {
            do {
                try make(log, made)
                made.finish()
                problems = made.problems
                unchecked += made.otherLayouts.map { "\($0), whose columns are of another version" }
                compareNames(log.files, made)
                compareManifest(log.files, made: made)
                notCovered.append("the order in which the manifest names its files")
            } catch {
                unchecked.append("the files of the package, which cannot be made: \(error)")
                compareManifest(log.files, made: nil)
            }
        } else {
            unchecked.append("the files of the package: they are made from records that are sound")
            compareManifest(log.files, made: nil)
        }
        if let problem = log.checkpointProblem,
            !problems.contains(where: { $0.file == problem.file && $0.kind == problem.kind })
        {
            problems.append(problem)
        }
        if log.restByteCount > 0 {
            problems.append(
                FileProblem(
                    .wrong, PackagedLog.recordsFile, expected: "whole records",
                    found: "\(log.restByteCount) bytes behind the last"))
        }
    }

    private mutating func make(_ log: PackagedLog, _ made: MadeFiles) throws {
        let names = { (stream: StreamReference) in Self.name(of: stream, in: log) }
        var builder = try SnapshotBuilder(made.compare, nameAhead: names)
        try log.forEachRecord(from: .start) { position, record in
            made.position = position.rawValue
            try builder.add(RecordDecoder.decode(record), record: record)
            return true
        }
        made.position = nil
        let companions = SnapshotBuilder.companionNames.compactMap { name in
            log.files.bytes(name, upTo: Self.mostBytes).map { (name: name, bytes: $0) }
        }
        _ = try builder.finish(checkpoint: log.covering, companions: companions)
        notCovered += companions.map { "\($0.name), which is compared with no other copy" }
    }

    private static func name(of stream: StreamReference, in log: PackagedLog) -> StreamName? {
        var name: StreamName?
        try? log.forEachRecord(from: stream.position) { position, record in
            if position == stream.position { name = try RecordDecoder.decode(record).streamName }
            return false
        }
        return name
    }

    private mutating func compareNames(_ files: FolderFiles, _ made: MadeFiles) {
        let expected = made.names.union(Self.signedFiles).union([Self.manifestFile])
        for path in files.paths + files.others
        where !expected.contains(path) && !path.hasPrefix(CosignatureFolder.name + "/") {
            problems.append(
                FileProblem(
                    .unknown, path, expected: "the files of a package only",
                    found: "another file"))
        }
    }

    /// The manifest says of every file what its bytes come to, and of the events their number,
    /// time and root.
    ///
    /// - Parameter made: what the records make; `nil` if nothing can be made from them.
    private mutating func compareManifest(_ files: FolderFiles, made: MadeFiles?) {
        let bytes = files.bytes(Self.manifestFile, upTo: Self.mostBytes)
        guard let bytes, let stored = try? JSONParser.parse(bytes),
            let list = stored["files"]?.items,
            list.allSatisfy({ $0["name"]?.string != nil && $0["sha256"]?.string != nil })
        else {
            problems.append(
                FileProblem(
                    files.paths.contains(Self.manifestFile) ? .wrong : .missing, Self.manifestFile,
                    expected: "the list of the files as JSON", found: "none"))
            return
        }
        if stored.pretty + "\n" != String(decoding: bytes, as: UTF8.self) {
            differ(Self.manifestFile, "JSON in its one spelling", "another one")
        }
        let expected = made.flatMap { try? JSONParser.parse($0.manifest) }
        if let expected { compareMembers(stored, expected) }
        compareList(list, expected?["files"]?.items, files)
    }

    private mutating func compareMembers(_ stored: JSONValue, _ expected: JSONValue) {
        for member in expected.members ?? [] where member.name != "files" {
            guard stored[member.name] != member.value else { continue }
            differ(
                Self.manifestFile, "\(member.name) \(member.value.compact)",
                stored[member.name]?.compact ?? "none")
        }
        if stored.members?.map(\.name) != expected.members?.map(\.name) {
            differ(Self.manifestFile, "the members of a manifest", "others")
        }
    }

    private mutating func compareList(
        _ stored: [JSONValue], _ expected: [JSONValue]?, _ files: FolderFiles
    ) {
        let names = stored.compactMap { $0["name"]?.string }
        let expectedNames = expected?.compactMap { $0["name"]?.string } ?? names
        let gone = names.filter { !files.paths.contains($0) }
        miss(gone, "what the manifest names", "no file")
        for name in expectedNames where !names.contains(name) {
            guard files.paths.contains(name) else {
                miss([name], "its name in the manifest", "none")
                continue
            }
            problems.append(
                FileProblem(
                    .unknown, name, expected: "the files that the manifest names only",
                    found: "another file"))
        }
        if Set(names).count < names.count {
            differ(Self.manifestFile, "each file of the package once", "one more often")
        }
        let known = Set(expectedNames).union(Self.signedFiles)
        for file in stored {
            guard let name = file["name"]?.string, known.contains(name) else { continue }
            compareHash(of: name, file, expected?.first { $0["name"]?.string == name }, files)
        }
    }

    /// What is not there, unless it is told already.
    private mutating func miss(_ names: [String], _ expected: String, _ found: String) {
        for name in names where !problems.contains(where: { $0.file == name }) {
            problems.append(FileProblem(.missing, name, expected: expected, found: found))
        }
    }

    private mutating func compareHash(
        of name: String, _ stored: JSONValue, _ expected: JSONValue?, _ files: FolderFiles
    ) {
        // What is known to be another file is not read to its end, which may be far.
        guard !problems.contains(where: { $0.file == name }) else { return }
        if let count = PlainFile(path: files.path(name))?.byteCount, count > longest {
            return differ(name, "at most \(longest) bytes", "more")
        }
        // A file that was written by another version of the program stands by its own hash.
        guard let own = EvidenceFolder.digest(of: files.path(name))?.0.description else { return }
        guard stored["sha256"]?.string == own, stored.members?.count == 2 else {
            return differ(name, "bytes with the hash in the manifest", own)
        }
        if name == Self.readmeFile, let expected, stored != expected {
            notCovered.append("\(name), whose words are not those of this version")
        }
    }

    private mutating func differ(_ file: String, _ expected: String, _ found: String) {
        problems.append(FileProblem(.wrong, file, expected: expected, found: found))
    }
}

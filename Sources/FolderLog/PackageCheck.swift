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
    /// More than any file has that is read at once.
    private static let mostBytes = 1 << 24
    /// No file is longer than what records of this length can make: one that is compared with
    /// nothing but its hash may end as far away as somebody likes.
    private let longest: Int

    /// Reads all records once more.
    ///
    /// - Parameter log: its records must have been found to be sound; what cannot be folded is
    ///   said in ``unchecked``.
    public init(_ log: PackagedLog) {
        let made = MadeFiles(log.files)
        longest = Self.mostBytes + 64 * log.recordByteCount
        do {
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
        } catch {
            unchecked.append("the files of the package, which cannot be made: \(error)")
            return
        }
        made.finish()
        problems = made.problems
        unchecked += made.otherLayouts.map { "\($0), whose columns are of another version" }
        compareNames(log.files, made)
        compareManifest(log.files, made)
        if log.restByteCount > 0 {
            problems.append(
                FileProblem(
                    .wrong, PackagedLog.recordsFile, expected: "whole records",
                    found: "\(log.restByteCount) bytes behind the last"))
        }
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
        let expected = made.names.union([Self.manifestFile])
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
    private mutating func compareManifest(_ files: FolderFiles, _ made: MadeFiles) {
        let bytes = files.bytes(Self.manifestFile, upTo: Self.mostBytes)
        let expected = try? JSONParser.parse(made.manifest)
        guard let bytes, let stored = try? JSONParser.parse(bytes), let expected else {
            problems.append(
                FileProblem(
                    bytes == nil ? .missing : .wrong, Self.manifestFile,
                    expected: "the list of the files as JSON", found: "none"))
            return
        }
        if stored.pretty + "\n" != String(decoding: bytes, as: UTF8.self) {
            differ(Self.manifestFile, "JSON in its one spelling", "another one")
        }
        for member in expected.members ?? [] where member.name != "files" {
            guard stored[member.name] != member.value else { continue }
            differ(
                Self.manifestFile, "\(member.name) \(member.value.compact)",
                stored[member.name]?.compact ?? "none")
        }
        let names = expected.members?.map(\.name)
        if stored.members?.map(\.name) != names {
            differ(Self.manifestFile, "the members of a manifest", "others")
        }
        compareList(stored["files"]?.items ?? [], expected["files"]?.items ?? [], files)
    }

    private mutating func compareList(
        _ stored: [JSONValue], _ expected: [JSONValue], _ files: FolderFiles
    ) {
        guard stored.map({ $0["name"] }) == expected.map({ $0["name"] }) else {
            return differ(Self.manifestFile, "the files of the package, in order", "others")
        }
        for (stored, expected) in zip(stored, expected) {
            guard let name = expected["name"]?.string else { continue }
            // What is known to be another file is not read to its end, which may be far.
            guard !problems.contains(where: { $0.file == name }) else { continue }
            if let count = PlainFile(path: files.path(name))?.byteCount, count > longest {
                differ(name, "at most \(longest) bytes", "more")
                continue
            }
            // A file that was written by another version of the program stands by its own hash.
            // One that is not there is told already.
            guard let own = EvidenceFolder.digest(of: files.path(name))?.0.description else {
                continue
            }
            guard stored["sha256"]?.string == own, stored.members?.count == 2 else {
                differ(name, "bytes with the hash in the manifest", own)
                continue
            }
            if name == Self.readmeFile, stored != expected {
                notCovered.append("\(name), whose words are not those of this version")
            }
        }
    }

    private mutating func differ(_ file: String, _ expected: String, _ found: String) {
        problems.append(FileProblem(.wrong, file, expected: expected, found: found))
    }
}

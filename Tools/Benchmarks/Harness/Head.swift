import Foundation

/// What must be known about the machine to read the figures.
struct Head {
    let lines: [(name: String, value: String)]

    init(_ bench: Bench, folder: String, compilers: String) throws {
        let built = try bench.ledger(of: bench.eventCount)
        let average = Double(built.recordByteCount) / Double(built.eventCount)
        lines = [
            ("cpu", Self.field("model name", of: "/proc/cpuinfo") ?? "unknown"),
            ("cores", String(ProcessInfo.processInfo.activeProcessorCount)),
            (
                "load",
                Self.text("/proc/loadavg")?.split(separator: " ").first.map(String.init) ?? "?"
            ),
            ("kernel", Self.text("/proc/sys/kernel/osrelease") ?? "unknown"),
            ("file system", Self.fileSystem(of: folder) ?? "unknown"),
            (
                "sync", "every commit: fdatasync of the data, then O_DSYNC of the meta page"
            ),
            ("database", try bench.programs.version()),
            ("compilers", compilers),
            ("record", "\(Line.format(average)) bytes on average"),
            ("events", "\(built.eventCount) in the ledger that is read"),
        ]
    }

    private static func text(_ path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func field(_ name: String, of path: String) -> String? {
        let line = text(path)?.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// Type and device of the mount with the longest path that holds the folder.
    private static func fileSystem(of folder: String) -> String? {
        let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path + "/"
        let mounts = (text("/proc/self/mounts") ?? "").split(separator: "\n").map {
            $0.split(separator: " ")
        }
        let holding = mounts.filter {
            $0.count > 2 && path.hasPrefix($0[1] == "/" ? "/" : $0[1] + "/")
        }
        return holding.max { $0[1].count < $1[1].count }.map { "\($0[2]) on \($0[0])" }
    }
}

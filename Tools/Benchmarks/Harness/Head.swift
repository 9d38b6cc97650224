import Foundation

/// What must be known about the machine to read the figures.
struct Head {
    let lines: [(name: String, value: String)]

    init(_ bench: Bench, folder: String, versions: String) throws {
        let built = try bench.ledger(of: bench.eventCount)
        let average = Double(built.recordByteCount) / Double(built.eventCount)
        let mount = Self.mount(of: folder)
        lines = [
            ("cpu", Self.field("model name", of: "/proc/cpuinfo") ?? "unknown"),
            ("cores", String(ProcessInfo.processInfo.activeProcessorCount)),
            ("load", Self.words("/proc/loadavg").first ?? "unknown"),
            ("scheduler", Self.scheduler),
            ("kernel", Self.text("/proc/sys/kernel/osrelease") ?? "unknown"),
            ("file system", "\(mount?.type ?? "unknown") on \(mount?.device ?? "unknown")"),
            (
                "disk",
                "write cache: \(Self.writeCache(of: mount?.device ?? "") ?? "unknown"); "
                    + "4 KiB over written blocks synced in \(try bench.syncMicroseconds()) us"
            ),
            ("sync", "every commit: fdatasync of the data, then O_DSYNC of the meta page"),
            ("versions", versions),
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

    private static func words(_ path: String) -> [String] {
        (text(path) ?? "").split(separator: " ").map(String.init)
    }

    /// The mount with the longest path that holds the folder.
    private static func mount(of folder: String) -> (type: String, device: String)? {
        let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path + "/"
        let mounts = (text("/proc/self/mounts") ?? "").split(separator: "\n").map {
            $0.split(separator: " ").map(String.init)
        }
        let holding = mounts.filter {
            $0.count > 2 && path.hasPrefix($0[1] == "/" ? "/" : $0[1] + "/")
        }
        return holding.max { $0[1].count < $1[1].count }.map { ($0[2], $0[0]) }
    }

    private static func writeCache(of device: String) -> String? {
        let name = URL(fileURLWithPath: device).resolvingSymlinksInPath().lastPathComponent
        return text("/sys/class/block/\(name)/queue/write_cache")
    }

    /// The forty-first field of a process's line, the thirty-ninth behind its name: proc(5).
    private static var scheduler: String {
        let behindName = text("/proc/self/stat")?.split(separator: ")").last ?? ""
        let fields = behindName.split(separator: " ")
        return fields.count > 38 && fields[38] == "1" ? "SCHED_FIFO" : "as usual"
    }
}

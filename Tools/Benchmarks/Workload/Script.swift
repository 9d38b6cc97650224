import EventCoding
import EventSourcing

/// Commands that are ready in memory before any clock starts.
struct Script {
    /// What stands in the ledger before the clock starts.
    let prologue: [CommandDraft]
    /// What is posted then; each group makes exactly as many events as were asked for.
    private(set) var commits: [[CommandDraft]] = []
    /// The same commands as lines of JSON.
    private(set) var lines: [String] = []
    private var workload: Workload

    /// - Parameter grants: how many stand at first; each takes ten returns.
    init(acts: Workload.Acts = .all, grants: Int = Prologue.grantCount) throws {
        workload = Workload(acts)
        prologue = try Prologue.lines(&workload, grants: max(grants, Prologue.grantCount))
            .enumerated().map { place, line in
                var draft = try Self.draft(line)
                // The lines of the prologue name no id of their own.
                draft.id = draft.id ?? CommandID(mixedOf: UInt64(place) | 1 << 61)
                return draft
            }
    }

    /// A script of `count` commits of `eventCount` events each.
    init(commits count: Int, of eventCount: Int) throws {
        try self.init()
        try add(commits: count, of: eventCount)
    }

    /// Goes on where the last call ended.
    mutating func add(commits count: Int, of eventCount: Int) throws {
        for _ in 0..<count {
            var rest = eventCount
            var drafts: [CommandDraft] = []
            while rest > 0 {
                let line = workload.next(atMost: rest)
                rest -= line.eventCount
                drafts.append(try Self.draft(line.text))
                lines.append(line.text)
            }
            commits.append(drafts)
        }
    }

    /// Forgets what has been posted.
    mutating func removeCommits() {
        commits.removeAll()
        lines.removeAll()
    }

    /// Commands of one event each, which may be posted in any order.
    mutating func independent(_ count: Int) throws -> [CommandDraft] {
        try (0..<count).map { _ in try Self.draft(workload.independent().text) }
    }

    private static func draft(_ line: String) throws -> CommandDraft {
        try CommandReader.read(JSONParser.parse(Array(line.utf8)))
    }
}

/// What the engine is measured against in the same run.
struct Opponent {
    /// The line that it makes, as `append-100-sqlite`.
    let line: String
    var note = ""
    /// A limit must be measured; a rival that this machine does not have is left out.
    var isLimit = false
    let run: () throws -> WorkTime
}

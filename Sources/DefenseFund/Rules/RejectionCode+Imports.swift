extension RejectionCode {
    /// What the rules of imports protect.
    static let imports: [RejectionCode: (cause: String, remedy: String)] = [
        // Imports
        .importOpen: (
            "History is being loaded: until the import ends, its administrator posts the acts of "
                + "the file, and nobody anything else.",
            "Wait for its end, or have it given up ('daicho import --give-up')."
        ),
        .importNotOpen: (
            "The import has ended.",
            "Nothing needs to be done; begin another one for another file."
        ),
        .importComplete: (
            "As many rows are loaded as two persons have let pass.",
            "End the import; record the act as others are, or begin another one for it."
        ),
        .importIncomplete: (
            "Fewer rows are loaded than two persons have let pass.",
            "Load the rest of the file, or give the import up with a reason."
        ),
        .notImportable: (
            "An import holds acts under the Act of law and those of parties; this is none.",
            "Record it after the import, as others are; give the import up if its file has it."
        ),
        .notHistory: (
            "The act is dated on the day on which the ledger was opened, or later.",
            "An import holds what happened before; record the act as others are."
        ),
    ]
}

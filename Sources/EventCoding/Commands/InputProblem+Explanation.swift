extension InputProblem.Code {
    /// What is wrong, and what the person who wrote the row can do.
    public var explanation: (cause: String, remedy: String) {
        switch self {
        case .notUTF8: ("The bytes are not UTF-8.", "Save the file as UTF-8.")
        case .notJSON:
            (
                "The row is not a JSON object, or breaks JSON's rules at the place told.",
                "Correct it there. Behind a broken item of a list nothing more is read."
            )
        case .notCSV:
            (
                "The table breaks the rules of RFC 4180, or its header does not fit its rows.",
                "Correct the line told. Behind a broken quote nothing more is read."
            )
        case .rowTooLong:
            (
                "A row of more than 1,048,576 bytes, or facts of more than 32,768.",
                "Shorten it; refer to long documents by their hash, as evidence."
            )
        case .fieldMissing: ("A field that is needed is not there.", "Add the field.")
        case .fieldUnknown:
            ("The command has no field of this name.", "Use one of the fields listed.")
        case .fieldInvalid:
            ("The value does not fit the field.", "Write it in the form that the message shows.")
        case .commandUnknown:
            ("No command has this name.", "Use one that 'daicho schema --list' shows.")
        case .referenceUnknown:
            (
                "Nothing in the ledger bears this name.",
                "Check the name, or introduce the thing first."
            )
        case .fieldDerived:
            ("The rules compute this field.", "Leave it out.")
        case .noRows:
            ("The input holds no command.", "Check the name of the file, or what wrote it.")
        case .inputUnreadable:
            (
                "The input could not be read to its end.",
                "Check the file; post it again, the rows before are not recorded twice."
            )
        case .keyMissing:
            (
                "A value is to be withheld under a thing whose key is not beside the ledger.",
                "Bring the key's file, or make the first one with 'daicho make-key'."
            )
        case .textReserved:
            (
                "A text begins like those that stand for withheld values, and is no such text.",
                "Give the value itself, and name the field in 'withhold'."
            )
        }
    }
}

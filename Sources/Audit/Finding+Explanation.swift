extension Finding.Code {
    /// What is not as it must be.
    public var cause: String {
        switch self {
        case .logUnreadable: "The log could not be read to its end."
        case .pageDamaged: "A page of the file is not what the pages around it say it is."
        case .tableUnknown: "The file has a table that is none of a log's."
        case .rowUnknown: "A table has a row that no reader asks for."
        case .recordInvalid: "The bytes of a record are no record of the format."
        case .recordNotCanonical: "A record is not the one encoding of its event."
        case .positionWrong: "A record names another position than the one where it stands."
        case .recordMissing: "A position has no record, though later ones have."
        case .timeReversed: "A record was recorded before the one in front of it."
        case .headWrong: "A stored head of the tree is not the head of the records."
        case .headMissing: "The newest records are covered by no head."
        case .checkpointInvalid: "A checkpoint names another size or root than the records make."
        case .signatureInvalid: "A checkpoint bears no signature of the key that it must bear."
        case .pinnedRootWrong:
            "A closing or a report pins another tree than the records before it make."
        case .tileWrong: "A stored tile of the tree is not made from the records."
        case .commandIndexWrong: "A segment of the index of commands is not made from the records."
        case .commandRepeated: "Two commands bear one id."
        case .streamIndexWrong: "A segment of the index of streams is not made from the records."
        case .streamVersionWrong: "An event is not the next one of the thing that it is about."
        case .indexCountWrong: "An index has more or fewer segments than the records fill."
        case .notAPrefix: "The log does not begin with what an older checkpoint covers."
        case .ruleBroken: "A rule refuses a command that was recorded."
        case .decisionDiffers: "Decided anew, a command leads to another event."
        case .entryDiffers: "Derived anew, an event posts another entry."
        case .transitionIllegal: "An event cannot follow from the state in which it stands."
        case .reportDiffers: "Made again, a report that was issued has other numbers."
        case .assertionFailed:
            "A bank says that another amount stood in an account on a day than the books say now."
        case .recordedStateWrong:
            "Folded anew, the events before a record of the state come to something else."
        case .fileWrong:
            "A file of a package or of a published log is not what the records make."
        case .fileMissing: "A file that a package or a published log must have is not there."
        case .fileUnknown: "A folder holds a file that no reader asks for."
        case .cosignatureInvalid:
            "What is kept as a witness's cosignature is none: it is damaged or not signed by him."
        case .cosignedStateWrong:
            "Folded anew, the events come to something else than a witness has vouched for."
        case .quorumMissing:
            "Fewer witnesses have vouched for the log than the policy asks for, at any size."
        case .liveDiffers: "The ledger in use has another past, or other tables, than this one."
        case .evidenceWrong:
            "A document is not the one that an event names: its bytes or their number differ."
        case .disclosureWrong: "A value that was disclosed is not the one that a record withholds."
        }
    }

    /// What an auditor or an operator does next.
    public var remedy: String {
        switch self {
        case .logUnreadable, .pageDamaged:
            "Check the disk; verify the newest backup and restore it."
        case .tableUnknown, .rowUnknown:
            "Ask who wrote to the file beside daicho; copy the records into a new log."
        case .recordInvalid, .recordNotCanonical, .positionWrong, .recordMissing:
            "Compare the record with a backup, a published tile or a snapshot package."
        case .streamVersionWrong: "Look for an event of the thing that was left out or put in."
        case .timeReversed: "Ask who set the clock of the machine that wrote it, and why."
        case .headWrong, .headMissing, .tileWrong, .pinnedRootWrong:
            "Compare the root with a published checkpoint: the records or the tree were changed."
        case .checkpointInvalid, .signatureInvalid:
            "Get the verifier key and the checkpoint from another source, and compare."
        case .commandIndexWrong, .streamIndexWrong, .indexCountWrong:
            "The records themselves stand; copy them into a new log, which makes the index anew."
        case .commandRepeated: "Compare the two commands: one act may have been recorded twice."
        case .notAPrefix:
            "Keep both: the log that was shown then is not the log that is shown now."
        case .ruleBroken, .decisionDiffers, .entryDiffers:
            "Ask for the evidence of the act; have the correction recorded as an act of its own."
        case .reportDiffers:
            "Ask who was given the report; compare theirs with 'daicho report show'."
        case .transitionIllegal:
            "Look for the first finding: what follows from it is told here."
        case .assertionFailed:
            "Compare the bank's statement with the account's events up to that day."
        case .recordedStateWrong:
            "Ask who recorded it; compare the table that it names with the one that replay prints."
        case .fileWrong, .fileMissing, .fileUnknown:
            "Have the package or the tiles made again from the ledger, and compare both."
        case .cosignatureInvalid: "Ask the witness for the file that 'cosign' wrote for him."
        case .cosignedStateWrong:
            "Keep both; ask the witness what he replayed, and compare the versions of the programs."
        case .quorumMissing: "Ask the witnesses of the policy to replay and to cosign."
        case .liveDiffers: "Keep both: one of them is not what was shown before."
        case .evidenceWrong: "Ask who keeps the document for the one with this hash."
        case .disclosureWrong: "Do not rely on the value; ask for what 'daicho disclose' prints."
        }
    }
}

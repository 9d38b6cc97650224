/// What a clerk who finds the folder needs to know.
enum SnapshotReadme {
    static let text = """
        This folder is a snapshot of a ledger up to one event. It does not change any more.

        records             every event as it is stored and hashed, after its length in two bytes
        events.jsonl        every event, one a line, in order
        postings.csv        every leg of every journal entry
        trial-balance.csv   every account with its totals, also those that stand at zero
        register-*.csv      grants, plans, facilities, investments, closed periods, the fund by year
        journal.hledger     the entries for hledger: `hledger -f journal.hledger balance`
        checkpoint          the signed tree head that covers the events
        checkpoint-consistency   the proof that its tree begins with these events (RFC 6962)
        manifest.json       the number of events, the root of their tree, the hash of each file

        Amounts are whole yen. Dates are civil dates in Tokyo; times of recording are UTC.

        """
}

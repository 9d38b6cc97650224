import ArgumentParser

/// Which log is asked.
struct AskedOptions: ParsableArguments {
    @Argument(
        help: .init(
            "The folder of the ledger, a copy of it, a published log or a package.",
            valueName: "ledger"))
    var ledger: String

    @Option(
        help: .init(
            "The verifier key of the ledger, as 'daicho init' printed it.", valueName: "key"))
    var verifier: String?
}

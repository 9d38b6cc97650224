import DefenseFund
import EventCoding
import EventSourcing

/// The reference page of everything that can keep a command from being recorded or answered.
enum ErrorReference {
    static func page(origin: String) -> String {
        var page = MarkdownPage("Refusals and failures", origin: origin)
        page.paragraph(
            "Every code that `daicho` tells, in brackets behind the message and as `code` in JSON. "
                + "Codes are never renamed. The exit status is the highest that a row came to.")
        page.heading("Refused by a rule: exit status 1")
        page.paragraph(
            "The command was understood, and a rule of the Act or the ledger forbids it.")
        page.table(
            titles, RejectionCode.allCases.map { row($0.rawValue, $0.explanation) } + [abandoned])
        page.heading("Bad input: exit status 2")
        page.paragraph("The row is no command; nothing of it is recorded. Wrong usage ends so too.")
        page.table(
            titles,
            InputProblem.Code.allCases.map { row($0.rawValue, $0.explanation) } + [idTaken]
                + cosignatures)
        page.heading("Failures: exit status 3")
        page.paragraph("The disk or the data failed.")
        page.table(titles, logFailures.map { row($0.code, ($0.cause, $0.remedy)) } + [outputFailed])
        page.heading("Interrupted: exit status 130")
        page.paragraph(
            "Somebody stopped the command, as with control-C. A second time ends it at once.")
        page.table(titles, [interrupted])
        return page.text
    }

    private static let titles = ["code", "cause", "remedy"]

    private static func row(_ code: String, _ explanation: (cause: String, remedy: String))
        -> [String]
    {
        ["`\(code)`", explanation.cause, explanation.remedy]
    }

    private static let abandoned = row(
        "abandoned",
        (
            "With --atomic, another row of the group is not recorded.",
            "Correct that row; nothing of the group was recorded."
        ))

    private static let idTaken = row(
        "id-taken",
        (
            "The id was used for another command, which differs in the field told.",
            "Give the command an id of its own."
        ))

    private static let cosignatures = [
        row(
            "cosignature-invalid",
            (
                "The file is not what a witness has signed, or it is damaged.",
                "Ask the witness for the file that 'daicho-replay cosign' wrote."
            )),
        row(
            "cosignature-foreign",
            (
                "The witness has signed another ledger, or another history of this one.",
                "If a backup was put back, find out what was recorded since; keep both."
            )),
    ]

    private static let logFailures: [LogFailure] = [
        .outcomeUnknown(""), .unavailable(""), .broken(""), .readOnly,
    ]

    private static let outputFailed = row(
        "output-failed",
        (
            "The answer could not be written in full, as on a full disk.",
            "Make room and ask again; posting the same file records nothing twice."
        ))

    private static let interrupted = row(
        "interrupted",
        (
            "What was half made is taken away; of rows, what is told as recorded is durable.",
            "Give the command again: what is recorded is not recorded twice."
        ))
}

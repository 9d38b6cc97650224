import ArgumentParser
import EventCoding

/// The reference page of the command line: the help of every command.
enum CommandLineReference {
    static func page(origin: String) -> String {
        var page = MarkdownPage("Command line", origin: origin)
        page.paragraph(
            "Two programs: `daicho`, which records and answers, and `daicho-replay`, with which an "
                + "auditor verifies alone. What they print as JSON is told in [json.md](json.md), "
                + "their codes in [errors.md](errors.md) and [findings.md](findings.md).")
        page.heading("daicho")
        page.code(Daicho.helpMessage(columns: 80), language: "text")
        for command in Daicho.configuration.subcommands {
            page.heading("daicho \(command._commandName)", level: 3)
            page.code(Daicho.helpMessage(for: command, columns: 80), language: "text")
            for verb in command.configuration.subcommands {
                page.heading("daicho \(command._commandName) \(verb._commandName)", level: 4)
                page.code(Daicho.helpMessage(for: verb, columns: 80), language: "text")
            }
        }
        return page.text
    }
}

import Foundation
import TestSupport
import Testing

/// What the programs write is what is committed: run `Tools/reference` after a change.
@Suite struct WrittenPageTests {
    @Test func `the schemas are those that daicho writes now`() throws {
        let shell = try Shell()
        #expect(try shell.run("daicho schema --output Schemas").status == 0)
        for folder in ["events", "commands", "accounts.csv"] {
            let difference = try shell.run(
                "diff -r Schemas/\(folder) $REPOSITORY/Schemas/\(folder)")
            #expect(difference.output == "" && difference.status == 0, "\(difference.output)")
        }
    }

    @Test func `a released schema never changes`() throws {
        let shell = try Shell()
        let check = "sha256sum --check --strict --quiet released.sha256"
        let kept = try shell.run("cd $REPOSITORY/Schemas && \(check)")
        #expect(kept.output == "" && kept.status == 0, "\(kept.output)\(kept.errors)")
        // One that changes, or is gone, is found.
        let changed = try shell.run(
            """
            cp -r $REPOSITORY/Schemas copy && cd copy && chmod -R u+w . &&
            echo ' ' >>events/grant.allocated.v1.json && rm commands/grant.allocate.v1.json &&
            \(check) 2>/dev/null
            """)
        #expect(changed.status != 0)
        #expect(
            changed.output == """
                commands/grant.allocate.v1.json: FAILED open or read
                events/grant.allocated.v1.json: FAILED

                """)
    }

    @Test func `the second verifiers hold what the schemas say`() throws {
        let shell = try Shell()
        let kept = try shell.run("$REPOSITORY/Tools/Verifier/embed --check")
        #expect(kept.output == "" && kept.status == 0, "\(kept.output)\(kept.errors)")
        // A schema that says something else is found.
        let changed = try shell.run(
            """
            mkdir -p copy/Tools && cp -r $REPOSITORY/Schemas copy && chmod -R u+w copy &&
            cp -r $REPOSITORY/Tools/Verifier copy/Tools &&
            sed -i s/Deposits/Deposit/ copy/Schemas/accounts.csv &&
            copy/Tools/Verifier/embed --check
            """)
        #expect(changed.status == 1)
        #expect(changed.errors == "verify.py, verifier.html: run Tools/Verifier/embed\n")
    }

    @Test func `a package carries the second verifiers, which verify it`() throws {
        let shell = try Shell()
        let made = try shell.run(
            """
            daicho init --sample ledger 2>/dev/null && daicho snapshot ledger -o package &&
            for name in verify.py verifier.html; do
                cmp package/$name $REPOSITORY/Tools/Verifier/$name || exit 9
            done
            python3 package/verify.py package | tail -1
            """)
        #expect(made.output == "verified\n" && made.status == 0, "\(made.errors)")
        let changed = try shell.run(
            """
            chmod -R u+w package && echo >>package/register-plans.csv &&
            python3 package/verify.py package | grep -c 'register-plans.csv'
            """)
        #expect(changed.output == "2\n")
    }

    @Test(arguments: [
        "events.md", "parameters.md", "errors.md", "cli.md", "findings.md", "journal-tests.md",
    ])
    func `the reference pages are those that the programs write now`(page: String) throws {
        let shell = try Shell()
        let made = try shell.run(
            """
            daicho schema --reference pages && daicho-replay reference cli >>pages/cli.md &&
            daicho-replay reference findings >pages/findings.md &&
            daicho-replay reference journal-tests >pages/journal-tests.md
            """)
        #expect(made.status == 0, "\(made.errors)")
        let difference = try shell.run("diff pages/\(page) $REPOSITORY/docs/reference/\(page)")
        #expect(difference.output == "" && difference.status == 0, "\(difference.output)")
    }

    @Test func `the words of help and pages are the same`() throws {
        let shell = try Shell()
        let page = Repository.text(of: "docs/reference/cli.md")
        for command in ["daicho post", "daicho log", "daicho-replay verify"] {
            let help = try shell.run("\(command) --help").output
            #expect(!help.isEmpty)
            #expect(page.contains(help), "\(command)")
        }
    }

    @Test func `the examples of the page about JSON have the members that are printed`() throws {
        let shell = try Shell()
        let page = Repository.text(of: "docs/reference/json.md")
        let examples = try page.matches(of: /```json\n(.*)\n```/).map { match in
            try #require(Self.members(of: String(match.output.1)), "\(match.output.1)")
        }
        #expect(examples.count >= 8)
        let printed = try shell.run(
            """
            daicho init --sample ledger --json 2>/dev/null; cd ledger
            daicho backup . ../copy --json 2>/dev/null
            daicho publish . ../public --json 2>/dev/null
            daicho snapshot . -o ../package --json 2>/dev/null
            daicho schema --list --json | head -1
            echo 'a;b' >../broken.csv; echo 'c;d' >>../broken.csv
            daicho post . ../broken.csv --json 2>/dev/null
            daicho grants . --json | tr -d '\\n'; echo
            daicho checkpoint . --json; daicho receipt . 2 --json
            daicho-replay replay . --json | tr -d '\\n'; echo
            daicho-replay tests . --only nights --json | tr -d '\\n'; echo
            daicho-replay explain . grants/G-2024-001/paid --json | tr -d '\\n'; echo
            daicho-replay what-if . --json | tr -d '\\n'; echo
            head -1 $REPOSITORY/Sources/daicho/Sample/sample.jsonl | daicho post . - --json
            head -1 $REPOSITORY/Sources/daicho/Sample/sample.jsonl | sed 's/,"name":[^}]*//' |
                daicho post . - --json
            """
        ).output
        for line in printed.split(separator: "\n") {
            let members = try #require(Self.members(of: String(line)), "\(line)")
            #expect(examples.contains(members), "\(members)")
        }
        #expect(printed.split(separator: "\n").count == 16)
    }

    /// The names of an object's members, in order.
    private static func members(of text: String) -> [String]? {
        let value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        return (value as? [String: Any])?.keys.sorted()
    }
}

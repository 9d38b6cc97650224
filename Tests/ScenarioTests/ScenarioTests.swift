import TestSupport
import Testing

@Suite struct ScenarioTests {
    static let files = Repository.files(under: "Tests/Scenarios", endingIn: ".txt").filter {
        !$0.contains("/beginnings/")
    }

    @Test(arguments: files)
    func `a scenario comes out as it is told`(file: String) throws {
        let run = try ScenarioRun(ScenarioParser.read(file))
        for problem in run.problems { Issue.record("\(problem)") }
    }

    @Test func `there are at least twenty, and each names its law`() throws {
        #expect(Self.files.count >= 20)
        for file in Self.files {
            let scenario = try ScenarioParser.read(file)
            #expect(!scenario.title.isEmpty && !scenario.law.isEmpty, "\(file)")
        }
    }

    // MARK: - A scenario that is wrong is found

    @Test(arguments: [
        ("FUND 111 is 1", "is 40000000000"), ("FUND 999 is 1", "there is no account FUND 999"),
        ("in grants G-9 has stage applied", "there is no G-9 in grants"),
        ("in nothing G-1 has stage applied", "there is no register nothing"),
        ("on 2024-05-01 fund owes payAll", "owes nothing"),
        ("grant/G is paid from subsidy of FY2024 1", "is paid from nothing"),
        ("a violation is found about fund", "is found: nothing"),
    ])
    func `an expectation that does not hold is told`(sentence: String, problem: String) throws {
        let run = try ScenarioRun(
            ScenarioParser.read(Self.opening + "Then \(sentence)\n", named: "test"))
        #expect(run.problems.map(\.text) == [problem])
        #expect(run.problems.map(\.line) == [4])
    }

    @Test func `an act that is refused or recorded against the telling is told`() throws {
        let act = "On 2024-05-01 kei: party.register party/x\n    name: x\n    kind: bank\n"
        func problems(_ text: String) throws -> [String] {
            try ScenarioRun(ScenarioParser.read(Self.opening + text, named: "test"))
                .problems.map(\.text)
        }
        #expect(try problems(act) == [])
        #expect(
            try problems(act + "    refused: name-taken\n")
                == ["is recorded, and should be refused: name-taken"])
        #expect(try problems(act + act).first?.hasPrefix("is refused: name-taken") == true)
        #expect(
            try problems(act + act + "    refused: party-unknown\n").first?
                .hasPrefix("is refused, but not with party-unknown: name-taken") == true)
    }

    @Test(arguments: [
        ("Law: x\n", 1), ("Title: x\nOn\n", 2), ("Title: x\nLaw: y\nWhen it rains\n", 3),
        ("Title: x\nLaw: y\nOn 2024-13-01 a: b c\n", 3), ("Title: x\nLaw: y\n  a: b\n", 3),
        ("Title: x\nLaw: y\nThen all is well\n", 3), ("Title: x\nLaw: y\nOn 2024-01-01 a b\n", 3),
        ("Title: x\nLaw: y\nPerson : clerk\n", 3),
    ])
    func `a line that is not understood is told with its number`(text: String, line: Int) {
        #expect {
            try ScenarioParser.read(text, named: "test")
        } throws: { error in
            (error as? ScenarioProblem)?.line == line
        }
    }

    private static let opening = "Title: x\nLaw: y\nBegins with fund\n"
}

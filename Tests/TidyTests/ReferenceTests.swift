import TestSupport
import Testing

/// Codes are promises to those who read them: each is explained, and each can happen.
@Suite struct ReferenceTests {
    private static let rejections = CodeRules.codes(
        of: "RejectionCode",
        in: Repository.text(of: "Sources/DefenseFund/Rules/RejectionCode.swift"))
    private static let inputs = CodeRules.codes(
        of: "Code", in: Repository.text(of: "Sources/EventCoding/Commands/InputProblem.swift"))
    private static let findings = CodeRules.codes(
        of: "Code", in: Repository.text(of: "Sources/Audit/Finding.swift"))

    /// What tests say, without what explains the codes themselves.
    private static let tests = Repository.files(under: "Tests").filter {
        $0.hasSuffix(".swift") || $0.hasSuffix(".txt") || $0.hasSuffix(".py")
    }.map { Repository.text(of: $0) }

    @Test func `codes are read from the source`() {
        let codes = CodeRules.codes(
            of: "Code",
            in: "enum Code: String {\ncase aB = \"a-b\"\ncase c = \"c\"\n}\ncase d = \"d\"")
        #expect(codes == [.init(name: "aB", value: "a-b"), .init(name: "c", value: "c")])
        #expect(Self.rejections.count > 50)
        #expect(Self.inputs.count >= 10)
        #expect(Self.findings.count > 20)
    }

    @Test func `every refusal and every fault of input is explained`() {
        let page = Repository.text(of: "docs/reference/errors.md")
        #expect(CodeRules.undocumented([.init(name: "a", value: "b-c")], in: page).count == 1)
        #expect(CodeRules.undocumented(Self.rejections + Self.inputs, in: page) == [])
    }

    @Test func `every finding is explained`() {
        let page = Repository.text(of: "docs/reference/findings.md")
        #expect(CodeRules.undocumented([.init(name: "a", value: "b-c")], in: page).count == 1)
        #expect(CodeRules.undocumented(Self.findings, in: page) == [])
    }

    @Test(arguments: ["verify.py", "verifier.html"])
    func `the second verifiers know no other findings`(file: String) {
        let source = Repository.text(of: "Tools/Verifier/\(file)")
        let told = CodeRules.told(in: source)
        #expect(CodeRules.told(in: #"a.find("a-b" if x else "c-d", f(y), "e")"#) == ["a-b", "c-d"])
        #expect(told.count > 15 && told.contains("disclosure-wrong"))
        #expect(told.subtracting(Self.findings.map(\.value)) == [])
    }

    @Test func `every refusal and every fault of input is provoked by a test`() {
        let example = [CodeRules.Code(name: "someCase", value: "some-value")]
        #expect(CodeRules.unprovoked(example, in: ["someCase", "some value"]) == example)
        #expect(CodeRules.unprovoked(example, in: ["a(.someCase)"]) == [])
        #expect(CodeRules.unprovoked(example, in: ["[some-value]"]) == [])
        #expect(CodeRules.unprovoked(Self.rejections + Self.inputs, in: Self.tests) == [])
    }

    @Test func `every finding is provoked by a test`() {
        #expect(CodeRules.unprovoked(Self.findings, in: Self.tests) == [])
    }

    @Test func `the scripts of the house can be run, and the first runs the second`() {
        for script in ["Tools/run", "Tools/test", "Tools/install", ".ci/run"] {
            #expect(Repository.isExecutable(script), "\(script) cannot be run")
        }
        #expect(!Repository.isExecutable("Package.swift"))
        #expect(Repository.text(of: ".ci/run").contains(/(?m)^Tools\/test$/))
    }
}

import TestSupport
import Testing

/// The rules of the house, each with an example that breaks it.
@Suite struct TidyTests {
    private static let paths = ["Sources", "Tools", "Tests"].flatMap {
        Repository.files(under: $0, endingIn: ".swift")
    }
    private static let files = paths.map { SourceText($0, Repository.text(of: $0)) }
    private static let plan = FloorPlan(Repository.text(of: "Package.swift"))

    /// Every file keeps the rule, and each example breaks it once.
    private func check(
        _ rule: Rule, isBrokenBy examples: (String, String)...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(Self.files.count > 100, sourceLocation: sourceLocation)
        for (path, text) in examples {
            let complaints = rule(SourceText(path, text))
            #expect(complaints.count == 1, "\(path): \(text)", sourceLocation: sourceLocation)
        }
        let complaints = Self.files.flatMap(rule)
        #expect(complaints.isEmpty, "\(list(complaints))", sourceLocation: sourceLocation)
    }

    private func list(_ complaints: [Complaint]) -> String {
        complaints.map { "\n\($0)" }.joined()
    }

    @Test func `lines have at most 100 columns`() {
        check(LengthRules.lines, isBrokenBy: ("A.swift", String(repeating: "x", count: 101)))
        #expect(LengthRules.lines(SourceText("A.swift", "// " + "あ".repeated(97))).isEmpty)
    }

    @Test func `functions have at most 70 lines`() {
        let body = "    print(1)\n".repeated(69)
        check(
            LengthRules.functions, isBrokenBy: ("A.swift", "func long() {\n\(body)}\n"),
            ("A.swift", "struct A {\ninit(a: Int = { 1 }()) throws {\n\(body)}\n}\n"),
            ("A.swift", "struct A {\nsubscript(a: [Int]) -> Int {\n\(body)}\n}\n"))
        #expect(
            LengthRules.functions(
                SourceText("A.swift", "protocol P {\nfunc a()\nvar b: Int { get }\n}\n\(body)")
            ).isEmpty)
    }

    @Test func `files have at most 400 lines, or a reason`() {
        check(LengthRules.files, isBrokenBy: ("A.swift", "\n".repeated(401)))
        for file in LengthRules.longFiles.keys { #expect(Self.paths.contains(file)) }
    }

    @Test func `no switch of the Act catches all cases`() {
        check(
            WordRules.exhaustiveSwitches,
            isBrokenBy: ("Sources/DefenseFund/A.swift", "switch a {\ndefault: 1\n}"),
            ("Sources/DefenseFund/A.swift", "switch a {\ncase _: 1\n}"))
        #expect(
            WordRules.exhaustiveSwitches(
                SourceText("Sources/DefenseFund/A.swift", "// default: 1\nlet a = \"default:\"")
            ).isEmpty)
    }

    @Test func `floors 1 to 3 read no clock and do no input or output`() {
        let path = "Sources/Accounting/A.swift"
        check(
            WordRules.purity(Self.plan), isBrokenBy: (path, "let now = Date()"),
            (path, "let id = UUID()"), (path, "print(1)"), (path, "public import Foundation"),
            (path, "import Glibc"), (path, "let n = Int.random(in: 0...9)"))
        let door = SourceText("Sources/daicho/A.swift", "import Foundation")
        #expect(WordRules.purity(Self.plan)(door).isEmpty)
    }

    @Test func `unsafe stands on floor 0 only`() {
        check(
            WordRules.safety(Self.plan), isBrokenBy: ("Sources/Accounting/A.swift", "unsafe f()"),
            ("Tools/Replay/A.swift", "let a = unsafe f()"))
        let machine = SourceText("Sources/LMDB/A.swift", "unsafe f()")
        #expect(WordRules.safety(Self.plan)(machine).isEmpty)
    }

    @Test func `nothing is left to do`() {
        check(
            WordRules.nothingLeftToDo, isBrokenBy: ("A.swift", "// TO" + "DO: later"),
            ("A.swift", "// FIX" + "ME"))
    }

    @Test func `names are ASCII`() {
        check(
            WordRules.plainNames, isBrokenBy: ("A.swift", "let 基金 = 1"),
            ("A.swift", "let a = \"\\(基金)\""))
        let japanese = SourceText("A.swift", "let a = \"基金\" // 基金\n/* 基金 */\nlet b = #\"基\"#")
        #expect(WordRules.plainNames(japanese).isEmpty)
    }

    @Test func `no file holds a path of one machine`() {
        check(WordRules.noMachinePaths, isBrokenBy: ("A.swift", "let a = \"/ho" + "me/me/a\""))
        let others =
            ["Sources", "Tools", "Tests", "Schemas", "docs", ".ci"].flatMap {
                Repository.files(under: $0)
            }.filter { !$0.hasSuffix(".swift") } + ["README.md"]
        let complaints = others.flatMap {
            WordRules.noMachinePaths(SourceText($0, plain: Repository.text(of: $0)))
        }
        #expect(complaints.isEmpty, "\(list(complaints))")
    }

    @Test func `rooms import what the floor plan names, and only downwards`() {
        #expect(Self.plan.floors["Accounting"] == 1 && Self.plan.floors["daicho-replay"] == 6)
        #expect(Self.plan.floors.count >= 18)
        #expect(
            Self.plan.imports["EventSourcing"]
                == ["Accounting", "Bytes", "Containers", "StateCoding"])
        check(
            Self.plan.rule, isBrokenBy: ("Sources/Accounting/A.swift", "import DefenseFund"),
            ("Tools/Replay/A.swift", "public import LedgerEngine"),
            ("Tests/AccountingTests/A.swift", "@testable import LMDB"))
        #expect(Self.plan.complaints.isEmpty, "\(list(Self.plan.complaints))")
        let upward = FloorPlan(
            """
                // MARK: - Floor 1: words
                room("Low", imports: ["High"]),
                // MARK: - Floor 2: the Act
                room("High"),
                // MARK: - Floor 5: work
                room("LedgerEngine", imports: ["Audit"]), room("Audit"),
            """)
        #expect(upward.complaints.count == 2, "\(list(upward.complaints))")
    }

    @Test func `a file tells of the type that it is named after`() {
        check(
            NameRules.oneTypePerFile, isBrokenBy: ("Sources/A/Name.swift", "struct Other {}\n"),
            ("Sources/A/Name+Topic.swift", "extension Other {}\n"),
            ("Sources/A/B.swift", "enum B {}\nenum C {}\nstruct D {}\nclass E {}\nprotocol F {}\n"))
        #expect(NameRules.oneTypePerFile(SourceText("A/B+C.swift", "extension B {}")).isEmpty)
    }

    @Test func `no file is dead`() {
        let used = SourceText("Sources/A/B.swift", "struct B {}\n")
        let dead = SourceText("Sources/A/C.swift", "struct C {}\n")
        let empty = SourceText("Sources/A/D.swift", "// Placeholder\n")
        let user = SourceText("Sources/A/E.swift", "extension B {}\n")
        let files = [used, dead, empty, user]
        #expect(NameRules.deadFiles(files, among: files).map(\.path) == [dead.path, empty.path])
        let complaints = NameRules.deadFiles(Self.files, among: Self.files)
        #expect(complaints.isEmpty, "\(list(complaints))")
    }
}

extension SourceText {
    /// A file of another language: everything is looked at.
    init(_ path: String, plain text: String) {
        self.init(path, "")
        self = SourceText(path: path, text: text, code: text)
    }

    private init(path: String, text: String, code: String) {
        self.path = path
        self.text = text
        self.code = code
    }
}

extension String {
    func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}

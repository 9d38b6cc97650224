import Foundation
import TestSupport
import Testing

/// What the compiler must refuse, since no test could catch it when it runs: bytes of a page, or a
/// transaction, that outlive the call they were given to.
@Suite struct LifetimeTests {
    private static let sound = "try transaction.withValue(of: 1, in: table) { Int($0.byteCount) }"

    private static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test func `a closure that keeps nothing compiles`() throws {
        #expect(try problems(in: "_ = \(Self.sound)") == "")
    }

    @Test(arguments: [
        (
            "let kept: RawSpan? = try transaction.withValue(of: 1, in: table) { $0 }",
            "requires that 'RawSpan' conform to 'Escapable'"
        ),
        (
            """
            var kept: RawSpan?
            try transaction.forEach(in: table, from: nil) { _, value in
                kept = value
                return true
            }
            _ = kept?.byteCount
            """, "lifetime-dependent variable 'kept' escapes its scope"
        ),
        ("let kept = transaction; _ = kept", "'transaction' is borrowed and cannot be consumed"),
        (
            "Thread { _ = try? \(sound.dropFirst(4)) }.start()",
            "non-Sendable type 'ReadTransaction'"
        ),
        ("await Task.yield()", "'async' call in a function that does not support concurrency"),
    ])
    func `bytes and transactions do not outlive their call`(_ body: String, _ reason: String)
        throws
    {
        let problems = try problems(in: body)
        #expect(problems.contains("error: ") && problems.contains(reason), "\(problems)")
    }

    private func problems(in body: String) throws -> String {
        let folder = try TemporaryDirectory()
        let source = folder.file("snippet.swift")
        let text = """
            import Foundation
            import LMDB
            func use(_ environment: Environment, _ table: Table<UInt64>) throws {
                try environment.read { (transaction) throws in
                    \(body)
                }
            }
            """
        try Data(text.utf8).write(to: URL(filePath: source))
        let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent()
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = [
            "swiftc", "-emit-sil", "-o", "/dev/null", "-swift-version", "6",
            "-I", products.path + "/Modules", "-I", Self.package.path + "/Sources/CLMDB",
            "-I", Self.package.path + "/Sources/CStatx", source,
        ]
        let output = Pipe()
        compiler.standardError = output
        compiler.standardOutput = output
        try compiler.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        compiler.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }
}

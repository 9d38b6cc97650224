import TestSupport
import Testing

/// Every verb of both programs as a user meets it.
@Suite struct TranscriptTests {
    @Test(arguments: Transcript.all)
    func `the programs answer as written`(transcript: Transcript) throws {
        let shell = try Shell()
        for step in transcript.steps {
            let answer = try shell.run(step.command)
            let place = "\(transcript.name):\(step.line): \(step.command)\n"
            #expect(answer.status == step.status, "\(place)\(answer.errors)")
            #expect(
                Expectation.matches(answer.output, step.output),
                "\(place)prints\n\(answer.output)not\n\(step.output)")
            #expect(
                Expectation.matches(answer.errors, step.errors),
                "\(place)says\n\(answer.errors)not\n\(step.errors)")
        }
    }

    @Test func `there are transcripts, and each has steps`() {
        #expect(Transcript.all.count >= 10)
        for transcript in Transcript.all { #expect(!transcript.steps.isEmpty) }
    }

    @Test func `a transcript is taken apart into steps`() throws {
        let transcript = Transcript(
            name: "a",
            text: ";; Remark\n$ one \\\n> two\nout\n\nout\n>2\nerr\n>= 3\n\n;; x\n$ three\n")
        let first = try #require(transcript.steps.first)
        #expect(transcript.steps.count == 2)
        #expect(first.command == "one \\\ntwo")
        #expect(first.output == "out\n\nout\n")
        #expect(first.errors == "err\n")
        #expect(first.status == 3)
        #expect(transcript.steps[1].line == 12)
    }

    @Test func `an answer must match line by line`() {
        #expect(Expectation.matches("a\nb\n", "a\nb\n\n"))
        #expect(!Expectation.matches("a\nb\n", "a\n"))
        #expect(!Expectation.matches("ab\n", "a.\n"))
        #expect(Expectation.matches("a.b (c)\n", "a.b (c)\n"))
        #expect(Expectation.matches("at 2025-04-01T00:00:00.1Z in 12\n", "at <time> in <number>\n"))
        #expect(!Expectation.matches("at noon\n", "at <time>\n"))
        #expect(Expectation.matches("a\nb\nc\n", "a\n...\nc\n"))
        #expect(!Expectation.matches("a\nb\nc\n", "a\n...\nd\n"))
        #expect(Expectation.matches("<b>\n", "<b>\n"))
    }
}

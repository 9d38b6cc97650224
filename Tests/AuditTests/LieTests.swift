import Audit
import DefenseFund
import EventCoding
import EventSourcing
import TestSupport
import Testing
import Transparency

@Suite struct LieTests {
    static let lies =
        Lie.aboutRecords + Lie.aboutTheTree + Lie.aboutIndexes + Lie.aboutThePast + Lie.ofInsiders
        + Lie.aboutRefusals + Lie.aboutImports + Lie.aboutStates + Lie.aboutReports

    @Test(arguments: lies)
    func `every lie is found where it stands`(lie: Lie) throws {
        let log = try lie.tell(SmallLedger.log())
        let audit = WholeAudit(log, verifier: lie.verifier, older: try lie.older())
        #expect(audit.result == .failed)
        #expect(
            audit.places.contains(.init(code: lie.code, position: lie.position)),
            "found: \(audit.report.findings)")
    }

    @Test func `every code is provoked by a lie`() {
        let elsewhere: Set<Finding.Code> = [
            // By LogFileTests and StrangerTests: a file is walked by the tool.
            .pageDamaged, .tableUnknown, .rowUnknown,
            // By FolderLogTests and the transcript of folders, CosignatureTests, EvidenceTests and
            // LiveComparisonTests: they are about what lies beside a log.
            .fileWrong, .fileMissing, .fileUnknown, .cosignatureInvalid, .cosignedStateWrong,
            .quorumMissing, .liveDiffers, .evidenceWrong,
            // By the transcript of withheld values: about one record and what somebody is told.
            .disclosureWrong,
            // By nothing: the decoder refuses every encoding but one. Should it ever take another,
            // the verifier says so; that it does not is what RecordTests and FlipTests try.
            .recordNotCanonical,
        ]
        #expect(
            Set(Self.lies.map(\.code)).symmetricDifference(Finding.Code.allCases) == elsewhere)
    }

    @Test func `a tail that was cut off is found by whoever holds the newest checkpoint`() throws {
        let whole = try SmallLedger.log()
        let held = try #require(whole.newestNote)
        let records = whole.records.map(\.bytes)
        for count in 1..<records.count {
            let cut = try LyingLog(Array(records.prefix(count)), signer: SmallLedger.signer())
            let audit = WholeAudit(cut, older: [held], replays: false)
            #expect(audit.places == [.init(code: .notAPrefix, position: nil)], "\(count)")
        }
    }

    @Test(arguments: lies)
    func `what a finding says is words, not Swift`(lie: Lie) throws {
        let audit = WholeAudit(
            try lie.tell(SmallLedger.log()), verifier: lie.verifier, older: try lie.older())
        for finding in audit.report.findings {
            let text = finding.expected + finding.found
            #expect(text.firstMatch(of: /\w\(\w*: |\w\.\w+\(/) == nil, "\(finding)")
        }
    }

    @Test func `an entry that differs is told by names and amounts`() throws {
        let lie = try #require(Lie.ofInsiders.first)
        let audit = WholeAudit(try lie.tell(SmallLedger.log()))
        let finding = try #require(audit.report.findings.first { $0.code == .entryDiffers })
        #expect(finding.expected == "Dr FUND:121:grant/G 700, Cr FUND:111:party/bank 700")
        #expect(finding.found == "Dr FUND:121:grant/G 800, Cr FUND:111:party/bank 800")
    }

    @Test func `an honest import has no finding`() throws {
        #expect(WholeAudit(try SmallLedger.importing()).isClean)
    }

    @Test func `an honest report has no finding`() throws {
        #expect(WholeAudit(try SmallLedger.reporting()).isClean)
    }

    @Test func `what a bank says once more about a day stands for what it said before`() throws {
        func says(_ amount: Int, _ name: String) -> TestCommand {
            TestCommand(
                """
                {"command":"assertion.record","subject":"assertion/\(name)","on":"2024-12-01",
                 "facts":{"book":"FUND","bank":"party/bank","amount":\(amount)}}
                """)
        }
        #expect(WholeAudit(try SmallLedger.log(then: [says(1, "A"), says(9300, "B")])).isClean)
        #expect(!WholeAudit(try SmallLedger.log(then: [says(9300, "A"), says(1, "B")])).isClean)
    }

    @Test func `an honest ledger has no finding`() throws {
        #expect(WholeAudit(try SmallLedger.log()).isClean)
        let signer = try SmallLedger.signer()
        let older = try SmallLedger.log().heads.compactMap(\.note)
        #expect(older.count == 7)
        #expect(
            WholeAudit(try SmallLedger.log(), verifier: signer.verifier, older: older).isClean)
    }
}

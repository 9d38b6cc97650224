import Accounting
import Audit
import DefenseFund
import EventSourcing
import ReadModels
import TestSupport
import Testing

/// A screening that is recorded and decided like any other, but leaves the grant where it was: what
/// a change of the rules between recording and replay would look like.
private struct ScreeningWithoutEffect: Act {
    typealias Stream = Grant
    static let declaration = GrantScreened.declaration

    let favourable: Bool
    let findings: PlainText

    static func fields<V: FieldVisitor>(_ visit: inout V) throws(V.Failure) -> Self
    where V.Facts == Self {
        Self(
            favourable: try visit.field(1, "favourable", "") { $0.favourable },
            findings: try visit.field(2, "findings", "") { $0.findings })
    }

    func check(_ context: ActContext, in ledger: LedgerState) throws(Rejection) {}
    func evolve(_ ledger: inout LedgerState, by context: ActContext) {}
}

@Suite struct LostEffectTests {
    @Test func `an effect that is lost is found in the registers at the end`() throws {
        let screened = try SmallLedger.history().events.prefix(28)
        var honest = Replay()
        for event in screened { honest.add(event) }
        honest.finish()
        #expect(honest.findings.isEmpty)

        let last = try #require(screened.last)
        let facts = try #require(last.act as? GrantScreened)
        var replay = Replay()
        for event in screened.dropLast() { replay.add(event) }
        let act = ScreeningWithoutEffect(favourable: facts.favourable, findings: facts.findings)
        replay.add(last.changing(act: act))
        replay.finish()
        #expect(replay.findings.map(\.code) == [.balancesDiffer])
        #expect(replay.view.progress == LogPosition(28))
    }
}

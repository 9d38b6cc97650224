import Oracles
import Testing

@Suite struct CorpusTests {
    @Test(arguments: Oracle.allCases)
    func `what every reader is given at first passes its oracle`(oracle: Oracle) throws {
        let seeds = try oracle.seeds()
        #expect(!seeds.isEmpty)
        for seed in seeds {
            #expect(throws: Never.self, "\(seed)") { try oracle.check(seed) }
        }
    }

    @Test func `the files that damage is done to are sound before`() {
        #expect(throws: Never.self) { try PageOracle.checkImages() }
    }

    @Test(arguments: Oracle.allCases)
    func `every input that fuzzing has kept passes its oracle`(oracle: Oracle) throws {
        let inputs = try Fixture.keptInputs(of: oracle)
        #expect(!inputs.isEmpty, "a corpus that is not found proves nothing")
        for (name, bytes) in inputs {
            #expect(throws: Never.self, "\(oracle)/\(name)") { try oracle.check(bytes) }
        }
    }
}

import Containers
import Testing

@Suite struct PlaceTableTests {
    @Test func `a key is found at the place at which it came, whatever came with it`() {
        var chance = SystemRandomNumberGenerator()
        // Keys by chance, keys that differ only at one end, and keys that follow each other.
        let makers: [(UInt128) -> UInt128] = [
            { _ in UInt128.random(in: 0...(.max), using: &chance) }, { $0 << 64 }, { $0 << 120 },
            { $0 },
        ]
        for make in makers {
            var table = PlaceTable()
            for round in 0..<2 {
                var model: [UInt128: Int] = [:]
                for number in 0..<5000 as Range<UInt128> {
                    let key = make(number)
                    #expect(table.place(of: key) == model[key])
                    if model[key] == nil { model[key] = table.count }
                    table.append(key)
                }
                #expect(table.count == 5000 && model.allSatisfy { table.place(of: $0) == $1 })
                if round == 0 { table.removeAll() }
                #expect(round == 1 || table.place(of: make(1)) == nil)
            }
        }
    }
}

import Containers
import TestSupport
import Testing

private struct Number: NumericKey {
    let number: UInt64
}

/// Two keys of one number: a table must compare the keys themselves.
private struct Clash: NumericKey {
    let name: String
    var number: UInt64 { 7 }
}

@Suite struct KeyedTableTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a table agrees with a dictionary, whatever is asked of it`(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        var table = KeyedTable<Number, [Int]>()
        var model: [Number: [Int]] = [:]
        var order: [Number] = []
        for step in 0..<3_000 {
            // Low, high and neighbouring numbers, so that slots are shared.
            let raw = UInt64.random(in: 0..<400, using: &chance)
            let key = Number(number: step % 3 == 0 ? raw << 52 : step % 3 == 1 ? ~raw : raw)
            switch Int.random(in: 0..<4, using: &chance) {
            case 0:
                if model[key] == nil { order.append(key) }
                table[key] = [step]
                model[key] = [step]
            case 1:
                table[key]?.append(step)
                model[key]?.append(step)
            case 2:
                if let place = table.index(forKey: key) { table[place: place].append(-step) }
                if model[key] != nil { model[key]?.append(-step) }
            case _:
                #expect(table[key] == model[key], "seed \(seed), step \(step)")
            }
        }
        #expect(table.count == model.count)
        #expect(table.map(\.key) == order, "rows stand in the order of their introduction")
        for (key, value) in table { #expect(model[key] == value, "seed \(seed)") }
    }

    @Test func `a row is added under a key once, and its place is found`() {
        var table = KeyedTable<Clash, Int>()
        for index in 0..<50 {
            let key = Clash(name: "\(index / 2)")
            #expect(table.insert(index, ifAbsent: key) == (index % 2 == 0))
            #expect(table[key] == index / 2 * 2 && table.index(forKey: key) == index / 2)
        }
        var chance = SeededGenerator(seed: 4)
        var (numbers, model) = (KeyedTable<Number, Int>(), [Number: Int]())
        for step in 0..<2_000 {
            let key = Number(number: UInt64.random(in: 0..<900, using: &chance) << 40)
            #expect(numbers.insert(step, ifAbsent: key) == (model[key] == nil))
            if model[key] == nil { model[key] = step }
        }
        #expect(numbers.count == model.count)
        for (key, row) in numbers { #expect(model[key] == row) }
    }

    @Test func `keys of one number are told apart`() {
        var table = KeyedTable<Clash, Int>()
        for index in 0..<50 { table[Clash(name: "\(index)")] = index }
        for index in 0..<50 { #expect(table[Clash(name: "\(index)")] == index) }
        #expect(table[Clash(name: "x")] == nil)
    }

    @Test func `a copy does not see what becomes of the original`() {
        var table = KeyedTable<Number, Int>()
        table[Number(number: 1)] = 1
        let copy = table
        table[Number(number: 1)] = 2
        table[Number(number: 2)] = 3
        #expect(copy[Number(number: 1)] == 1 && copy.count == 1)
        #expect(copy != table)
    }

    @Test func `a row keeps its place, whatever comes behind it`() {
        var table = KeyedTable<Number, [Int]>()
        for index in 0..<100 {
            #expect(table.insert([index], forKey: Number(number: UInt64(index) << 40)) == index)
        }
        for place in table.places {
            table[place: place].append(-place)
            #expect(table.key(atPlace: place) == Number(number: UInt64(place) << 40))
            #expect(table[table.key(atPlace: place)] == [place, -place])
        }
        #expect(table.places.count == 100)
    }

    @Test func `asking for a row that is not there adds none`() {
        var table = KeyedTable<Number, Int>()
        table[Number(number: 1)]? += 1
        #expect(table.count == 0 && table[Number(number: 1)] == nil)
    }
}

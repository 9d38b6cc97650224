import Terminal
import Testing

@Suite struct KeyTests {
    private func keys(_ text: String, isComplete: Bool = true) -> [Key] {
        var bytes = Array(text.utf8)
        var keys: [Key] = []
        while let key = Key.next(from: &bytes, isComplete: isComplete) { keys.append(key) }
        return keys
    }

    @Test func `what a terminal sends is keys`() {
        #expect(
            keys("n\u{1B}[A\u{1B}OB\u{1B}[5~\u{1B}[4~\r\u{7F}\u{3}") == [
                .character("n"), .up, .down, .pageUp, .end, .enter, .backspace, .control("c"),
            ])
        #expect(keys("基é") == [.character("基"), .character("é")])
    }

    @Test func `an escape alone is a key once nothing follows`() {
        #expect(keys("\u{1B}", isComplete: false) == [])
        #expect(keys("\u{1B}") == [.escape])
        #expect(keys("\u{1B}[", isComplete: false) == [])
    }

    @Test func `sequences that mean no key are passed over`() {
        #expect(keys("\u{1B}[1;5Cq") == [.character("q")])
        #expect(keys("\u{1B}[200~q\u{1B}xq") == [.character("q"), .character("q")])
    }

    @Test func `any bytes end`() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                var bytes = [first, second]
                var count = 0
                while Key.next(from: &bytes, isComplete: true) != nil { count += 1 }
                #expect(bytes.isEmpty && count <= 2)
            }
        }
    }
}

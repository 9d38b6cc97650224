/// The order of numbers by a radix sort (Knuth, The Art of Computer Programming 5.2.5), least
/// significant byte first: a segment has 65,536 rows, and to compare them took ten milliseconds.
enum RadixOrder {
    /// The indices of `keys` by ascending key; equal keys keep their order.
    static func indices(by keys: [UInt64]) -> [UInt32] {
        var order = Array(0..<UInt32(keys.count))
        var other = order
        // A byte that is the same in every key sorts nothing: positions have few that differ.
        let differing = keys.reduce(0) { $0 | ($1 ^ keys[0]) }
        for shift in stride(from: UInt64(0), to: 64, by: 8)
        where differing >> shift & 0xFF != 0 {
            var starts = [Int](repeating: 0, count: 256)
            for key in keys { starts[Int(key >> shift & 0xFF)] += 1 }
            var sum = 0
            for digit in 0..<256 { (starts[digit], sum) = (sum, sum + starts[digit]) }
            for index in order {
                let digit = Int(keys[Int(index)] >> shift & 0xFF)
                other[starts[digit]] = index
                starts[digit] += 1
            }
            swap(&order, &other)
        }
        return order
    }
}

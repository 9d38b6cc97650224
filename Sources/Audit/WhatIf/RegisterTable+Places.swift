import ReadModels

extension RegisterTable {
    /// The table with other numbers in place of some of those in some columns.
    func replacing(_ numbers: [UInt64: UInt64], in names: Set<String>) -> RegisterTable {
        let places = columns.indices.filter { names.contains(columns[$0].name) }
        guard !places.isEmpty, !numbers.isEmpty else { return self }
        let rows = rows.map { row in
            var row = row
            for place in places {
                if case .count(let number) = row[place], let other = numbers[number] {
                    row[place] = .count(other)
                }
            }
            return row
        }
        return RegisterTable(name: name, columns: columns, key: key, rows: rows)
    }
}

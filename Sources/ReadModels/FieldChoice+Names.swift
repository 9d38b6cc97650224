import EventSourcing

extension FieldChoice {
    /// The names of all choices, for tables of many rows: Swift looks the name of a case up in the
    /// description of its type each time.
    static var names: [Self: String] {
        Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.name) })
    }
}

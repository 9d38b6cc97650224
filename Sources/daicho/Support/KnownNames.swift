import DefenseFund
import EventSourcing

/// The names that the ledger's events give to things, for telling somebody who asks for another.
struct KnownNames {
    private var names: [StreamName]

    init(of names: [StreamName?] = []) { self.names = names.compactMap(\.self) }

    mutating func add(_ name: StreamName?) { if let name { names.append(name) } }

    /// Refuses a name that nothing in the ledger bears: an empty answer would look like one.
    func require(_ asked: StreamName?, givenWith option: String) throws {
        // The fund is there before its first event.
        guard let asked, asked.identifierText != asked.text, !names.contains(asked) else { return }
        let alike = names.filter { $0.categoryText == asked.categoryText }
        throw CommandFailure(
            .badInput,
            "\(option) \(asked): nothing in the ledger bears this name; \(Self.hint(alike))")
    }

    private static func hint(_ alike: [StreamName]) -> String {
        guard !alike.isEmpty else { return "there is nothing of its kind yet" }
        let shown = alike.prefix(10).map(\.text).joined(separator: ", ")
        return "there are \(shown)" + (alike.count > 10 ? " and \(alike.count - 10) more" : "")
    }

    /// Every category of which there can be things, each once, in the order of the catalogue.
    static let categories: [StreamCategory] = {
        var categories: [StreamCategory] = []
        for act in Catalogue.acts where !categories.contains(category(of: act)) {
            categories.append(category(of: act))
        }
        return categories
    }()

    private static func category<Kind: Act>(of kind: Kind.Type) -> StreamCategory {
        Kind.Stream.category
    }
}

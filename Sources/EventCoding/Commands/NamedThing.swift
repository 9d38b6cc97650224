import EventSourcing

/// A thing that a command names, and where.
struct NamedThing: Sendable {
    let name: StreamName
    let category: StreamCategory
    /// The field of the act that it stands in, however deep.
    var field = ""

    init(_ name: StreamName, of category: StreamCategory) {
        self.name = name
        self.category = category
    }

    /// What is wrong if nothing bears the name.
    var failure: FieldFailure {
        FieldFailure(
            field,
            .unknownReference(
                category: category.text,
                given: name.isOf(category) ? String(name.identifierText) : name.text))
    }
}

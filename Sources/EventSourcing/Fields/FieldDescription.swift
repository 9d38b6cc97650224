/// All that is said about one field, gathered from its one declaration.
public struct FieldDescription: Hashable, Sendable {
    /// The integer key in the stored map. Never reused for another meaning.
    public let key: UInt8
    public let name: String
    public let about: String
    public let shape: FieldShape
    public let options: FieldOptions

    public init(
        key: UInt8, name: String, about: String, shape: FieldShape, options: FieldOptions
    ) {
        self.key = key
        self.name = name
        self.about = about
        self.shape = shape
        self.options = options
    }
}

/// What else a declaration says about a field.
public struct FieldOptions: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The value is at least 1.
    @inlinable public static var positive: FieldOptions { FieldOptions(rawValue: 1) }
    /// The rules fill the field in; a command may not give it.
    @inlinable public static var derived: FieldOptions { FieldOptions(rawValue: 2) }
    /// The value may be withheld from an edition: personal, or under a secret.
    @inlinable public static var withholdable: FieldOptions { FieldOptions(rawValue: 4) }
}

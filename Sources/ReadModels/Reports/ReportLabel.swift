/// What something in a report is called, in both languages.
public struct ReportLabel: Hashable, Sendable {
    /// Empty where there is no statutory word.
    public let japanese: String
    public let english: String

    public init(_ japanese: String, _ english: String) {
        self.japanese = japanese
        self.english = english
    }
}

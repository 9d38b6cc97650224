public import ReadModels

/// What is declared once about a journal test: from it come its page, its options and the head of
/// its work-paper.
public struct JournalTestDeclaration: Hashable, Sendable {
    /// A stable name in lowerCamelCase.
    public let name: String
    public let title: ReportLabel
    /// What the test asks.
    public let question: String
    /// What of the log it looks at, and what makes an exception.
    public let population: String
    public let exception: String
    /// The standard, law or book that the test follows.
    public let source: String
    public let parameters: [JournalParameter]

    init(
        _ name: String, _ title: ReportLabel, asks question: String, of population: String,
        exception: String, source: String = Self.standard, _ parameters: JournalParameter...
    ) {
        self.name = name
        self.title = title
        self.question = question
        self.population = population
        self.exception = exception
        self.source = source
        self.parameters = parameters
    }

    private static let standard = "ISA 240, para. 33(a) and A42-A45"
}

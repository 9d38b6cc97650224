/// What is wrong with a scenario, or what came out otherwise than it says.
struct ScenarioProblem: Error, Hashable, CustomStringConvertible {
    let file: String
    let line: Int
    let text: String

    init(_ file: String, _ line: Int, _ text: String) {
        self.file = file
        self.line = line
        self.text = text
    }

    var description: String { "\(file):\(line): \(text)" }
}

/// How files are named, and what stands in them.
enum NameRules {
    /// Files that tell of several types under one name, with the reason.
    static let topics: [String: String] = [
        "StreamKinds": "every kind of thing, two lines each",
        "Tables": "six tables, printed alike",
        "NoteKeys": "the two halves of one key",
        "Options": "what many commands ask for",
        "EntryPoints": "the two functions that libFuzzer, which is C, calls",
    ]
    /// A regime of the Act is told in files of the same names (DefenseFund/Rules/Act.swift).
    private static var regimeFile: Regex<Substring> {
        /(?:Events|State|Decider|Postings|Fields|Charges)(?:\+\w+)?$/
    }

    private static let companionCount = 3

    /// A file is named after the type that it declares or extends; beside it stand few others.
    static let oneTypePerFile: Rule = { file in
        guard !file.path.hasSuffix("Package.swift"), topics[file.name] == nil else { return [] }
        if file.path.hasPrefix("Sources/DefenseFund/"), file.name.contains(regimeFile) { return [] }
        let declared = declaredTypes(of: file)
        let type = String(file.name.split(separator: "+").first ?? "")
        var complaints: [Complaint] = []
        if !isAbout(type, file, declared) {
            complaints.append(file.complaint(0, "tells of no '\(type)'"))
        }
        let companions = declared.filter { $0 != type }
        if companions.count > companionCount {
            complaints.append(
                file.complaint(0, "too many types beside '\(type)': \(companions)"))
        }
        return complaints
    }

    /// Whether the file declares or extends the type, makes others conform to it, holds nothing but
    /// types whose names begin so, or the function of that name.
    private static func isAbout(_ type: String, _ file: SourceText, _ declared: [String]) -> Bool {
        if declared.contains(type) { return true }
        if !declared.isEmpty, declared.allSatisfy({ $0.hasPrefix(type) }) { return true }
        let extended = file.code.matches(
            of: /\bextension ([\w.]+|\[)[^{]*/.wordBoundaryKind(.simple))
        return extended.contains { match in
            let name = match.output.1 == "[" ? "Array" : match.output.1
            return name == type || name.hasPrefix(type + ".")
                || match.output.0.contains(": \(type)")
        } || file.code.contains("\nfunc \(type.prefix(1).lowercased() + type.dropFirst())(")
    }

    /// The types that are declared outside of any other.
    static func declaredTypes(of file: SourceText) -> [String] {
        let declaration =
            /^(?:@[\w()]+ )*(?:\w+ )*?(?:struct|class|enum|protocol|actor|typealias) (\w+)/
        return file.codeLines.compactMap { line in
            guard line.first?.isWhitespace == false, !line.hasPrefix("import") else { return nil }
            return line.firstMatch(of: declaration).map { String($0.output.1) }
        }
    }

    /// Files whose every type is named nowhere else: nobody would miss them.
    ///
    /// - Parameter all: every file that could name them.
    static func deadFiles(_ files: [SourceText], among all: [SourceText]) -> [Complaint] {
        var counts: [Substring: Int] = [:]
        for file in all {
            for word in file.code.matches(of: /\w+/) { counts[word.output, default: 0] += 1 }
        }
        return files.compactMap { file in
            guard !file.code.contains("@main"), !file.code.contains("@Suite") else { return nil }
            let types = declaredTypes(of: file)
            if types.isEmpty {
                let isEmpty = file.code.allSatisfy(\.isWhitespace)
                return isEmpty ? file.complaint(0, "holds no code") : nil
            }
            let own = Dictionary(
                file.code.matches(of: /\w+/).map { ($0.output, 1) }, uniquingKeysWith: +)
            // What extends a type of another file lives by its members.
            let isExtending = file.code.matches(of: /\bextension (\w+)/.wordBoundaryKind(.simple))
                .contains {
                    !types.contains(String($0.output.1))
                }
            let isNamed = types.contains { counts[$0[...], default: 0] > own[$0[...], default: 0] }
            return isNamed || isExtending ? nil : file.complaint(0, "nothing names \(types)")
        }
    }
}

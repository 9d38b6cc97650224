/// The rooms, their floors and what each may import, as Package.swift says.
struct FloorPlan {
    /// From 0, the machine, to 6, the doors.
    private(set) var floors: [String: Int] = [:]
    /// Of every target, tests included: what its declaration names.
    private(set) var imports: [String: Set<String>] = [:]

    /// - Parameter manifest: the text of Package.swift.
    init(_ manifest: String) {
        var floor: Int?
        let target =
            #/
            //\sMARK:\s-\s(?: Floor\s(?<floor>\d+) | (?<other>[A-Z]\w*) )
            | (?: room | tests | \.target | \.executableTarget | \.systemLibrary )
              \(\s* (?:name:\s)? "(?<name>[\w-]+)"
              # What belongs to it: up to the next target or floor.
              (?<rest> (?: (?! \s(?:room|tests)\( | \s\.\w+\(\s*name: | //\sMARK ) [\s\S] )* )
            /#
        for match in manifest.matches(of: target) {
            if let number = match.output.floor { floor = Int(number) }
            if match.output.other != nil { floor = nil }
            guard let name = match.output.name, let rest = match.output.rest else { continue }
            if let floor { floors[String(name)] = floor }
            let list = rest.firstMatch(of: /(?:imports|dependencies): \[([^\]]*)\]/)?.output.1 ?? ""
            imports[String(name)] = Set(list.matches(of: /"([\w-]+)"/).map { String($0.output.1) })
        }
    }

    /// The target that a file belongs to.
    static func target(of path: String) -> String? {
        let parts = path.split(separator: "/")
        guard parts.count > 2 else { return nil }
        return path.hasPrefix("Tools/Replay/") ? "daicho-replay" : String(parts[1])
    }

    /// What the plan itself has against its rooms.
    var complaints: [Complaint] {
        imports.sorted { $0.key < $1.key }.flatMap { room, names in
            names.sorted().compactMap { name -> Complaint? in
                guard let from = floors[room], let to = floors[name] else { return nil }
                guard to > from || Self.strangers.contains([room, name]) else { return nil }
                return Complaint(
                    path: "Package.swift", line: 0, message: "'\(room)' may not import '\(name)'")
            }
        }
    }

    /// The auditor's rooms ask the engine nothing, and the engine's nothing of them.
    private static let strangers: Set<[String]> = [
        ["LedgerEngine", "Audit"], ["Audit", "LedgerEngine"], ["daicho", "Audit"],
        ["daicho-replay", "LedgerEngine"],
    ]

    /// A file imports only rooms that its target names.
    var rule: Rule {
        { file in
            guard let target = Self.target(of: file.path), let allowed = imports[target] else {
                return []
            }
            let importing = /^\s*(?:@testable |public |internal |package )*import (\w+)/
            return file.complaints(about: file.codeLines) { line in
                guard let name = line.firstMatch(of: importing).map({ String($0.output.1) }),
                    floors[name] != nil || imports[name] != nil, name != target,
                    !allowed.contains(name)
                else { return nil }
                return "imports '\(name)', which Package.swift does not let '\(target)' import"
            }
        }
    }
}

/// Words that may not stand in code, or not in some rooms.
enum WordRules {
    /// A new case must fail to compile wherever it matters, so no `switch` of the Act catches all.
    static let exhaustiveSwitches: Rule = { file in
        guard file.path.hasPrefix("Sources/DefenseFund/") else { return [] }
        return file.complaints(about: file.codeLines) { line in
            line.contains(/\b(?:default|case _)\s*:/.wordBoundaryKind(.simple))
                ? "'default:' over a closed set; name the cases" : nil
        }
    }

    /// Floors 1 to 3 are pure: no clock, no chance, no file, no output.
    static func purity(_ plan: FloorPlan) -> Rule {
        { file in
            guard file.path.hasPrefix("Sources/"),
                let floor = file.room.flatMap({ plan.floors[$0] }),
                (1...3).contains(floor)
            else { return [] }
            let impure =
                #/
                \b(?:
                    Date\(\) | UUID\(\) | print\( | debugPrint\( | FileManager | FileHandle
                    | ProcessInfo | import\sFoundation | import\sGlibc
                    | SystemRandomNumberGenerator
                )
                | \.random\(in:[^,)]*\)
                /#.wordBoundaryKind(.simple)
            return file.complaints(about: file.codeLines) { line in
                let word = line.firstMatch(of: impure)?.output
                return word.map { "'\($0)' on floor \(floor), which is pure" }
            }
        }
    }

    /// Memory that the compiler does not watch is touched on floor 0 only, and where C calls us.
    static func safety(_ plan: FloorPlan) -> Rule {
        { file in
            guard !file.path.hasPrefix("Tests/"), file.name != "EntryPoints" else { return [] }
            guard file.room.flatMap({ plan.floors[$0] }) != 0 else { return [] }
            return file.complaints(about: file.codeLines) { line in
                line.contains(/\bunsafe\b/.wordBoundaryKind(.simple))
                    ? "'unsafe' above floor 0" : nil
            }
        }
    }

    /// What is left to do stands in no file: it is done, or it is said where it is missing.
    static let nothingLeftToDo: Rule = { file in
        file.complaints(about: file.lines) { line in
            line.contains(/\b(?:TO[D]O|FIX[M]E|XX[X]|HAC[K])\b/.wordBoundaryKind(.simple))
                ? "left to do" : nil
        }
    }

    /// Texts and comments may be Japanese; names may not.
    static let plainNames: Rule = { file in
        file.complaints(about: file.codeLines) { line in
            line.allSatisfy(\.isASCII) ? nil : "a name that is not ASCII"
        }
    }

    /// A path that only one machine has.
    static let noMachinePaths: Rule = { file in
        let path = /(?:^|["'\s=(])\/(?:home|root|Users|work|tmp|var)\//
        return file.complaints(about: file.lines) { line in
            // Few lines hold a slash at all, and looking for one is quick.
            line.utf8.contains(UInt8(ascii: "/")) && line.contains(path)
                ? "an absolute path of one machine" : nil
        }
    }
}

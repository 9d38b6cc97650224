import Bytes

/// Compares the files of a package, as they are made again, with those that are there.
final class MadeFiles {
    private let files: FolderFiles
    private(set) var problems: [FileProblem] = []
    /// Tables whose first line is of another version of the program.
    private(set) var otherLayouts: [String] = []
    private(set) var names: Set<String> = []
    private(set) var manifest: [UInt8] = []
    /// The record that is being written out; `nil` once all are.
    var position: UInt64?

    /// How far each file is compared; `nil` for one that is found to differ.
    private var places: [String: Int?] = [:]
    /// Bytes that were made and not compared yet, so that files are not opened for every line.
    private var pending: [String: [UInt8]] = [:]
    /// Where in the pending bytes of a file what is written of each record begins.
    private var marks: [String: [(place: Int, position: UInt64)]] = [:]

    private static let pendingLimit = 1 << 20

    init(_ files: FolderFiles) { self.files = files }

    func compare(_ file: String, _ bytes: [UInt8]) {
        guard file != PackageCheck.manifestFile else { return manifest += bytes }
        names.insert(file)
        if let position {
            marks[file, default: []].append((pending[file, default: []].count, position))
        }
        pending[file, default: []] += bytes
        if pending[file, default: []].count >= Self.pendingLimit { compare(file) }
    }

    private func compare(_ file: String) {
        let made = pending.updateValue([], forKey: file) ?? []
        let marks = marks.removeValue(forKey: file) ?? []
        guard let place = places[file, default: 0] else { return }
        let there =
            PlainFile(path: files.path(file))?.bytes(from: place, upTo: made.count) ?? []
        places[file] = .some(place + made.count)
        guard there != made else { return }
        places[file] = .some(nil)
        tell(file, made, there, marks, isBeginning: place == 0)
    }

    private func tell(
        _ file: String, _ made: [UInt8], _ there: [UInt8],
        _ marks: [(place: Int, position: UInt64)], isBeginning: Bool
    ) {
        guard file != PackageCheck.readmeFile || there.isEmpty else { return }
        guard files.paths.contains(file) else {
            problems.append(
                FileProblem(.missing, file, expected: "what the records make", found: "no file"))
            return
        }
        let isOtherLayout =
            isBeginning && file.hasSuffix(".csv")
            && made.prefix { $0 != 10 } != there.prefix { $0 != 10 }
        if isOtherLayout { return otherLayouts.append(file) }
        let equal = zip(made, there).prefix { $0 == $1 }.count
        problems.append(
            FileProblem(
                .wrong, file, at: marks.last { $0.place <= equal }?.position,
                expected: Self.line(of: made, around: equal),
                found: Self.line(of: there, around: equal)))
    }

    /// The line in which the bytes begin to differ, as far as it is text.
    private static func line(of bytes: [UInt8], around place: Int) -> String {
        guard place < bytes.count else { return "the end" }
        let start = bytes[..<place].lastIndex(of: 10).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(of: 10) ?? bytes.count
        let line = String(decoding: bytes[start..<min(end, start + 200)], as: UTF8.self)
        return "'\(line)'"
    }

    /// Compares what is left, and that no file goes on behind what was made.
    func finish() {
        for file in names.sorted() {
            compare(file)
            if !files.paths.contains(file), !problems.contains(where: { $0.file == file }) {
                tell(file, [], [], [], isBeginning: true)
            }
            guard let place = places[file, default: 0],
                let byteCount = PlainFile(path: files.path(file))?.byteCount
            else { continue }
            if byteCount > place {
                problems.append(
                    FileProblem(
                        .wrong, file, expected: "\(place) bytes", found: "\(byteCount) bytes"))
            }
        }
        problems.sort { $0.file < $1.file }
    }
}

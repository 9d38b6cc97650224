import Foundation

/// A new folder for what a question is answered with.
struct OutputFolder {
    let path: String

    /// Refuses a path where something stands already: nothing is overwritten.
    init(_ path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Output.Failure("\(path): stands already; name a new folder")
        }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Output.Failure("\(path): cannot be made")
        }
        self.path = path
    }

    func write(_ files: [(name: String, text: String)]) throws {
        try write(files.map { (name: $0.name, bytes: Array($0.text.utf8)) })
    }

    func write(_ files: [(name: String, bytes: [UInt8])]) throws {
        for file in files {
            let data = Data(file.bytes)
            do { try data.write(to: URL(filePath: path).appending(path: file.name)) } catch {
                throw Output.Failure("\(path)/\(file.name): cannot be written; it is incomplete")
            }
        }
    }
}

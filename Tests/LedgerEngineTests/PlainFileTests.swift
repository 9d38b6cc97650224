import Bytes
import Foundation
import TestSupport
import Testing

/// Who may write into a folder cannot lead a file that is put there to another place.
@Suite struct PlainFileTests {
    private func put(_ text: String, _ folder: TemporaryDirectory) -> Bool {
        PlainFile.put(
            Array(text.utf8), at: folder.file("place"), draft: folder.file("draft"),
            permissions: 0o640)
    }

    @Test func `a file takes the place of a file, and of a link but not of what it leads to`()
        throws
    {
        let folder = try TemporaryDirectory()
        let files = FileManager.default
        #expect(put("one", folder) && put("two", folder))
        #expect(try String(contentsOfFile: folder.file("place"), encoding: .utf8) == "two")
        try "key".write(toFile: folder.file("key"), atomically: false, encoding: .utf8)
        for name in ["place", "draft"] {
            try? files.removeItem(atPath: folder.file(name))
            try files.createSymbolicLink(
                atPath: folder.file(name), withDestinationPath: folder.file("key"))
            #expect(put("three", folder))
            #expect(try String(contentsOfFile: folder.file("key"), encoding: .utf8) == "key")
            #expect(try String(contentsOfFile: folder.file("place"), encoding: .utf8) == "three")
        }
    }

    @Test func `a folder keeps its place and what it holds`() throws {
        let folder = try TemporaryDirectory()
        let files = FileManager.default
        try files.createDirectory(
            atPath: folder.file("place/inside"), withIntermediateDirectories: true)
        #expect(!put("one", folder))
        PlainFile.remove(folder.file("place"))
        #expect(files.fileExists(atPath: folder.file("place/inside")))
        #expect(!files.fileExists(atPath: folder.file("draft")))
    }
}

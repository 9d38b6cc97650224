internal import Glibc

/// What is read from an open file, pipe or terminal as it comes.
public enum Descriptor {
    /// What is there, at most `count` bytes; waits for the first of them. None at the end.
    ///
    /// - Throws: what the system answered.
    public static func read(_ descriptor: Int32, upTo count: Int) throws(ReadFailure) -> [UInt8] {
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while true {
                let got = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { code = errno }
                filled = max(0, got)
                return
            }
        }
        guard code == 0 else { throw ReadFailure(code: code) }
        return bytes
    }

    public struct ReadFailure: Error {
        /// As the system numbers it (`errno`).
        public let code: Int32
    }
}

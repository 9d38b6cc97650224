/// libcrypto or libsodium could not do what it was asked.
public struct CryptographyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The C function that failed.
    public let function: String

    public var description: String { "\(function) failed" }
}

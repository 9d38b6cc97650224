/// Defense Equipment Confidential: periods and holders, never what is secret.
public struct SecretState: Equatable, Sendable {}

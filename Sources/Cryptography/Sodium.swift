internal import CSodium

/// libsodium chooses its fastest code for the machine once.
enum Sodium {
    static let isReady = sodium_init() >= 0
}

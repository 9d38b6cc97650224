import Foundation

/// Threads of one's own, as a blocking call wants them, and the wait for all of them.
public final class ThreadGroup: Sendable {
    private let group = DispatchGroup()

    public init() {}

    public func start(_ body: @escaping @Sendable () -> Void) {
        group.enter()
        let thread = Thread { [group] in
            body()
            group.leave()
        }
        thread.start()
    }

    public func wait() { group.wait() }
}

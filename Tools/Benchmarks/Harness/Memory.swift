import Foundation
import Synchronization

/// Watches how much memory of its own a piece of work takes: anonymous pages, not the mapped file.
enum Memory {
    /// The largest growth in bytes while `body` ran, looked at a hundred times a second.
    static func peakGrowth(_ body: () throws -> Void) rethrows -> UInt64 {
        let before = anonymous()
        let watch = Watch()
        let thread = Thread {
            while !watch.isOver.load(ordering: .acquiring) {
                watch.note(anonymous())
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
        thread.start()
        defer { watch.isOver.store(true, ordering: .releasing) }
        try body()
        watch.note(anonymous())
        let peak = watch.peak.load(ordering: .acquiring)
        return peak > before ? peak - before : 0
    }

    private final class Watch: Sendable {
        let isOver = Atomic<Bool>(false)
        let peak = Atomic<UInt64>(0)

        func note(_ bytes: UInt64) { peak.max(bytes, ordering: .acquiringAndReleasing) }
    }

    /// The most bytes that a process of its own takes until it ends, looked at five hundred times a
    /// second.
    static func peak(of process: Int32) -> UInt64 {
        var peak: UInt64 = 0
        while true {
            // One that has ended and is waited for has no memory any more.
            let bytes = anonymous("\(process)")
            guard bytes > 0 || peak == 0, kill(process, 0) == 0 else { return peak }
            peak = max(peak, bytes)
            Thread.sleep(forTimeInterval: 0.002)
        }
    }

    private static func anonymous(_ process: String = "self") -> UInt64 {
        let status = FileManager.default.contents(atPath: "/proc/\(process)/status") ?? Data()
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
            .first { $0.hasPrefix("RssAnon:") }
        let words = line?.split(whereSeparator: \.isWhitespace) ?? []
        return words.count > 1 ? (UInt64(words[1]) ?? 0) * 1024 : 0
    }
}

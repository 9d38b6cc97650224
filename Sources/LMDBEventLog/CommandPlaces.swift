import EventSourcing

/// Finds the commands of the open segment by their ids, which clients choose.
///
/// Open addressing, half of the slots free. Two secret odd factors spread the ids (Dietzfelbinger
/// et al., 1997): nobody who does not know them can make ids that collide, and it costs two
/// multiplications where the standard library's hash takes a hundred steps for each event.
struct CommandPlaces {
    /// One more than the index of the command; 0 for a free slot.
    private var slots: [UInt32] = [0, 0, 0, 0]
    private var shift: UInt64 = 62
    private var count = 0
    private let factors = (UInt64.random(in: 0...(.max)) | 1, UInt64.random(in: 0...(.max)) | 1)

    /// The index at which the command stands in `commands`.
    func index(of id: CommandID, in commands: [CommandSegment.Entry]) -> Int? {
        var slot = firstSlot(of: id)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            if commands[index].id == id { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds the last of `commands`.
    mutating func addLast(of commands: [CommandSegment.Entry]) {
        count += 1
        if 2 * count > slots.count {
            slots = Array(repeating: 0, count: 2 * slots.count)
            shift -= 1
            for index in commands.indices { enter(commands[index].id, index) }
        } else {
            enter(commands[count - 1].id, count - 1)
        }
    }

    mutating func removeAll() {
        for slot in slots.indices { slots[slot] = 0 }
        count = 0
    }

    private mutating func enter(_ id: CommandID, _ index: Int) {
        var slot = firstSlot(of: id)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(index + 1)
    }

    private func firstSlot(of id: CommandID) -> Int {
        Int(truncatingIfNeeded: (id.high &* factors.0 &+ id.low &* factors.1) >> shift)
    }
}

public import Bytes

/// Walks through the parts of a state and writes them, reads them, or lists what they are.
///
/// One walk for all three keeps them from differing. It is one type and no protocol, so that
/// nothing of it is generic over the coder: a part costs a branch that always goes the same way,
/// and a load or a store.
public struct StateCoder {
    @usableFromInline
    enum Mode { case writing, reading, listing }

    @usableFromInline let mode: Mode
    /// What has been written, or what is read.
    @usableFromInline var bytes: [UInt8]
    /// How far has been read.
    @usableFromInline var place: Int
    /// What stands apart: what has been written so, or what is read; `nil` if nothing does.
    @usableFromInline var apart: [StateSection: [UInt8]]?
    /// What was left unread so far.
    public private(set) var unread: Set<StateSection> = []
    /// What the types visited are made of.
    @usableFromInline var shape = StateShape()
    /// In a list, the names of the types visited and a value of each: types are made of the same
    /// few others over and over, and one visit tells of each what there is to tell.
    private var names: [ObjectIdentifier: String] = [:]
    private var examples: [ObjectIdentifier: Any] = [:]

    @usableFromInline
    init(_ mode: Mode, _ bytes: [UInt8] = [], from place: Int = 0) {
        self.mode = mode
        self.bytes = bytes
        self.place = place
    }

    /// Bytes that have not been read yet.
    @inlinable var rest: Int { bytes.count - place }

    // MARK: - What types call to tell their parts

    /// A stored property.
    @inlinable @inline(__always)
    public mutating func part<Whole, Part: StateCodable>(
        _ name: StaticString, _ whole: Whole?, _ part: (Whole) -> Part
    ) throws(StateFault) -> Part {
        switch mode {
        case .reading: return try Part.parts(&self, nil)
        case .writing: return try Part.parts(&self, whole.map(part))
        case .listing: return try listed("\(name)", of: Whole.self)
        }
    }

    /// A stored property that may stand apart.
    ///
    /// - Parameter unread: what it is in a state that is read without it.
    @inlinable
    public mutating func part<Whole, Part: StateCodable>(
        _ name: StaticString, in section: StateSection, _ whole: Whole?, _ part: (Whole) -> Part,
        unread: @autoclosure () -> Part
    ) throws(StateFault) -> Part {
        guard let apart, mode != .listing else { return try self.part(name, whole, part) }
        let (outer, outerPlace) = (bytes, place)
        if mode == .writing {
            bytes = []
        } else if let own = apart[section] {
            bytes = own
        } else {
            leaveUnread(section)
            return unread()
        }
        place = 0
        let value = try self.part(name, whole, part)
        if mode == .writing {
            self.apart?[section] = bytes
        } else if rest > 0 {
            throw StateFault("\(rest) bytes follow the \(section.name)")
        }
        (bytes, place) = (outer, outerPlace)
        return value
    }

    @usableFromInline
    mutating func leaveUnread(_ section: StateSection) { unread.insert(section) }

    /// A stored property that follows from others and is not written.
    public mutating func derived<Whole>(_ name: StaticString, of whole: Whole.Type) {
        if mode == .listing { shape.add("\(name)", "derived", to: typeName(whole)) }
    }

    /// A value that another one stands for.
    ///
    /// - Parameters:
    ///   - example: one of which `make` makes a value.
    ///   - make: `nil` for what stands for no value.
    @inlinable @inline(__always)
    public mutating func value<Whole, Raw: StateCodable>(
        _ whole: Whole?, _ raw: (Whole) -> Raw, example: @autoclosure () -> Raw,
        _ make: (Raw) -> Whole?
    ) throws(StateFault) -> Whole {
        let standIn: Raw
        switch mode {
        case .writing:
            guard let whole else { preconditionFailure("nothing is there to be written") }
            _ = try Raw.parts(&self, raw(whole))
            return whole
        case .reading: standIn = try Raw.parts(&self, nil)
        case .listing:
            _ = try listed("", of: Whole.self) as Raw
            standIn = example()
        }
        guard let value = make(standIn) else { throw Self.unfit("\(standIn)", Whole.self) }
        return value
    }

    /// The same for a number: no call is left of it where a state holds millions.
    @inlinable @inline(__always)
    public mutating func value<Whole, Raw: StateNumber>(
        _ whole: Whole?, _ raw: (Whole) -> Raw, example: @autoclosure () -> Raw,
        _ make: (Raw) -> Whole?
    ) throws(StateFault) -> Whole {
        var standIn = try number(whole.map(raw))
        switch mode {
        case .writing, .reading: break
        case .listing:
            _ = try listed("", of: Whole.self) as Raw
            standIn = example()
        }
        guard let value = make(standIn) else { throw Self.unfit("\(standIn)", Whole.self) }
        return value
    }

    // MARK: - What bytes are made of

    @inlinable @inline(__always)
    mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number?)
        throws(StateFault) -> Number
    {
        switch mode {
        case .writing:
            guard let number else { preconditionFailure("nothing is there to be written") }
            bytes.append(littleEndian: number)
            return number
        case .reading:
            guard rest >= MemoryLayout<Number>.size else { throw .tooShort }
            defer { place += MemoryLayout<Number>.size }
            return bytes.rawSpan.littleEndian(at: place)
        case .listing: return 0
        }
    }

    /// Its length in bytes, then UTF-8.
    @usableFromInline
    mutating func text(_ text: String?) throws(StateFault) -> String {
        let count = Int(try number(text.map { UInt32($0.utf8.count) }))
        switch mode {
        case .writing:
            bytes.append(contentsOf: text?.utf8 ?? "".utf8)
            return text ?? ""
        case .reading:
            guard count <= rest else { throw .tooShort }
            defer { place += count }
            let text = bytes.rawSpan.extracting(place..<(place + count)).validatedText()
            guard let text else { throw StateFault("a text that is not UTF-8") }
            return text
        case .listing: return ""
        }
    }

    /// How many values follow, of at least a byte each.
    @inlinable
    mutating func count(_ written: Int?) throws(StateFault) -> Int {
        switch mode {
        case .writing:
            bytes.append(littleEndian: UInt64(written ?? 0))
            return written ?? 0
        case .reading:
            guard let count = Int(exactly: try number(nil) as UInt64), count <= rest else {
                throw .tooShort
            }
            return count
        case .listing: return 0
        }
    }

    /// Lists what a row of a collection is; nothing is read or written.
    @inlinable
    mutating func listRow<Row: StateCodable>(_ row: Row.Type, of rows: Any.Type)
        throws(StateFault)
    {
        if mode == .listing { _ = try listed("", of: rows) as Row }
    }

    /// Lists the cases of an enumeration.
    @inlinable
    mutating func list(_ cases: @autoclosure () -> [String], of type: Any.Type) {
        guard mode == .listing else { return }
        for name in cases() { shape.add(name, "case", to: typeName(type)) }
    }

    @usableFromInline
    static func unfit(_ text: String, _ type: Any.Type) -> StateFault {
        StateFault("\(text) is no \(type)")
    }

    /// Lists a property and what its type is made of, and answers an example.
    @usableFromInline
    mutating func listed<Part: StateCodable>(_ name: String, of whole: Any.Type)
        throws(StateFault) -> Part
    {
        shape.add(name, typeName(Part.self), to: typeName(whole))
        // Found first and cast then: nothing at all can be cast to an optional type.
        if let known = examples[ObjectIdentifier(Part.self)], let example = known as? Part {
            return example
        }
        let example = try Part.parts(&self, nil)
        examples[ObjectIdentifier(Part.self)] = example
        return example
    }

    @usableFromInline
    mutating func typeName(_ type: Any.Type) -> String {
        if let name = names[ObjectIdentifier(type)] { return name }
        let name = _typeName(type)
        names[ObjectIdentifier(type)] = name
        return name
    }
}

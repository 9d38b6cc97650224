import Accounting
import DefenseFund
import EventSourcing

/// A facility worked out from its acts, with shares as fractions of whole numbers.
struct NaiveFacility {
    let name: String
    var management = NaiveManagement()
    var previousOwner: Reference<Party>?
    var bookValue = 0
    /// From when on, the State's share, and that of each party.
    var periods: [(from: LegalDate, state: Fraction, parties: [Reference<Party>: Fraction])] = []

    mutating func apply(_ act: any Act, on date: LegalDate) {
        switch act {
        case let act as FacilityAcquired:
            bookValue = act.cost.whole
            previousOwner = act.previousOwner
            periods = [(date, Fraction(1, 1), [:])]
        case let act as FacilityCeded:
            guard let last = periods.last else { return }
            let share = Fraction(Int128(act.share.numerator), Int128(act.share.denominator))
            // The part of the book value that the share is of what the State still holds.
            let part = share.times(last.state.inverted)
            bookValue -= Int(Int128(bookValue) * part.numerator / part.denominator)
            var parties = last.parties
            parties[act.newOwner] = (parties[act.newOwner] ?? Fraction(0, 1)).plus(share)
            let state = last.state.plus(Fraction(-share.numerator, share.denominator))
            periods.append((date, state, parties))
            if state.numerator == 0 { management.end(on: date) }
        case _: management.apply(act, on: date)
        }
    }

    var manager: Reference<Party>? { management.manager }
    /// Whether the State owns some of it.
    var isOfState: Bool { (periods.last?.state.numerator ?? 0) > 0 }
}

/// A fraction in lowest terms.
struct Fraction: Equatable, CustomStringConvertible {
    let numerator: Int128
    let denominator: Int128

    init(_ numerator: Int128, _ denominator: Int128) {
        var (left, right) = (numerator.magnitude, denominator.magnitude)
        while right != 0 { (left, right) = (right, left % right) }
        self.numerator = numerator / Int128(max(left, 1))
        self.denominator = denominator / Int128(max(left, 1))
    }

    /// `2/5`, as a register shows it.
    init?(_ text: String) {
        let parts = text.split(separator: "/").compactMap { Int128($0) }
        guard parts.count == 2 else { return nil }
        self.init(parts[0], parts[1])
    }

    var inverted: Fraction { Fraction(denominator, numerator) }
    var description: String { "\(numerator)/\(denominator)" }

    func times(_ other: Fraction) -> Fraction {
        Fraction(numerator * other.numerator, denominator * other.denominator)
    }

    func plus(_ other: Fraction) -> Fraction {
        Fraction(
            numerator * other.denominator + other.numerator * denominator,
            denominator * other.denominator)
    }
}

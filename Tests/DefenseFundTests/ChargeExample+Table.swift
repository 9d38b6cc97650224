import Accounting
@testable import DefenseFund
import EventSourcing
import Foundation
public import TestSupport
public import Testing

/// A row of Tests/Fixtures/charges.md.
extension ChargeExample: CustomTestStringConvertible {
    public var testDescription: String { what }

    /// The rows of the table.
    static func table() throws -> [ChargeExample] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/charges.md")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return try lines.filter { $0.hasPrefix("| ") }.dropFirst(2).map { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
                .map { $0.trimmingCharacters(in: .whitespaces) }
            return ChargeExample(
                what: cells[0], kind: cells[1] == "addOn" ? .addOn : .late,
                receipts: try payments(cells[2]),
                returns: try cells[3].components(separatedBy: " + ").map(aReturn),
                settings: try cells[4].components(separatedBy: "; ").filter { !$0.isEmpty }
                    .map(setting), through: date(cells[5]), expected: try yen(cells[6]))
        }
    }

    private static func yen(_ text: String) throws -> Int64 { try #require(Int64(text)) }

    private static func payments(_ text: String) throws -> [Payment] {
        try text.components(separatedBy: "; ").map { payment in
            let words = payment.components(separatedBy: " ")
            return Payment(on: date(words[0]), yen: try yen(words[1]))
        }
    }

    /// `1000000 atFault 2024-07-01 after 1 [2024-06-10 400000; 2024-06-20 600000]`.
    private static func aReturn(_ text: String) throws -> Return {
        let parts = text.components(separatedBy: " [")
        let words = parts[0].components(separatedBy: " ")
        let causes: [String: ReturnCause] = [
            "atFault": .cancelledAtFault, "noFault": .cancelledNoFault, "excess": .excess,
            "proceeds": .assetDisposal,
        ]
        return Return(
            principal: try yen(words[0]), cause: try #require(causes[words[1]]),
            dueOn: date(words[2]), after: words.count > 4 ? Int(words[4]) : nil,
            paid: parts.count > 1 ? try payments(String(parts[1].dropLast())) : [])
    }

    private static func setting(_ text: String) throws -> Setting {
        let words = text.components(separatedBy: " ")
        return Setting(name: words[0], from: date(words[1]), value: words[2])
    }
}

extension ChargeExample {
    /// The charge as the rules compute it; `nil` beyond what can be told.
    func lines() throws -> [ChargeLine]? {
        var grant = GrantState(
            plan: Reference(0), applicant: Reference(0), applied: 0, stageSince: through)
        for receipt in receipts {
            grant.pay(try #require(Yen(exactly: receipt.yen)), on: receipt.on)
        }
        for item in returns {
            grant.returnOrders.append(
                GrantState.ReturnOrder(
                    principal: try #require(Yen(exactly: item.principal)), orderedOn: item.dueOn,
                    dueOn: item.dueOn, cause: item.cause,
                    paymentCount: item.after ?? receipts.count,
                    repayments: try item.paid.map {
                        .init(on: $0.on, amount: try #require(Yen(exactly: $0.yen)))
                    }))
        }
        var parameters = ParameterTable()
        for setting in settings {
            let kind = try #require(ParameterDefinition.named(setting.name)).kind
            let value = try #require(ParameterValue(setting.value, kind: kind))
            parameters.set(
                setting.name, .init(effectiveOn: setting.from, value: value, position: .start))
        }
        return GrantCharges.lines(
            kind, of: grant, through: through, at: ChargeTerms(of: kind, in: parameters))
    }
}

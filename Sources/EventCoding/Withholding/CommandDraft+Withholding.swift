import Cryptography
import DefenseFund
public import EventSourcing

/// Finds the key of a secret, party or actor; `nil` if it is not here.
public typealias WithholdingKeys = (StreamName) throws(InputProblem) -> WithholdingKey?

extension CommandDraft {
    /// The command with salted digests in place of the values that its clause withholds, which it
    /// carries sealed.
    func withheld(_ clause: WithholdClause, _ keys: WithholdingKeys) throws(InputProblem)
        -> CommandDraft
    {
        let fields = try clause.fields(of: descriptor)
        guard let key = try keys(clause.under) else {
            throw InputProblem(
                .keyMissing, field: WithholdClause.name,
                "needs the key of \(clause.under), which is not here; bring it, or make it with "
                    + "'daicho make-key'")
        }
        var texts: [UInt8: WithheldText] = [:]
        var sealed: [SealedValue] = []
        for field in fields {
            guard let given = facts.first(where: { $0.name == field.name })?.value.string else {
                throw WithholdClause.problem("names '\(field.name)', which the command leaves out")
            }
            let value: PlainText
            do throws(PlainText.Problem) { value = try PlainText(normalizing: given) } catch {
                throw InputProblem(FieldFailure(field.name, .invalidText(error)))
            }
            guard !value.text.hasPrefix(WithheldText.beginning) else {
                throw InputProblem(FieldFailure(field.name, .reservedText))
            }
            do throws(CryptographyError) {
                let salted = try key.salted(value, field: field.name, command: identity)
                let one = try key.seal(salted)
                sealed.append(one)
                texts[field.key] = one.text
            } catch {
                throw WithholdClause.problem("cannot be done: \(error)")
            }
        }
        return replacing(texts, sealed)
    }

    /// What tells the command from every other: its id, or all that it says if it has none yet.
    private var identity: [UInt8] { id?.bytes ?? Array(canonicalText.utf8) }

    private func replacing(_ texts: [UInt8: WithheldText], _ sealed: [SealedValue]) -> CommandDraft
    {
        let names = Dictionary(
            uniqueKeysWithValues: descriptor.fields.map { ($0.name, $0.key) })
        return CommandDraft(
            id: id, descriptor: descriptor, subject: subject, effectiveOn: effectiveOn,
            actor: actor, role: role,
            facts: facts.map { fact in
                guard let text = names[fact.name].flatMap({ texts[$0] }) else { return fact }
                return .init(fact.name, .string(text.text))
            },
            act: draftAct.replacing(texts, descriptor), evidence: evidence,
            expectedVersion: expectedVersion, causation: causation, sealedValues: sealed)
    }
}

extension CommandDraft {
    /// Whether it corrects an act, or proposes to.
    public var isCorrection: Bool {
        let correction = EntryCorrected.declaration.command
        guard descriptor.declaration.command == ActProposed.declaration.command else {
            return descriptor.declaration.command == correction
        }
        // A proposal that is made of a row holds the row's canonical text, a written one the act.
        switch facts.first(where: { $0.name == "act" })?.value {
        case .string(let text): return text.hasPrefix("[\"\(correction)\",")
        case let act: return act?["command"] == .string(correction)
        }
    }
}

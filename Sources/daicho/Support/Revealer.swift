import DefenseFund
import EventCoding
import EventSourcing
import LedgerEngine
import ReadModels

/// Opens withheld values for whoever has the keys.
struct Revealer {
    private let folder: LedgerFolder
    /// After the newest event: a key that is destroyed is so for every event.
    private let view: LedgerView
    /// Told once each.
    private var notes: Set<String> = []

    init(_ folder: LedgerFolder) throws {
        self.folder = folder
        view = try LedgerReader.view(of: folder)
    }

    /// Why a value cannot be opened.
    struct Obstacle: Error {
        let description: String
    }

    /// The same with the values in place of the texts that stand for them, where they can be
    /// opened.
    mutating func revealed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text):
            guard let withheld = WithheldText(parsing: text) else { return value }
            do throws(Obstacle) { return .string(try self.value(of: withheld).value.text) } catch {
                if notes.insert(error.description).inserted { Console.note(error.description) }
                return value
            }
        case .array(let items): return .array(items.map { revealed($0) })
        case .object(let members):
            return .object(members.map { .init($0.name, revealed($0.value)) })
        case .null, .bool, .integer, .decimal: return value
        }
    }

    /// The value that the text stands for, with its salt.
    func value(of text: WithheldText) throws(Obstacle) -> SaltedValue {
        let name = text.under
        if let date = view.dateOfDestruction(ofKeyOf: name) {
            throw Obstacle(
                description: "what is withheld under \(name) is gone: its key was destroyed on "
                    + "\(date)")
        }
        do {
            guard let key = try folder.keyFolder.key(of: name) else {
                throw Obstacle(
                    description: "what is withheld under \(name) stays so: its key is not here, "
                        + "in \(folder.keyFolder.file(of: name))")
            }
            guard let sealed = folder.values.value(of: text) else {
                throw Obstacle(
                    description: "\(text): this copy of the ledger does not keep the value, which "
                        + "would lie in \(folder.values.path)")
            }
            guard let value = try key.open(sealed) else {
                throw Obstacle(
                    description: "\(text): what is kept does not open with the key in "
                        + folder.keyFolder.file(of: name))
            }
            return value
        } catch let obstacle as Obstacle {
            throw obstacle
        } catch {
            throw Obstacle(description: "\(error)")
        }
    }
}

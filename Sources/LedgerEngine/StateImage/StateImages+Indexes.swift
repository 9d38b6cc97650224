import EventSourcing
import StateCoding
import Transparency

extension StateImages {
    /// The newest index of a kind that is of this log.
    ///
    /// - Parameter sections: what is read of it beside what is small; all of it if `nil`.
    func newestIndex<Index: ImagedIndex>(
        of log: some TransparentLog, only sections: Set<StateSection>? = nil
    ) -> Index? {
        for image in files.images where image.use == Index.use && image.size > 0 {
            guard let file = files.reading(image), let head = head(of: log, at: image.size),
                let index: Index = StateImage.index(
                    in: file, of: head, only: sections, signedBy: verifier)
            else { continue }
            return index
        }
        return nil
    }

    /// Writes an index. That it cannot be written is no failure of the ledger.
    func write(_ index: some ImagedIndex, of log: some TransparentLog) {
        let size = index.progress.rawValue
        guard let signer, let head = head(of: log, at: size),
            let bytes = try? StateImage.bytes(of: index, at: head, signedBy: signer)
        else { return }
        _ = files.write(bytes, as: StateImageName(size: size, use: type(of: index).use))
    }
}

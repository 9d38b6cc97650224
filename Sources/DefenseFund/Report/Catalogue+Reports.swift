extension Catalogue {
    static let reports: [any Act.Type] = [ReportIssued.self]
}

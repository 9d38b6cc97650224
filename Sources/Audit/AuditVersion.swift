/// The version of the audit, as certificates and interrupted replays name it.
public enum AuditVersion {
    public static let text = "0.1.0"
}

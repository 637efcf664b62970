import Pages

extension KeptForm {
    /// Fields that do not wait on a page: secrets, and the token of the session.
    private static let withheld: Set<String> = ["csrf", "password", "current", "new", "again"]
    /// Forms that are all about secrets, or about signing in and out.
    private static let neverKept = ["/password", "/sign-in", "/sign-out", "/unlock", "/staff"]

    /// A form that was sent to a path of ours; nil for those that do not wait.
    init?(_ form: FormFields, sentTo asked: String) {
        guard let path = Path(received: asked), !form.fields.isEmpty,
            !Self.neverKept.contains(where: { asked.hasPrefix($0) })
        else { return nil }
        self.init(
            path: path,
            fields: form.fields.filter { !Self.withheld.contains($0.name) }
                .map { HiddenValue(name: $0.name, value: $0.value) }
        )
    }

    /// The form that came along with the password; nil where none did.
    init?(carriedBy form: FormFields) {
        guard let path = form[Self.pathField] else { return nil }
        let fields = form.fields.filter { $0.name.hasPrefix(Self.prefix) }
            .map { (name: String($0.name.dropFirst(Self.prefix.count)), value: $0.value) }
        self.init(FormFields(fields), sentTo: path)
    }
}

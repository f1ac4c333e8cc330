#if Server
extension FormControl {
    /// An attribute of an `input`; the content of a `textarea`; and of a `select` the chosen option's attribute.
    func emitFirstValue(_ value: String) {
        if self == .input {
            Listener.attribute(Literal("value"), value)
        } else {
            Listener.property(Literal("value"), value)
        }
    }
}
#endif

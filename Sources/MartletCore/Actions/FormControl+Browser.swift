#if !Server
extension FormControl {
    /// `document.js` knows which property a control has for this attribute.
    func emitFirstValue(_ value: String) { Listener.attribute(Literal("value"), value) }
}
#endif

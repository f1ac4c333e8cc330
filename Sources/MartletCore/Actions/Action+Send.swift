extension Action {
    /// Sends the action from a handler: `Like(photo: photo).send { reply in likes = reply.likes } failed: { _ in likes -= 1 }`.
    ///
    /// The answer brings the page's fresh data along, so that what else depends on the change is right too. Actions are sent
    /// one after the other. On the server this does nothing.
    ///
    /// - Parameters:
    ///   - done: Gets the reply of the server.
    ///   - failed: Gets a sentence for the visitor, and undoes what was shown ahead of the answer.
    public func send(
        _ done: @escaping (Reply) -> Void = { _ in }, failed: @escaping (_ message: String) -> Void = { _ in }
    ) {
        var link = LinkBuilder()
        link.literal(Self.name)
        writeConstants(to: &link)
        writeFields(to: &link)
        Answers.expect(link.text) { isDone, text in
            let reply = isDone ? text.withUTF8Bytes { try? Reply(json: $0) } : nil
            if let reply { done(reply) } else { failed(text) }
        }
    }
}

/// What waits for the answer to an action. Answers come as timers do, by a number, so that sites without actions have
/// nothing of them.
enum Answers {
    @inline(never)
    static func expect(_ call: String, _ answer: @escaping (_ isDone: Bool, _ text: String) -> Void) {
        var number = 0
        number = TimerTable.add {
            TimerTable.stop(number)
            answer(CurrentEvent.flag("done"), CurrentEvent.text("text"))
        }
        DOM.send(number, call)
    }
}

/// The browser's event whose handler is running, read by property paths such as `target.value`.
package enum CurrentEvent {
    /// Whether a handler has asked that no outer element meets it.
    nonisolated(unsafe) package static var isStopped = false

    @inline(never)
    static func number(_ path: StaticString) -> Double {
        DOM.eventNumber(path.utf8Start, path.utf8CodeUnitCount)
    }

    @inline(never)
    static func integer(_ path: StaticString) -> Int {
        let value = number(path)
        return value >= -2_147_483_648 && value <= 2_147_483_647 ? Int(value) : 0
    }

    @inline(never)
    static func flag(_ path: StaticString) -> Bool { number(path) == 1 }

    /// Empty if there is no such property, or it is not text.
    @inline(never)
    static func text(_ path: StaticString) -> String {
        DOM.takeText(DOM.eventText(path.utf8Start, path.utf8CodeUnitCount, false))
    }

    @inline(never)
    static func field(_ name: StaticString) -> String {
        DOM.takeText(DOM.eventText(name.utf8Start, name.utf8CodeUnitCount, true))
    }

    @inline(never)
    package static func call(_ method: StaticString) {
        DOM.eventCall(method.utf8Start, method.utf8CodeUnitCount)
    }
}

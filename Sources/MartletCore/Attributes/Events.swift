/// What a handler is told. Without storage: a payload reads the browser's current event, so what a handler does not ask for
/// is never fetched. Valid only while the handler runs.
public protocol EventPayload {
    init()
}

extension EventPayload {
    /// Tells the browser not to do what it would do next (follow the link, submit the form, toggle the box …).
    public func preventDefault() { CurrentEvent.call("preventDefault") }
    /// Keeps the handlers of outer elements from being called.
    public func stopPropagation() { CurrentEvent.isStopped = true }
    /// The value of the form control that the event is about.
    public var value: String { CurrentEvent.text("target.value") }
    /// Milliseconds since the page began to load.
    public var timeStamp: Double { CurrentEvent.number("timeStamp") }
}

/// An event without data of its own.
public struct Event: EventPayload { public init() {} }

/// `input`, `change` and the composition events.
public struct InputEvent: EventPayload {
    public init() {}
    /// The text that is inserted, if any.
    public var data: String { CurrentEvent.text("data") }
    /// What kind of editing happens, such as `insertText` (Input Events Level 2).
    public var inputType: String { CurrentEvent.text("inputType") }
    public var isComposing: Bool { CurrentEvent.flag("isComposing") }
    /// Whether the check box or radio button is checked.
    public var checked: Bool { CurrentEvent.flag("target.checked") }
    /// The value of a number or range input; NaN if it is not a number.
    public var number: Double { CurrentEvent.number("target.valueAsNumber") }
}

/// `submit`, `reset`, `invalid`.
public struct FormEvent: EventPayload {
    public init() {}
    /// The name of the button that submitted the form.
    public var submitterName: String { CurrentEvent.text("submitter.name") }
    /// The value of the button that submitted the form.
    public var submitterValue: String { CurrentEvent.text("submitter.value") }
    /// The value of the form's control of this name; the checked one's, for radio buttons.
    public func field(_ name: StaticString) -> String { CurrentEvent.field(name) }
}

public struct FocusEvent: EventPayload { public init() {} }

/// What mouse, pointer, wheel, drag and keyboard events share.
public protocol ModifierKeys: EventPayload {}

extension ModifierKeys {
    public var altKey: Bool { CurrentEvent.flag("altKey") }
    public var ctrlKey: Bool { CurrentEvent.flag("ctrlKey") }
    public var metaKey: Bool { CurrentEvent.flag("metaKey") }
    public var shiftKey: Bool { CurrentEvent.flag("shiftKey") }
}

/// Coordinates in CSS pixels.
public protocol Coordinates: ModifierKeys {}

extension Coordinates {
    /// From the left edge of the viewport.
    public var clientX: Double { CurrentEvent.number("clientX") }
    /// From the top edge of the viewport.
    public var clientY: Double { CurrentEvent.number("clientY") }
    /// From the left padding edge of the target.
    public var offsetX: Double { CurrentEvent.number("offsetX") }
    /// From the top padding edge of the target.
    public var offsetY: Double { CurrentEvent.number("offsetY") }
    public var pageX: Double { CurrentEvent.number("pageX") }
    public var pageY: Double { CurrentEvent.number("pageY") }
    public var movementX: Double { CurrentEvent.number("movementX") }
    public var movementY: Double { CurrentEvent.number("movementY") }
    /// 0 main, 1 middle, 2 secondary.
    public var button: Int { CurrentEvent.integer("button") }
    /// The pressed buttons as bits.
    public var buttons: Int { CurrentEvent.integer("buttons") }
}

public struct MouseEvent: Coordinates { public init() {} }

public struct PointerEvent: Coordinates {
    public init() {}
    public var pointerID: Int { CurrentEvent.integer("pointerId") }
    /// `mouse`, `pen` or `touch`.
    public var pointerType: String { CurrentEvent.text("pointerType") }
    /// From 0 to 1.
    public var pressure: Double { CurrentEvent.number("pressure") }
    public var width: Double { CurrentEvent.number("width") }
    public var height: Double { CurrentEvent.number("height") }
    public var isPrimary: Bool { CurrentEvent.flag("isPrimary") }
}

public struct WheelEvent: Coordinates {
    public init() {}
    public var deltaX: Double { CurrentEvent.number("deltaX") }
    public var deltaY: Double { CurrentEvent.number("deltaY") }
    /// 0 pixels, 1 lines, 2 pages.
    public var deltaMode: Int { CurrentEvent.integer("deltaMode") }
}

public struct DragEvent: Coordinates {
    public init() {}
    /// The number of files that are dragged.
    public var fileCount: Int { CurrentEvent.integer("dataTransfer.files.length") }
}

public struct TouchEvent: ModifierKeys {
    public init() {}
    public var touchCount: Int { CurrentEvent.integer("touches.length") }
    /// The first touch that changed, from the left edge of the viewport.
    public var clientX: Double { CurrentEvent.number("changedTouches.0.clientX") }
    /// The first touch that changed, from the top edge of the viewport.
    public var clientY: Double { CurrentEvent.number("changedTouches.0.clientY") }
}

public struct KeyboardEvent: ModifierKeys {
    public init() {}
    /// What the key means: `a`, `Enter`, `ArrowDown` (UI Events KeyboardEvent key Values).
    public var key: String { CurrentEvent.text("key") }
    /// Where the key is: `KeyA` (UI Events KeyboardEvent code Values).
    public var code: String { CurrentEvent.text("code") }
    /// The key is being held down.
    public var `repeat`: Bool { CurrentEvent.flag("repeat") }
    public var isComposing: Bool { CurrentEvent.flag("isComposing") }
    /// Whether the key is the one of that name. Compares bytes: `String ==` brings 21 KB of Unicode tables along.
    public func isKey(_ name: StaticString) -> Bool { key.isEqual(to: name) }
}

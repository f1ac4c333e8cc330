import Martlet

/// Tells what handlers were told.
@Page("/events") struct EventsPage {
    @State var log = ""
    var head: some View { title("Events") }
    var body: some View {
        h1 { "Events" }
        // Of one height, so that nothing moves while the log grows.
        p(.id("log"), .style("height: 90px; overflow: auto")) { log }
        button(.id("reset"), .onClick { log = "" }) { "reset" }
        // Order along the ancestors
        div(.id("outer"), .onClick { log += "outer;" }, .onClick(.capture) { log += "outer capture;" }) {
            div(.onClick { log += "middle;" }, .onClick(.capture) { log += "middle capture;" }) {
                button(.id("target"), .onClick { log += "target;" }) { "target" }
                button(
                    .id("stopping"),
                    .onClick { event in
                        log += "stopping;"; event.stopPropagation()
                    }
                ) { "stopping" }
                button(.id("stopping-too"), .onClick(.stopPropagation) { log += "stopping too;" }) { "stopping too" }
                span(.id("silent")) { b(.id("deep")) { "deep" } }
            }
        }
        div(
            .onClick(.capture) { event in
                log += "stopped;"; event.stopPropagation()
            }
        ) {
            button(.id("unreached"), .onClick { log += "unreached;" }) { "unreached" }
        }
        // Payloads
        div(
            .id("mouse"), .style("width: 100px; height: 40px"),
            .onMouseDown { e in
                log +=
                    "mouse \(Int(e.offsetX)),\(Int(e.offsetY)) \(e.button) \(e.buttons) \(e.shiftKey ? "shift" : "");"
            },
            .onDoubleClick { log += "double;" },
            .onContextMenu { e in
                e.preventDefault(); log += "menu \(e.button);"
            },
            .onAuxClick { e in log += "aux \(e.button);" }
        ) { "mouse" }
        div(
            .id("pointer"), .style("width: 100px; height: 40px"),
            .onPointerDown { e in log += "pointer \(e.pointerType) \(e.isPrimary ? "primary" : "");" },
            .onPointerEnter { log += "enter;" }, .onPointerLeave { log += "leave;" }
        ) { span(.id("in-pointer")) { "pointer" } }
        div(.id("mouse-enter"), .onMouseEnter { log += "enter;" }, .onMouseLeave { log += "leave;" }) {
            span(.id("a")) { "a" }
            span(.id("b")) { "b" }
        }
        input(
            .id("keys"), .ariaLabel("Keys"),
            .onKeyDown { e in
                log += "down \(e.key) \(e.code)\(e.ctrlKey ? " ctrl" : "")\(e.altKey ? " alt" : "");"
                if e.isKey("x") { e.preventDefault() }
            },
            .onKeyUp { e in log += "up \(e.key);" },
            .onBeforeInput { e in log += "before \(e.inputType);" },
            .onInput { e in log += "input \(e.data) \(e.value);" })
        input(
            .id("compose"), .ariaLabel("Compose"), .onCompositionStart { log += "start;" },
            .onCompositionUpdate { e in log += "update \(e.data);" },
            .onCompositionEnd { e in log += "end \(e.data);" },
            .onInput { e in log += e.isComposing ? "composing \(e.value);" : "composed \(e.value);" })
        input(.id("number"), .ariaLabel("Number"), .type(.number), .onChange { e in log += "number \(e.number);" })
        input(
            .id("check"), .ariaLabel("Check"), .type(.checkbox),
            .onChange { e in log += "checked \(e.checked ? "yes" : "no");" })
        form(
            .id("form"),
            .onSubmit { e in
                e.preventDefault()
                log += "submit \(e.field("word")) \(e.submitterName)=\(e.submitterValue);"
            }, .onReset { log += "reset;" }
        ) {
            input(.id("word"), .name("word"), .ariaLabel("Word"), .required(), .onInvalid { log += "invalid;" })
            button(.id("submit"), .name("how"), .custom("value", "well")) { "submit" }
            button(.id("clear"), .type(.reset)) { "reset" }
        }
        div(
            .id("wheel"), .style("width: 100px; height: 40px; overflow: auto"),
            .onWheel(.passive) { e in log += "wheel \(Int(e.deltaY)) \(e.deltaMode);" }
        ) { div(.style("height: 900px")) { "wheel" } }
        div(
            .id("still"), .style("width: 100px; height: 40px; overflow: auto"), .onWheel { e in e.preventDefault() }
        ) { div(.style("height: 900px")) { "still" } }
        div(
            .id("touch"), .style("width: 100px; height: 40px"),
            .onTouchStart(.passive) { e in log += "touch \(e.touchCount);" }, .onTouchEnd { log += "touched;" }
        ) { "touch" }
        div(
            .id("drop"), .style("width: 100px; height: 40px"), .onDragOver(.preventDefault) {},
            .onDrop { e in
                e.preventDefault()
                log += "drop \(e.fileCount);"
            }
        ) { "drop" }
        div(.id("drag"), .draggable(true), .onDragStart { log += "drag;" }) { "drag" }
        a(.id("prevented"), .href("/counter/1"), .onClick(.preventDefault) { log += "prevented;" }) { "prevented" }
        input(.id("boxed"), .ariaLabel("Boxed"), .type(.checkbox), .onClick(.preventDefault) { log += "kept;" })
        div(.id("press"), .onFocusIn { log += "focusin;" }, .onFocusOut { log += "focusout;" }) {
            input(.id("inner"), .ariaLabel("Inner"))
        }
        div(.id("paste"), .onPaste { log += "paste;" }, .onCopy { log += "copy;" }) {
            input(.id("clipboard"), .ariaLabel("Clipboard"), .value("clip"))
        }
    }
}

/// Events that do not bubble: they concern their target alone.
@Page("/direct-events") struct DirectEventsPage {
    @State var log = ""
    @State var isShown = false
    var head: some View { title("Direct events") }
    var body: some View {
        h1 { "Direct events" }
        // Of one height, so that nothing moves while the log grows.
        p(.id("log"), .style("height: 90px; overflow: auto")) { log }
        button(.id("reset"), .onClick { log = "" }) { "reset" }
        div(.onFocus { log += "wrong;" }) {
            input(.id("field"), .ariaLabel("Field"), .onFocus { log += "focus;" }, .onBlur { log += "blur;" })
        }
        div(.id("scroller"), .style("width: 100px; height: 40px; overflow: auto"), .onScroll { log += "scroll;" }) {
            div(.style("height: 900px")) { "scroll" }
        }
        details(.id("details"), .onToggle { log += "toggle;" }) {
            summary { "Details" }
            p { "inside" }
        }
        button(.id("show"), .onClick { isShown = true }) { "show" }
        if isShown {
            img(.id("good"), .src("\(asset("dot.svg"))"), .alt(""), .onLoad { log += "load;" })
            img(.id("bad"), .src("/assets/none.svg"), .alt(""), .onError { log += "error;" })
        }
        div(.id("transition"), .onTransitionEnd { log += "transition;" }) { "transition" }
    }
}

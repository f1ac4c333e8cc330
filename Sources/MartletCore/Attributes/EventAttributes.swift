// A line per name, however long.
// swift-format-ignore-file

// The events that elements receive (https://html.spec.whatwg.org/multipage/indices.html#events-2, UI Events, Pointer Events), each with the
// type of what its handler gets.

extension Attribute {
    @_transparent public static var onClick: EventAttribute<MouseEvent> { EventAttribute("click") }
    @_transparent public static var onDoubleClick: EventAttribute<MouseEvent> { EventAttribute("dblclick") }
    @_transparent public static var onContextMenu: EventAttribute<MouseEvent> { EventAttribute("contextmenu") }
    @_transparent public static var onAuxClick: EventAttribute<MouseEvent> { EventAttribute("auxclick") }
    @_transparent public static var onMouseDown: EventAttribute<MouseEvent> { EventAttribute("mousedown") }
    @_transparent public static var onMouseUp: EventAttribute<MouseEvent> { EventAttribute("mouseup") }
    @_transparent public static var onMouseMove: EventAttribute<MouseEvent> { EventAttribute("mousemove") }
    @_transparent public static var onMouseOver: EventAttribute<MouseEvent> { EventAttribute("mouseover") }
    @_transparent public static var onMouseOut: EventAttribute<MouseEvent> { EventAttribute("mouseout") }
    @_transparent public static var onMouseEnter: EventAttribute<MouseEvent> { EventAttribute("mouseenter") }
    @_transparent public static var onMouseLeave: EventAttribute<MouseEvent> { EventAttribute("mouseleave") }
}

extension Attribute {
    @_transparent public static var onPointerDown: EventAttribute<PointerEvent> { EventAttribute("pointerdown") }
    @_transparent public static var onPointerUp: EventAttribute<PointerEvent> { EventAttribute("pointerup") }
    @_transparent public static var onPointerRawUpdate: EventAttribute<PointerEvent> {
        EventAttribute("pointerrawupdate")
    }
    @_transparent public static var onPointerMove: EventAttribute<PointerEvent> { EventAttribute("pointermove") }
    @_transparent public static var onPointerCancel: EventAttribute<PointerEvent> { EventAttribute("pointercancel") }
    @_transparent public static var onPointerOver: EventAttribute<PointerEvent> { EventAttribute("pointerover") }
    @_transparent public static var onPointerOut: EventAttribute<PointerEvent> { EventAttribute("pointerout") }
    @_transparent public static var onPointerEnter: EventAttribute<PointerEvent> { EventAttribute("pointerenter") }
    @_transparent public static var onPointerLeave: EventAttribute<PointerEvent> { EventAttribute("pointerleave") }
    @_transparent public static var onGotPointerCapture: EventAttribute<PointerEvent> { EventAttribute("gotpointercapture") }
    @_transparent public static var onLostPointerCapture: EventAttribute<PointerEvent> { EventAttribute("lostpointercapture") }
}

extension Attribute {
    @_transparent public static var onKeyDown: EventAttribute<KeyboardEvent> { EventAttribute("keydown") }
    @_transparent public static var onKeyUp: EventAttribute<KeyboardEvent> { EventAttribute("keyup") }
    @_transparent public static var onKeyPress: EventAttribute<KeyboardEvent> { EventAttribute("keypress") }
}

extension Attribute {
    @_transparent public static var onInput: EventAttribute<InputEvent> { EventAttribute("input") }
    @_transparent public static var onChange: EventAttribute<InputEvent> { EventAttribute("change") }
    @_transparent public static var onBeforeInput: EventAttribute<InputEvent> { EventAttribute("beforeinput") }
    @_transparent public static var onCompositionStart: EventAttribute<InputEvent> { EventAttribute("compositionstart") }
    @_transparent public static var onCompositionUpdate: EventAttribute<InputEvent> { EventAttribute("compositionupdate") }
    @_transparent public static var onCompositionEnd: EventAttribute<InputEvent> { EventAttribute("compositionend") }
    @_transparent public static var onSelect: EventAttribute<InputEvent> { EventAttribute("select") }
    @_transparent public static var onSelectionChange: EventAttribute<InputEvent> { EventAttribute("selectionchange") }
}

extension Attribute {
    @_transparent public static var onSubmit: EventAttribute<FormEvent> { EventAttribute("submit") }
    @_transparent public static var onReset: EventAttribute<FormEvent> { EventAttribute("reset") }
    @_transparent public static var onInvalid: EventAttribute<FormEvent> { EventAttribute("invalid") }
    @_transparent public static var onFormData: EventAttribute<FormEvent> { EventAttribute("formdata") }
}

extension Attribute {
    @_transparent public static var onFocus: EventAttribute<FocusEvent> { EventAttribute("focus") }
    @_transparent public static var onBlur: EventAttribute<FocusEvent> { EventAttribute("blur") }
    @_transparent public static var onFocusIn: EventAttribute<FocusEvent> { EventAttribute("focusin") }
    @_transparent public static var onFocusOut: EventAttribute<FocusEvent> { EventAttribute("focusout") }
}

extension Attribute {
    @_transparent public static var onDrag: EventAttribute<DragEvent> { EventAttribute("drag") }
    @_transparent public static var onDragStart: EventAttribute<DragEvent> { EventAttribute("dragstart") }
    @_transparent public static var onDragEnd: EventAttribute<DragEvent> { EventAttribute("dragend") }
    @_transparent public static var onDragEnter: EventAttribute<DragEvent> { EventAttribute("dragenter") }
    @_transparent public static var onDragLeave: EventAttribute<DragEvent> { EventAttribute("dragleave") }
    @_transparent public static var onDragOver: EventAttribute<DragEvent> { EventAttribute("dragover") }
    @_transparent public static var onDrop: EventAttribute<DragEvent> { EventAttribute("drop") }
}

extension Attribute {
    @_transparent public static var onTouchStart: EventAttribute<TouchEvent> { EventAttribute("touchstart") }
    @_transparent public static var onTouchEnd: EventAttribute<TouchEvent> { EventAttribute("touchend") }
    @_transparent public static var onTouchMove: EventAttribute<TouchEvent> { EventAttribute("touchmove") }
    @_transparent public static var onTouchCancel: EventAttribute<TouchEvent> { EventAttribute("touchcancel") }
}

extension Attribute {
    @_transparent public static var onWheel: EventAttribute<WheelEvent> { EventAttribute("wheel") }
}

extension Attribute {
    @_transparent public static var onScroll: EventAttribute<Event> { EventAttribute("scroll") }
    @_transparent public static var onScrollEnd: EventAttribute<Event> { EventAttribute("scrollend") }
    @_transparent public static var onToggle: EventAttribute<Event> { EventAttribute("toggle") }
    @_transparent public static var onBeforeToggle: EventAttribute<Event> { EventAttribute("beforetoggle") }
    @_transparent public static var onLoad: EventAttribute<Event> { EventAttribute("load") }
    @_transparent public static var onError: EventAttribute<Event> { EventAttribute("error") }
    @_transparent public static var onAbort: EventAttribute<Event> { EventAttribute("abort") }
    @_transparent public static var onClose: EventAttribute<Event> { EventAttribute("close") }
    @_transparent public static var onCancel: EventAttribute<Event> { EventAttribute("cancel") }
    @_transparent public static var onCopy: EventAttribute<Event> { EventAttribute("copy") }
    @_transparent public static var onCut: EventAttribute<Event> { EventAttribute("cut") }
    @_transparent public static var onPaste: EventAttribute<Event> { EventAttribute("paste") }
    @_transparent public static var onSlotChange: EventAttribute<Event> { EventAttribute("slotchange") }
    @_transparent public static var onFullscreenChange: EventAttribute<Event> { EventAttribute("fullscreenchange") }
    @_transparent public static var onCommand: EventAttribute<Event> { EventAttribute("command") }
    @_transparent public static var onPlay: EventAttribute<Event> { EventAttribute("play") }
    @_transparent public static var onPause: EventAttribute<Event> { EventAttribute("pause") }
    @_transparent public static var onEnded: EventAttribute<Event> { EventAttribute("ended") }
    @_transparent public static var onPlaying: EventAttribute<Event> { EventAttribute("playing") }
    @_transparent public static var onWaiting: EventAttribute<Event> { EventAttribute("waiting") }
    @_transparent public static var onSeeking: EventAttribute<Event> { EventAttribute("seeking") }
    @_transparent public static var onSeeked: EventAttribute<Event> { EventAttribute("seeked") }
    @_transparent public static var onTimeUpdate: EventAttribute<Event> { EventAttribute("timeupdate") }
    @_transparent public static var onVolumeChange: EventAttribute<Event> { EventAttribute("volumechange") }
    @_transparent public static var onRateChange: EventAttribute<Event> { EventAttribute("ratechange") }
    @_transparent public static var onDurationChange: EventAttribute<Event> { EventAttribute("durationchange") }
    @_transparent public static var onLoadedMetadata: EventAttribute<Event> { EventAttribute("loadedmetadata") }
    @_transparent public static var onLoadedData: EventAttribute<Event> { EventAttribute("loadeddata") }
    @_transparent public static var onLoadStart: EventAttribute<Event> { EventAttribute("loadstart") }
    @_transparent public static var onProgress: EventAttribute<Event> { EventAttribute("progress") }
    @_transparent public static var onStalled: EventAttribute<Event> { EventAttribute("stalled") }
    @_transparent public static var onSuspend: EventAttribute<Event> { EventAttribute("suspend") }
    @_transparent public static var onEmptied: EventAttribute<Event> { EventAttribute("emptied") }
    @_transparent public static var onCanPlay: EventAttribute<Event> { EventAttribute("canplay") }
    @_transparent public static var onCanPlayThrough: EventAttribute<Event> { EventAttribute("canplaythrough") }
    @_transparent public static var onCueChange: EventAttribute<Event> { EventAttribute("cuechange") }
    @_transparent public static var onBeforeMatch: EventAttribute<Event> { EventAttribute("beforematch") }
    @_transparent public static var onContextLost: EventAttribute<Event> { EventAttribute("contextlost") }
    @_transparent public static var onContextRestored: EventAttribute<Event> { EventAttribute("contextrestored") }
    @_transparent public static var onSecurityPolicyViolation: EventAttribute<Event> {
        EventAttribute("securitypolicyviolation")
    }
    @_transparent public static var onResize: EventAttribute<Event> { EventAttribute("resize") }
    @_transparent public static var onAnimationStart: EventAttribute<Event> { EventAttribute("animationstart") }
    @_transparent public static var onAnimationEnd: EventAttribute<Event> { EventAttribute("animationend") }
    @_transparent public static var onAnimationIteration: EventAttribute<Event> { EventAttribute("animationiteration") }
    @_transparent public static var onAnimationCancel: EventAttribute<Event> { EventAttribute("animationcancel") }
    @_transparent public static var onTransitionRun: EventAttribute<Event> { EventAttribute("transitionrun") }
    @_transparent public static var onTransitionStart: EventAttribute<Event> { EventAttribute("transitionstart") }
    @_transparent public static var onTransitionEnd: EventAttribute<Event> { EventAttribute("transitionend") }
    @_transparent public static var onTransitionCancel: EventAttribute<Event> { EventAttribute("transitioncancel") }
}

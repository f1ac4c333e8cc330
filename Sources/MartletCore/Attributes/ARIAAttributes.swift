// A line per name, however long.
// swift-format-ignore-file

// WAI-ARIA 1.3 states and properties (https://www.w3.org/TR/wai-aria-1.3/#state_prop_def). Their values are words: `"true"` and `"false"` are not
// presence and absence, so a `Bool` is written out.

extension Attribute {
    @_transparent public static var ariaActivedescendant: TextAttribute { TextAttribute("aria-activedescendant") }
    @_transparent public static var ariaAtomic: TextAttribute { TextAttribute("aria-atomic") }
    @_transparent public static var ariaAutocomplete: TextAttribute { TextAttribute("aria-autocomplete") }
    @_transparent public static var ariaBraillelabel: TextAttribute { TextAttribute("aria-braillelabel") }
    @_transparent public static var ariaBrailleroledescription: TextAttribute { TextAttribute("aria-brailleroledescription") }
    @_transparent public static var ariaBusy: TextAttribute { TextAttribute("aria-busy") }
    @_transparent public static var ariaChecked: TextAttribute { TextAttribute("aria-checked") }
    @_transparent public static var ariaColcount: TextAttribute { TextAttribute("aria-colcount") }
    @_transparent public static var ariaColindex: TextAttribute { TextAttribute("aria-colindex") }
    @_transparent public static var ariaColindextext: TextAttribute { TextAttribute("aria-colindextext") }
    @_transparent public static var ariaColspan: TextAttribute { TextAttribute("aria-colspan") }
    @_transparent public static var ariaControls: TextAttribute { TextAttribute("aria-controls") }
    @_transparent public static var ariaCurrent: TextAttribute { TextAttribute("aria-current") }
    @_transparent public static var ariaDescribedby: TextAttribute { TextAttribute("aria-describedby") }
    @_transparent public static var ariaDescription: TextAttribute { TextAttribute("aria-description") }
    @_transparent public static var ariaDetails: TextAttribute { TextAttribute("aria-details") }
    @_transparent public static var ariaDisabled: TextAttribute { TextAttribute("aria-disabled") }
    @_transparent public static var ariaDropeffect: TextAttribute { TextAttribute("aria-dropeffect") }
    @_transparent public static var ariaErrormessage: TextAttribute { TextAttribute("aria-errormessage") }
    @_transparent public static var ariaExpanded: TextAttribute { TextAttribute("aria-expanded") }
    @_transparent public static var ariaFlowto: TextAttribute { TextAttribute("aria-flowto") }
    @_transparent public static var ariaGrabbed: TextAttribute { TextAttribute("aria-grabbed") }
    @_transparent public static var ariaHaspopup: TextAttribute { TextAttribute("aria-haspopup") }
    @_transparent public static var ariaHidden: TextAttribute { TextAttribute("aria-hidden") }
    @_transparent public static var ariaInvalid: TextAttribute { TextAttribute("aria-invalid") }
    @_transparent public static var ariaKeyshortcuts: TextAttribute { TextAttribute("aria-keyshortcuts") }
    @_transparent public static var ariaLabel: TextAttribute { TextAttribute("aria-label") }
    @_transparent public static var ariaLabelledby: TextAttribute { TextAttribute("aria-labelledby") }
    @_transparent public static var ariaLevel: TextAttribute { TextAttribute("aria-level") }
    @_transparent public static var ariaLive: TextAttribute { TextAttribute("aria-live") }
    @_transparent public static var ariaModal: TextAttribute { TextAttribute("aria-modal") }
    @_transparent public static var ariaMultiline: TextAttribute { TextAttribute("aria-multiline") }
    @_transparent public static var ariaMultiselectable: TextAttribute { TextAttribute("aria-multiselectable") }
    @_transparent public static var ariaOrientation: TextAttribute { TextAttribute("aria-orientation") }
    @_transparent public static var ariaOwns: TextAttribute { TextAttribute("aria-owns") }
    @_transparent public static var ariaPlaceholder: TextAttribute { TextAttribute("aria-placeholder") }
    @_transparent public static var ariaPosinset: TextAttribute { TextAttribute("aria-posinset") }
    @_transparent public static var ariaPressed: TextAttribute { TextAttribute("aria-pressed") }
    @_transparent public static var ariaReadonly: TextAttribute { TextAttribute("aria-readonly") }
    @_transparent public static var ariaRelevant: TextAttribute { TextAttribute("aria-relevant") }
    @_transparent public static var ariaRequired: TextAttribute { TextAttribute("aria-required") }
    @_transparent public static var ariaRoledescription: TextAttribute { TextAttribute("aria-roledescription") }
    @_transparent public static var ariaRowcount: TextAttribute { TextAttribute("aria-rowcount") }
    @_transparent public static var ariaRowindex: TextAttribute { TextAttribute("aria-rowindex") }
    @_transparent public static var ariaRowindextext: TextAttribute { TextAttribute("aria-rowindextext") }
    @_transparent public static var ariaRowspan: TextAttribute { TextAttribute("aria-rowspan") }
    @_transparent public static var ariaSelected: TextAttribute { TextAttribute("aria-selected") }
    @_transparent public static var ariaSetsize: TextAttribute { TextAttribute("aria-setsize") }
    @_transparent public static var ariaSort: TextAttribute { TextAttribute("aria-sort") }
    @_transparent public static var ariaValuemax: TextAttribute { TextAttribute("aria-valuemax") }
    @_transparent public static var ariaValuemin: TextAttribute { TextAttribute("aria-valuemin") }
    @_transparent public static var ariaValuenow: TextAttribute { TextAttribute("aria-valuenow") }
    @_transparent public static var ariaValuetext: TextAttribute { TextAttribute("aria-valuetext") }
}

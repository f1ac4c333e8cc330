import Martlet

// What all forms of the site look like.

/// A form's control with its label in front, and what is wrong with it behind.
@ViewBuilder func labelled(_ name: StaticString, _ field: FormField, @ViewBuilder _ control: () -> Fragment) -> Fragment
{
    div(.class("field")) {
        label(.for(field.id)) { Text(stringLiteral: name) }
        control()
        if let error = field.error { p(.class("error"), .id(field.errorID)) { error } }
    }
}

/// A form for what nothing brings back: it unfolds first, and says what goes.
@ViewBuilder func confirmed(
    _ name: StaticString, _ warning: StaticString, @ViewBuilder _ form: () -> Fragment
) -> Fragment {
    details {
        summary { Text(stringLiteral: name) }
        p { Text(stringLiteral: warning) }
        form()
    }
}

/// What is wrong with the form as a whole.
@ViewBuilder func trouble(_ error: String?) -> Fragment {
    if let error { p(.class("error"), .role("alert"), .tabIndex(-1), .autofocus()) { error } }
}

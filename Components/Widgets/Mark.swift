import Martlet

/// Aerie's bird.
@Component struct Mark {
    var body: some View {
        svg(.class("mark"), .viewBox("0 0 64 64"), .ariaHidden(true)) {
            path(
                .transform("rotate(38 32 32)"),
                .d(
                    "M32 5c3 0 4.6 3.6 4.9 8.5C46 12.5 58 18 63.5 37 55.5 28.5 46 26 37.6 27.5c-.4 5.5-1.2 9.5-2 13L41 59l-9-11-9 11 5.4-18.5c-.8-3.5-1.6-7.5-2-13C18 26 8.5 28.500.5 37 6 18 18 12.5 27.1 13.5 27.4 8.6 29 5 32 5z"
                ))
        }
    }
}

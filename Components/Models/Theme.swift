/// What a visitor can choose instead of what their system says.
enum Theme: String {
    case light, dark
}

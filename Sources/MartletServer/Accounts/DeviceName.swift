#if Server
/// What a `User-Agent` says in words a person knows: “Firefox on Linux”. Only for lists of sessions; it proves nothing.
enum DeviceName {
    static func of(userAgent: String) -> String {
        // Each later browser calls itself by the names of the earlier ones too.
        let browsers = [
            ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
            ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
            ("curl/", "curl"),
        ]
        let systems = [
            ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
            ("CrOS", "ChromeOS"),
            ("Mac OS X", "macOS"), ("Linux", "Linux"),
        ]
        let text = userAgent.prefix(512)
        let browser = browsers.first { text.contains($0.0) }?.1 ?? "Unknown browser"
        guard let system = systems.first(where: { text.contains($0.0) })?.1 else { return browser }
        return "\(browser) on \(system)"
    }
}
#endif

import Martlet

public struct Aerie: Site {
    public init() {}

    public var routes: Routes {
        Layout(Shell.self, errors: Trouble.self) {
            HomePage.self
            CounterPage.self
            AboutPage.self
        }
    }
}

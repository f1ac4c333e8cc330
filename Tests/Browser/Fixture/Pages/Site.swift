import Martlet

/// One small page for each behaviour that is tested in Chromium.
public struct FixtureSite: Site {
    public init() {}

    public var routes: Routes {
        Layout(Frame.self, errors: Trouble.self) {
            IndexPage.self
            CounterPage.self
            FormsPage.self
            TablePage.self
            ListPage.self
            RowsPage.self
            VectorPage.self
            LifecyclePage.self
            EnvironmentPage.self
            ReferencePage.self
            EventsPage.self
            DirectEventsPage.self
            MessagePage.self
            SlowPage.self
            LatePage.self
            UmlautPage.self
            FailingPage.self
            MovedPage.self
            MissingPage.self
            SearchPage.self
            LongPage.self
            HostilePage.self
            DifferentPage.self
            TrapPage.self
            NestedPage.self
            PlainPage.self
            ScriptlessPage.self
            GuestsPage.self
            UnfoldingPage.self
            SignGuestBook.self
            Vote.self
            Forbidden.self
            Layout(Section.self) {
                FirstPage.self
                SecondPage.self
                ThirdPage.self
            }
        }
        FlowPage.self
    }
}

#if Server
extension FixtureSite {
    /// Answers the form of ``MessagePage`` where no handler took it.
    @Sendable public static func messages(_ request: Request) async throws -> Response {
        guard request.segments == ["messages"] else { throw NotFound() }
        return .text("received \(try await request.form()["text"] ?? "nothing")")
    }
}
#endif

#if !Server
/// What the browser's module calls first: makes the site's routes known.
@_expose(wasm, "main") @_cdecl("martlet_main")
public func main() { _ = FixtureSite().routes }
#endif

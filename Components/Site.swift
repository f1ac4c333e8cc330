import Martlet

/// Aerie: photographs worth a second look. The whole site at one glance.
public struct Aerie: Site {
    public init() {}

    public var routes: Routes {
        Layout(Shell.self, errors: Trouble.self) {
            HomePage.self
            PhotoPage.self
            PhotographerPage.self
            TagsPage.self
            TagPage.self
            SearchPage.self
            AboutPage.self
            accounts
            photographs
            shop
        }
    }

    @RoutesBuilder private var accounts: Routes {
        RegisterPage.self
        LogInPage.self
        SettingsPage.self
        NotificationsPage.self
        Register.self
        LogIn.self
        LogOut.self
        ChangeProfile.self
        ChangePassword.self
        EndSession.self
        DeleteAccount.self
        CreateToken.self
        RevokeToken.self
    }

    @RoutesBuilder private var photographs: Routes {
        UploadPage.self
        EditPhotoPage.self
        FollowingPage.self
        FollowedPage.self
        Upload.self
        EditPhoto.self
        DeletePhoto.self
        Like.self
        AddComment.self
        DeleteComment.self
        Follow.self
    }

    @RoutesBuilder private var shop: Routes {
        PrintsPage.self
        CartPage.self
        OrdersPage.self
        OrderPage.self
        AddToCart.self
        SetQuantity.self
        RemoveFromCart.self
        CheckOut.self
        OfferPrint.self
    }
}

#if Server
extension Aerie {
    /// A stranger is sent to the login page, and comes back from there.
    public func authorize(_ request: Request, for access: Access) async throws {
        _ = try request.memberID()
    }

    /// The theme the visitor has chosen is there from the first byte, so that no page flashes in the other.
    public func documentAttributes(for request: Request) -> [(name: String, value: String)] {
        guard let theme = Theme(rawValue: request.cookies["theme"] ?? "") else { return [] }
        return [("data-theme", theme.rawValue)]
    }
}
#endif

#if !Server
/// What the browser's module calls first: makes the site's routes known. In a module of its own, all pages would be compiled for it once more.
@_expose(wasm, "main") @_cdecl("martlet_main")
public func main() { _ = Aerie().routes }
#endif

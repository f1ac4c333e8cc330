/// In a layout's body: the place of the layout or page inside it.
public func Outlet() -> Fragment { Listener.outlet() }

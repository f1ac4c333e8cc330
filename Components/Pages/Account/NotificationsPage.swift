import Martlet

/// What others did: likes, comments, new followers, orders.
@Page("/notifications?page={page: Int?}", access: .member) struct NotificationsPage {
    let notifications: [Notification]
    let slice: Slice

    var head: some View {
        title("Notifications · Aerie")
        meta(.robots, "noindex")
    }

    var body: some View {
        header(.class("intro")) { h1 { "Notifications" } }
        if notifications.isEmpty { p { "Nothing has happened yet." } }
        ul(.class("rows")) {
            ForEach(notifications) { notification in
                li(.class(notification.isNew ? "new" : nil)) {
                    p {
                        if let actor = notification.actor, let handle = notification.actorHandle {
                            a(.href(PhotographerPage.link(handle: handle)), .dir("auto")) { actor }
                        } else {
                            "Somebody"
                        }
                        " \(what(notification.kind)) "
                        if let id = notification.photoID, let title = notification.photoTitle {
                            a(.href(PhotoPage.link(id: id)), .dir("auto")) { title }
                        }
                    }
                    p(.class("count")) { moment(notification.day, notification.clock) }
                }
            }
        }
        // Not fetched ahead: what is shown there has been seen.
        div(.data("reload", "")) { Pagination(slice: slice) { NotificationsPage.link(page: $0) } }
    }

    private func what(_ kind: String) -> String {
        if kind.isEqual(to: "like") { return "likes" }
        if kind.isEqual(to: "comment") { return "commented on" }
        if kind.isEqual(to: "order") { return "bought a print of" }
        return "follows you"
    }
}

#if Server
extension NotificationsPage {
    static func load(_ request: Request, page: Int?) async throws -> NotificationsPage {
        let id = try request.memberID()
        let shown = try await request.database.read { database in
            let slice = try Slice(page, of: try Notification.count(of: id, in: database), count: 50)
            return NotificationsPage(notifications: try Notification.all(slice, of: id, in: database), slice: slice)
        }
        // Seen from now on; this once they are shown as new.
        if shown.notifications.contains(where: \.isNew) {
            try await request.database.transaction { try Notification.markSeen(shown.notifications, of: id, in: $0) }
        }
        return shown
    }
}
#endif

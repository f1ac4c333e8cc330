#if Server
import HTTPTypes
import MartletCore
import MartletDatabase
import Synchronization

/// A form that is posted to the page it stands on: read → check → perform → show the page.
extension PageHandler {
    /// What the form stands on, with a status and what the action has replied, if it was carried out.
    typealias Show = @Sendable (Request, HTTPResponse.Status, _ reply: [UInt8]?) async throws -> Response

    /// A form on a page.
    func act(
        _ request: Request, _ index: Int, _ captures: [ArraySlice<String>], _ wantsData: Bool
    ) async throws -> Response {
        // 1. Read
        let call: ActionCall
        do {
            call = try ActionCall(try await request.formData(limits(for: request)))
        } catch let error as HTTPError where error.status == .contentTooLarge {
            // A stranger's, which is perhaps larger than a stranger's may be.
            if request.session.userID == nil,
                let access = actions.values.first(where: { $0.hasFiles && !$0.access.isOpen })?.access
            {
                do {
                    try await admit(request, to: access)
                } catch let turned as TurnedAway {
                    return wantsData
                        ? dataRedirect(turned.redirect, isRefusal: true) : turned.redirect.response(to: request)
                }
            }
            // Which form it was is not known, but where it stands.
            var request = request
            request[RefusalKey.self] = Refusal(texts: [], message: error.message, isShown: wantsData)
            var response = try await page(request, index, captures, wantsData, status: error.status)
            response.headers[.cacheControl] = "no-store"
            return response
        }
        return try await answer(call, request, wantsData) { request, status, reply in
            do {
                return try await page(request, index, captures, wantsData, status: status, reply: reply)
            } catch  where !(error is Redirect) && request[RefusalKey.self] != nil {
                // The page is gone by now, and the form with it; what was wrong is said all the same.
                return try await errorResponse(error, request, index, wantsData)
            }
        }
    }

    /// A form that stands on the page for what is not there: one of a layout, to log out, say.
    /// - Returns: nil for what is no form of the site.
    func actOnMissingPage(_ request: Request, _ wantsData: Bool) async throws -> Response? {
        var limits = FormLimits.textOnly
        limits.totalSize = 64 * 1024
        guard let form = try? await request.formData(limits), let call = try? ActionCall(form),
            actions[call.name] != nil
        else { return nil }
        return try await answer(call, request, wantsData) { request, _, _ in
            try await errorResponse(NotFound(), request, nil, wantsData)
        }
    }

    /// Answers with a redirect, or with the page and what is wrong; to the site's own script with data in either case.
    private func answer(_ call: ActionCall, _ request: Request, _ wantsData: Bool, show: Show) async throws -> Response
    {
        var request = request
        let notice = Notice()
        request[NoticeKey.self] = notice
        do {
            let reply = try await perform(call, request, isPosted: !wantsData)
            // 4. Show
            if wantsData { return try await show(request, .ok, reply) }
            return remembering(notice, Redirect(to: Self.address(of: request)).response(to: request))
        } catch let redirect as Redirect {
            return remembering(notice, wantsData ? dataRedirect(redirect) : redirect.response(to: request))
        } catch let turned as TurnedAway {
            return remembering(notice, answer(turned.redirect, call, request, wantsData))
        } catch let refused as Refused {
            return try await refusal(
                refused.status, refused.message ?? "", refused.errors, call, request, wantsData, show)
        } catch let mismatch as ActionMismatch {
            // Of a page that an older build has made: nobody's fault.
            let isStale = call.token.map { $0.build != build } ?? false
            let message =
                isStale
                ? "This page was made by an older version of the site. Please look over what you wrote, and send it again."
                : mismatch.message
            return try await refusal(isStale ? .conflict : .badRequest, message, [], call, request, wantsData, show)
        } catch {
            let failure = failure(error, request)
            guard 400..<500 ~= failure.status.code else { throw error }
            var response = try await refusal(
                failure.status, failure.message, [], call, request, wantsData, show)
            for field in failure.headers where field.name != .contentType && field.name != .cacheControl {
                response.headers[field.name] = field.value
            }
            return response
        }
    }

    var build: String { FormToken.name(of: browser?.build ?? "") }

    /// The largest of what the site's actions take of this visitor in this encoding: which one it is, the body says.
    private func limits(for request: Request) -> FormLimits {
        let isMultipart = MediaType.essence(of: request.headers[.contentType] ?? "") == "multipart/form-data"
        let possible = actions.values.filter {
            (isMultipart || !$0.hasFiles) && ($0.access.isOpen || request.session.userID != nil)
        }
        var limits = possible.map(\.limits).max { $0.totalSize < $1.totalSize } ?? .textOnly
        if !possible.contains(where: \.hasFiles) { limits.files = 0 }
        return limits
    }

    // MARK: 2. Check, 3. Perform

    /// - Parameter isPosted: It was posted by the browser, and must have its token.
    /// - Returns: The reply as JSON.
    private func perform(_ call: ActionCall, _ request: Request, isPosted: Bool) async throws -> [UInt8] {
        guard let action = actions[call.name] else {
            throw ActionMismatch("There is no action called “\(call.name.prefix(40))”.")
        }
        try call.check(action.limits)
        try await request.session.confirm()
        try request.session.checkCSRF(call.csrf)
        if !action.access.isOpen { try await admit(request, to: action.access) }
        if let limit = site.actionLimit, request.services[RateLimiter.self] != nil {
            try request.limit(limit, by: request.session.userID.map { .key("account \($0)") } ?? .address)
        }
        var decoder = ActionDecoder(call)
        let perform = try action.decode(&decoder)
        try decoder.finish()
        guard decoder.errors.isEmpty else { throw Refused(errors: decoder.errors) }
        guard let token = call.token else {
            guard !isPosted else { throw HTTPError(.badRequest, "The form lacks its number. Please reload the page.") }
            return try await perform(request)
        }
        guard !token.isTooOld else {
            throw HTTPError(
                .conflict, "The form is too old. Here is a new one with what you wrote; please send it again.")
        }
        let id = SentForms.id(of: call.text, token)
        let database = try request.services.require(Database.self)
        guard try await SentForms.begin(id, in: database) else {
            throw HTTPError(.conflict, "This form has been sent already, and was carried out once.")
        }
        do {
            return try await perform(request)
        } catch let redirect as Redirect {
            throw redirect
        } catch {
            try await SentForms.forget(id, in: database)
            throw error
        }
    }

    /// - Throws: ``TurnedAway`` where the site sends who has no access to another page.
    private func admit(_ request: Request, to access: Access) async throws {
        do {
            try await site.authorize(request, for: access)
        } catch let redirect as Redirect {
            throw TurnedAway(redirect: redirect)
        }
    }

    // MARK: Answers

    /// To whom must go elsewhere first: what was typed is kept until the visitor comes back, by the script if it has sent it.
    private func answer(_ redirect: Redirect, _ call: ActionCall, _ request: Request, _ wantsData: Bool) -> Response {
        wantsData ? dataRedirect(redirect, isRefusal: true) : keeping(call, request, redirect.response(to: request))
    }

    /// The page again, with what is wrong and what was typed.
    private func refusal(
        _ status: HTTPResponse.Status, _ message: String, _ errors: [(field: String, message: String)],
        _ call: ActionCall, _ request: Request, _ wantsData: Bool, _ show: Show
    ) async throws -> Response {
        var request = request
        var decoder = ActionDecoder(call)
        _ = try? actions[call.name]?.decode(&decoder)
        let sentences = [message] + errors.map(\.message)
        request[RefusalKey.self] = Refusal(
            texts: texts(of: call, decoder, message, errors),
            message: sentences.filter { !$0.isEmpty }.joined(separator: " "),
            isShown: wantsData || decoder.hasFields)
        var response: Response
        do {
            response = try await show(request, status, nil)
        } catch let redirect as Redirect {
            // The page is no longer for who has sent it.
            request[RefusalKey.self].map { request.notify($0.message) }
            return remembering(request[NoticeKey.self], answer(redirect, call, request, wantsData))
        }
        if request[RefusalKey.self]?.place.isLost == true {
            // The page has been rendered, without the form: once more, with the words in the layout.
            request[RefusalKey.self]?.isShown = false
            response = try await show(request, status, nil)
            if let access = actions[call.name]?.access, !access.isOpen, (try? await admit(request, to: access)) == nil {
                response = keeping(call, request, response)
            }
        }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// A form that comes back, as ``FormState`` reads it.
    func texts(
        of call: ActionCall, _ decoder: ActionDecoder, _ message: String,
        _ errors: [(field: String, message: String)] = []
    ) -> [String] {
        var texts = [call.text, message]
        var names = call.fields.map(\.name)
        for error in errors where !names.contains(error.field) { names.append(error.field) }
        for name in names {
            let value = decoder.hidden.contains(name) ? "" : call.fields.first { $0.name == name }?.value ?? ""
            texts += [name, value, errors.first { $0.field == name }?.message ?? ""]
        }
        return texts
    }

    /// Where the form stands, as a redirect says it.
    static func address(of request: Request) -> String {
        let path = "/" + request.segments.map { PercentEncoding.encodeSegment($0) }.joined(separator: "/")
        return request.rawQuery.isEmpty ? path : "\(path)?\(request.rawQuery)"
    }

    private func remembering(_ notice: Notice?, _ response: Response) -> Response {
        guard let text = notice?.text else { return response }
        var response = response
        response.set(SetCookie(Notice.cookie, text, maximumAge: 60))
        return response
    }

    /// What the forms of a page have in common; nil for a site without actions.
    func forms(for request: Request) -> FormContext? {
        guard !actions.isEmpty else { return nil }
        return FormContext(
            csrf: request.session.csrfToken, token: FormToken(build: build).text,
            refusal: request[RefusalKey.self]?.texts ?? [])
    }
}

/// Who has sent a form must go elsewhere first, to log in, say: it was not carried out.
private struct TurnedAway: Error {
    let redirect: Redirect
}

/// What the server has against a form.
struct Refusal: Sendable {
    /// As ``FormState`` reads them.
    let texts: [String]
    /// All of it in one text.
    let message: String
    /// Whether the form shows it, or the site's script. A form that is a mere button has no place for it.
    var isShown: Bool
    let place = RefusalPlace()
}

/// What the rendering of a page finds out: that it has the form no longer which is to show what is wrong.
final class RefusalPlace: Sendable {
    private let state = Mutex(false)

    var isLost: Bool {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}

enum RefusalKey: RequestKey { typealias Value = Refusal }
#endif

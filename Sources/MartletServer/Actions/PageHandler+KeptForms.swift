#if Server
import HTTPTypes
import MartletCore

/// Who has sent a form plainly and must log in first finds there what was typed, on coming back. It is carried out when it is sent
/// again. The site's script does so by itself.
extension PageHandler {
    /// An answer that sends the form's sender elsewhere, with the key to what was typed.
    func keeping(_ call: ActionCall, _ request: Request, _ response: Response) -> Response {
        guard let key = key(of: call, request) else { return response }
        var response = response
        response.set(
            SetCookie(KeptForms.cookie, key, maximumAge: KeptForms.lifetime, isSecure: request.scheme == "https"))
        return response
    }

    private func key(of call: ActionCall, _ request: Request) -> String? {
        var decoder = ActionDecoder(call)
        // Wholly read, so that what is secret is known.
        guard let action = actions[call.name], call.token != nil, (try? action.decode(&decoder)) != nil,
            (try? decoder.finish()) != nil, decoder.hasFields
        else { return nil }
        if request.services[RateLimiter.self] != nil {
            guard (try? request.limit(KeptForms.limit, by: .address)) != nil else { return nil }
        }
        let message = "You are logged in. This has not been sent yet: please look over it, and send it."
        return kept.keep(texts(of: call, decoder, message), at: Self.address(of: request), for: action.access)
    }

    /// A page that is asked for, with what was typed there if its visitor comes back from logging in.
    nonisolated(nonsending) func returnPage(
        _ request: Request, _ index: Int, _ captures: [ArraySlice<String>], _ wantsData: Bool
    ) async throws -> Response {
        guard !wantsData, request.method == .get, let key = request.cookies[KeptForms.cookie],
            let form = kept.find(key), form.address == Self.address(of: request),
            (try? await site.authorize(request, for: form.access)) != nil
        else { return try await page(request, index, captures, wantsData) }
        var returned = request
        returned[RefusalKey.self] = Refusal(texts: form.texts, message: "", isShown: true)
        var response = try await page(returned, index, captures, wantsData)
        if returned[RefusalKey.self]?.place.isLost == true {
            response = try await page(request, index, captures, wantsData)
        }
        kept.remove(key)
        response.headers[.cacheControl] = "no-store"
        response.set(SetCookie(KeptForms.cookie, "", maximumAge: 0))
        return response
    }
}
#endif

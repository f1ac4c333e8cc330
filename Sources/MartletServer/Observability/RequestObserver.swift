#if Server
import HTTPTypes
import Logging
import Metrics
import Tracing

/// Watches each request from its head to the last byte of its answer: one log line, one span, a counter and a timer.
struct RequestObserver: Sendable {
    /// How a request ended.
    struct Outcome: Sendable {
        let status: HTTPResponse.Status
        let route: String?
        /// Bytes of the body that were sent.
        let bytes: Int
        /// Why the answer did not reach its end.
        let error: (any Error)?
    }

    func observe<Value>(
        _ request: Request, _ answer: (Request) async -> (Value, Outcome)
    ) async -> Value {
        let start = ContinuousClock.now
        return await withSpan("\(request.method.rawValue)", ofKind: .server) { span in
            let (value, outcome) = await answer(request)
            let duration = ContinuousClock.now - start
            describe(request, outcome, on: span)
            measure(request, outcome, duration)
            log(request, outcome, duration)
            return value
        }
    }

    private func log(_ request: Request, _ outcome: Outcome, _ duration: Duration) {
        let level: Logger.Level = outcome.error != nil ? .notice : .info
        let logger = request.logger
        // A line that nobody reads is not put together.
        guard logger.logLevel <= level else { return }
        let microseconds = duration / .microseconds(1)
        let milliseconds = microseconds.rounded() / 1000
        var metadata: Logger.Metadata = [
            "method": "\(request.method.rawValue)",
            // The query stays out: it may carry what is nobody's business, a token or a search.
            "path": "\(request.path)",
            "status": "\(outcome.status.code)",
            "bytes": "\(outcome.bytes)",
            "ms": "\(milliseconds)",
            "remote": "\(request.remoteAddress)",
        ]
        if let error = outcome.error { metadata["error"] = "\(error)" }
        logger.log(
            level: level, outcome.error == nil ? "request" : "request broken off", metadata: metadata)
    }

    /// Labels hold the route, not the path: a crawler must not be able to make as many series as it can think of paths.
    private func measure(_ request: Request, _ outcome: Outcome, _ duration: Duration) {
        let dimensions = [
            ("method", MethodTable.isKnown(request.method) ? request.method.rawValue : "other"),
            ("route", outcome.route ?? "none"),
            ("status", "\(outcome.status.code)"),
        ]
        Counter(label: "http_requests_total", dimensions: dimensions).increment()
        Metrics.Timer(label: "http_request_duration", dimensions: dimensions).record(duration: duration)
    }

    private func describe(_ request: Request, _ outcome: Outcome, on span: any Span) {
        guard span.isRecording else { return }
        span.operationName = "\(request.method.rawValue) \(outcome.route ?? "")"
        // https://opentelemetry.io/docs/specs/semconv/http/http-spans/
        span.attributes["http.request.method"] = request.method.rawValue
        span.attributes["url.path"] = request.path
        span.attributes["http.response.status_code"] = outcome.status.code
        span.attributes["http.response.body.size"] = outcome.bytes
        span.attributes["martlet.request.id"] = request.id
        if outcome.status.code >= 500 { span.setStatus(.init(code: .error)) }
        if let error = outcome.error { span.recordError(error) }
    }
}
#endif

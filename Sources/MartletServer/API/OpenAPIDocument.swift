#if Server
import HTTPTypes

/// Describes an API for people and programs: OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1).
struct OpenAPIDocument {
    let json: JSONValue

    init(
        title: String, version: String, description: String, prefix: String, isLimited: Bool,
        areWritesLimited: Bool, endpoints: [Endpoint]
    ) {
        var schema = APISchema()
        var paths: [(String, [(String, JSONValue?)])] = []
        for endpoint in endpoints {
            let isLimited = isLimited || areWritesLimited && endpoint.access == .writer
            let operation = Self.operation(endpoint, isLimited, &schema)
            let method = endpoint.method.rawValue.lowercased()
            if let index = paths.firstIndex(where: { $0.0 == endpoint.path }) {
                paths[index].1.append((method, operation))
            } else {
                paths.append((endpoint.path, [(method, operation)]))
            }
        }
        json = .members([
            ("openapi", "3.1.0"),
            (
                "info",
                .members([
                    ("title", .string(title)), ("version", .string(version)),
                    ("description", description.isEmpty ? nil : .string(description)),
                ])
            ),
            ("servers", [["url": .string(prefix)]]),
            ("paths", .members(paths.map { ($0.0, JSONValue.members($0.1)) })),
            (
                "components",
                [
                    "schemas": JSONValue.members(
                        schema.types.map { ($0.name, $0.schema) } + [("Problem", Problem.schema)]),
                    "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                ]
            ),
        ])
    }

    private static func operation(_ endpoint: Endpoint, _ isLimited: Bool, _ schema: inout APISchema) -> JSONValue {
        var parameters = endpoint.parameters.map { parameter in
            JSONValue.members([
                ("name", .string(parameter.name)), ("in", .string(parameter.place.rawValue)),
                ("description", .string(parameter.description)), ("required", .bool(parameter.isRequired)),
                ("schema", parameter.schema),
            ])
        }
        if endpoint.isConditional {
            parameters.append([
                "name": "If-Match", "in": "header", "required": false, "schema": ["type": "string"],
                "description": "The ETag of the version that you have seen; another one is not overwritten.",
            ])
        }
        let body = endpoint.describeBody.map { describe -> JSONValue in
            ["required": true, "content": ["application/json": ["schema": describe(&schema)]]]
        }
        let security: JSONValue? =
            switch endpoint.access {
            case .anyone: [.object([]), ["token": []]]
            case .reader, .writer: [["token": []]]
            }
        return .members([
            ("operationId", .string(endpoint.operation)), ("summary", .string(endpoint.summary)),
            ("tags", endpoint.segments.first.map { [.string($0.text)] }),
            ("parameters", parameters.isEmpty ? nil : .array(parameters)), ("requestBody", body),
            ("responses", responses(of: endpoint, isLimited, &schema)), ("security", security),
        ])
    }

    private static func responses(of endpoint: Endpoint, _ isLimited: Bool, _ schema: inout APISchema) -> JSONValue {
        var responses: [(String, JSONValue?)] = [
            (
                "\(endpoint.successStatus.code)",
                .members([
                    ("description", .string(endpoint.successStatus.reasonPhrase)),
                    ("headers", endpoint.isTagged ? ["ETag": ["schema": ["type": "string"], "required": true]] : nil),
                    ("content", endpoint.describeReply.map { ["application/json": ["schema": $0(&schema)]] }),
                ])
            )
        ]
        var statuses: Set<Int> = [400, 401]
        if endpoint.access == .writer { statuses.insert(403) }
        if endpoint.segments.contains(where: \.isParameter) { statuses.insert(404) }
        if endpoint.isConditional { statuses.insert(412) }
        if endpoint.describeBody != nil { statuses.formUnion([413, 415, 422]) }
        if isLimited { statuses.insert(429) }
        statuses.formUnion(endpoint.errors.map(\.code))
        for code in statuses.sorted() {
            responses.append(("\(code)", problem(HTTPResponse.Status(code: code).reasonPhrase)))
        }
        responses.append(("default", problem("Anything else that goes wrong.")))
        return .members(responses)
    }

    private static func problem(_ description: String) -> JSONValue {
        [
            "description": .string(description),
            "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
        ]
    }
}
#endif

#if Full
import Foundation
import Hummingbird
import Testing

@testable import Workbench

/// The interface and its description say the same.
@Suite struct InterfaceTests {
    private func description(_ workbench: Workbench) async throws -> [String: Any] {
        try #require(try await workbench.get("/api/v1/openapi.json").json as? [String: Any])
    }

    @Test func everyRouteIsDescribedAndEveryDescriptionServed() async throws {
        let workbench = try await SampleStory.workbench()
        let paths = try #require(try await description(workbench)["paths"] as? [String: [String: Any]])
        let described = Set(paths.flatMap { path, operations in operations.keys.map { "\($0) \(path)" } })
        let served = Set(
            workbench.router().routes.compactMap { route -> String? in
                let path = route.path.description
                let method = route.method.rawValue.lowercased()
                guard path.hasPrefix("/api/v1/"), method != "head" else { return nil }
                return method + " "
                    + path.split(separator: "/").map { part in
                        part.hasPrefix(":") ? "/{\(part.dropFirst())}" : part.hasPrefix("{") ? "/\(part)" : "/\(part)"
                    }.joined()
            })
        #expect(described == served)
    }

    @Test func answersFollowTheirSchemas() async throws {
        let workbench = try await SampleStory.workbench()
        let description = try await description(workbench)
        let paths = try #require(description["paths"] as? [String: [String: Any]])
        let components = try #require((description["components"] as? [String: Any])?["schemas"] as? [String: Any])
        let archive = try await SampleStory.archive()
        let series = try #require(try archive.backing(limit: 1).first)
        let values = [
            "/api/v1/actors/{id}": [series.from], "/api/v1/sources/{id}": [try #require(try archive.sources(limit: 1).first).id],
            "/api/v1/claims/{id}": [try #require(try archive.claims(limit: 1).first).id],
            "/api/v1/conflicts/{id}": [try #require(try archive.conflicts(limit: 1).first).id],
            "/api/v1/articles/{id}": [try #require(try archive.documents(limit: 1).first).id],
            "/api/v1/articles/{id}/records/{record}": [try #require(try archive.documents(limit: 1).first).id, "a1"],
            "/api/v1/backing/{from}/{to}": [series.from, series.to],
        ]
        for path in paths.keys.sorted() {
            guard let operation = paths[path]?["get"] as? [String: Any] else { continue }
            var address = path
            if path.contains("{") {
                guard let own = values[path] else { continue }
                for value in own { address = address.replacing(#/\{[a-z]+\}/#, with: Address.encoded(value), maxReplacements: 1) }
            }
            let answer = try await workbench.get(address)
            #expect(answer.status == .ok, "\(address)")
            let content = ((operation["responses"] as? [String: [String: Any]])?["200"]?["content"] as? [String: [String: Any]])?["application/json"]
            let faults = SchemaCheck(components).faults(of: answer.json, against: content?["schema"] ?? [:], at: path)
            #expect(faults.isEmpty, "\(faults.prefix(5))")
        }
    }
}

/// As much of JSON Schema as the description uses.
struct SchemaCheck {
    let components: [String: Any]

    init(_ components: [String: Any]) { self.components = components }

    func faults(of value: Any?, against schema: Any, at place: String) -> [String] {
        guard let schema = schema as? [String: Any] else { return ["\(place): no schema"] }
        if let reference = schema["$ref"] as? String {
            guard let target = components[String(reference.split(separator: "/").last ?? "")] else { return ["\(place): nothing at \(reference)"] }
            return faults(of: value, against: target, at: place)
        }
        guard let value else { return ["\(place): absent"] }
        let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
        guard types.isEmpty || types.contains(where: { Self.matches(value, $0) }) else { return ["\(place): \(value) is no \(types)"] }
        if let choices = schema["enum"] as? [String], let text = value as? String, !choices.contains(text) {
            return ["\(place): «\(text)» is none of \(choices)"]
        }
        if let list = value as? [Any], let items = schema["items"] {
            return list.prefix(20).enumerated().flatMap { faults(of: $1, against: items, at: "\(place)[\($0)]") }
        }
        guard let object = value as? [String: Any] else { return [] }
        let properties = schema["properties"] as? [String: Any] ?? [:]
        let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\(place).\($0): missing" }
        let unknown = properties.isEmpty ? [] : object.keys.filter { properties[$0] == nil }.map { "\(place).\($0): not described" }
        return missing + unknown
            + object.keys.sorted().flatMap { key in properties[key].map { faults(of: object[key], against: $0, at: "\(place).\(key)") } ?? [] }
    }

    private static func matches(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "string": value is String
        case "integer": value is Int
        case "number": value is Double || value is Int
        case "boolean": value is Bool
        case "array": value is [Any]
        case "object": value is [String: Any]
        case "null": value is NSNull
        default: false
        }
    }
}
#endif

import Base
import Foundation
import Testing

@testable import Templates

/// The cases of the official specification. `make test` sets MUSTACHE_SPEC to their folder.
@Suite(.enabled(if: specificationFolder != nil, "MUSTACHE_SPEC does not name the specification's folder"))
struct MustacheSpecificationTests {
  @Test(arguments: ["comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~inheritance"])
  func `every case of the official specification passes`(module: String) throws {
    let url = URL(fileURLWithPath: try #require(specificationFolder)).appendingPathComponent("\(module).json")
    let suite = try JSONDecoder().decode(Suite.self, from: Data(contentsOf: url))
    #expect(suite.tests.count >= 10)
    for test in suite.tests {
      let partials = test.partials ?? [:]
      let result = try rendered(test.template, partials: partials, data: test.data)
      #expect(result == test.expected, "\(module): \(test.name)")
    }
  }

  struct Suite: Decodable {
    let tests: [Case]
  }

  struct Case: Decodable {
    let name: String
    let data: JSON
    let template: String
    let partials: [String: String]?
    let expected: String
  }
}

private let specificationFolder = ProcessInfo.processInfo.environment["MUSTACHE_SPEC"]

/// A template rendered with JSON by the specification's lenient rules: a missing name renders as nothing.
func rendered(_ template: String, partials: [String: String] = [:], data: JSON) throws -> String {
  var files = partials.mapValues { SourceFile(path: "partial", bytes: Array($0.utf8)) }
  files["main"] = SourceFile(path: "main", bytes: Array(template.utf8))
  let set = TemplateSet.load(
    files, roots: [.init("main", data.type)], own: [], allowsUnknownNames: true)
  #expect(!set.diagnostics.hasErrors, "\(set.diagnostics)")
  var output: [UInt8] = []
  try set.value.render("main", data.value, into: &output)
  return String(utf8: output)
}

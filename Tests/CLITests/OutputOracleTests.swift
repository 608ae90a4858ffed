import Foundation
import Testing

/// The output, read by programs of other authors.
@Suite struct OutputOracleTests {
  static let vnu = ProcessInfo.processInfo.environment["GAZETTE_TOOLS"].map { $0 + "/vnu.jar" }
    .flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
  static let everything = GoldenSiteTests.folder.appendingPathComponent("everything/expected")
  static let repository = Program.repository.appendingPathComponent("site")

  /// A golden site as the built-in theme makes it: its expected files are those of the bare theme.
  private static func built(_ name: String, in scratch: Folder) throws -> URL {
    let root = scratch.url.appendingPathComponent(name)
    try GoldenSiteTests.copy(of: name, to: root, bare: false)
    let result = try Program.run(["build", "--today", "2026-01-01"], in: root)
    try #require(result.code == 0, "\(result.errors)")
    return root.appendingPathComponent("site")
  }

  @Test(.enabled(if: vnu != nil, "GAZETTE_TOOLS does not name a folder with vnu.jar"))
  func `the Nu HTML checker finds no error`() throws {
    let jar = try #require(Self.vnu)
    let scratch = try Folder()
    let sites = try [Self.repository, Self.everything] + ["long", "empty"].map { try Self.built($0, in: scratch) }
    let result = try Program.run(
      ["java", "-jar", jar, "--errors-only", "--skip-non-html"] + sites.map(\.path), in: Program.repository,
      program: "/usr/bin/env")
    #expect(result.code == 0, "\(result.errors)")
  }

  @Test(arguments: [(repository, "https://gazette.example/"), (everything, "https://example.org/")])
  func `every internal link and anchor leads somewhere`(site: URL, base: String) throws {
    let script = Program.repository.appendingPathComponent("Tools/check-links.py").path
    let result = try Program.run(["python3", script, site.path, base], in: Program.repository, program: "/usr/bin/env")
    #expect(result.code == 0, "\(result.output)")
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint"), "xmllint is not installed"),
    arguments: [repository, everything])
  func `the sitemap is well-formed and lists every page once`(site: URL) throws {
    let sitemap = site.appendingPathComponent("sitemap.xml")
    let result = try Program.run(["--noout", sitemap.path], in: Program.repository, program: "/usr/bin/xmllint")
    #expect(result.code == 0, "\(result.errors)")
    let listed = try String(contentsOf: sitemap, encoding: .utf8).matches(of: /<loc>([^<]*)<\/loc>/).map {
      String($0.1)
    }
    let pages = try tree(site).filter {
      $0.key.hasSuffix("index.html") && !String(decoding: $0.value, as: UTF8.self).contains("content=\"noindex\"")
    }
    #expect(Set(listed).count == listed.count)
    #expect(listed.count == pages.count)
  }

  /// How often each note is linked in a page's main part, by its link.
  private func links(to notes: [String], on page: String) throws -> [String: Int] {
    let main = try #require(
      page.components(separatedBy: "<main").dropFirst().first?.components(separatedBy: "<aside>").first)
    return Dictionary(
      uniqueKeysWithValues: notes.map { ($0, main.components(separatedBy: "href=\"\($0)\"").count - 1) })
  }

  @Test func `every note is listed once in its day, week, month and year, and in no other`() throws {
    let scratch = try Folder()
    for site in [Self.repository, Self.everything, try Self.built("long", in: scratch)] {
      let files = try tree(site).mapValues { String(decoding: $0, as: UTF8.self) }
      let notes = files.filter { $0.value.contains("class=\"h-entry\"") }.keys.map { "/" + $0.dropLast(10) }
      #expect(!notes.isEmpty)
      for (kind, pattern) in [
        ("day", "^\\d{4}/\\d\\d/\\d\\d/index.html$"), ("week", "^\\d{4}/W\\d\\d/index.html$"),
        ("month", "^\\d{4}/\\d\\d/index.html$"), ("year", "^\\d{4}/index.html$"),
      ] {
        var counts: [String: Int] = [:]
        for (path, page) in files where path.range(of: pattern, options: .regularExpression) != nil {
          counts.merge(try links(to: notes, on: page), uniquingKeysWith: +)
        }
        #expect(notes.filter { counts[$0] != 1 } == [], "\(kind)")
      }
    }
  }
}

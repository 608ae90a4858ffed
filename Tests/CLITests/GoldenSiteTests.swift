import Foundation
import Testing

/// Whole sites, each compared with the files that it made when somebody last looked: `make bless` accepts new ones.
@Suite struct GoldenSiteTests {
  static let folder = Program.repository.appendingPathComponent("Tests/Golden/sites")
  static let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []

  /// The one site that shows the built-in theme. The others use the bare theme, so that a change of the built-in
  /// masthead changes the files of one golden site.
  static let showcase = "everything"
  /// Templates that print every name of their context, one a line, and nothing else.
  static let bareTheme = Program.repository.appendingPathComponent("Tests/Golden/theme")

  /// A copy of a golden site without its expected files. The bare theme fills its templates/, where asked; a template
  /// of the site's own stays.
  static func copy(of name: String, to root: URL, bare: Bool) throws {
    let files = FileManager.default
    try files.copyItem(at: folder.appendingPathComponent(name), to: root)
    try? files.removeItem(at: root.appendingPathComponent("expected"))
    guard bare else { return }
    let templates = root.appendingPathComponent("templates")
    try files.createDirectory(at: templates, withIntermediateDirectories: true)
    for file in try files.contentsOfDirectory(atPath: bareTheme.path) {
      let target = templates.appendingPathComponent(file)
      guard !files.fileExists(atPath: target.path) else { continue }
      try files.copyItem(at: bareTheme.appendingPathComponent(file), to: target)
    }
  }

  @Test(arguments: names)
  func `a golden site comes out file for file`(name: String) throws {
    let scratch = try Folder()
    let root = scratch.url.appendingPathComponent("root")
    try Self.copy(of: name, to: root, bare: name != Self.showcase)

    let result = try Program.run(["build", "--today", "2026-01-01"], in: root)
    #expect(result.code == 0, "\(result.errors)")
    #expect(try Program.run(["check", "--today", "2026-01-01"], in: root).code == 0)
    let expectedFolder = Self.folder.appendingPathComponent("\(name)/expected")
    let found = try tree(root.appendingPathComponent("site"))
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try? FileManager.default.removeItem(at: expectedFolder)
      try FileManager.default.copyItem(at: root.appendingPathComponent("site"), to: expectedFolder)
    }
    #expect(differences(try tree(expectedFolder), found) == [])
  }

  @Test func `the bare theme prints every name that a template is given`() throws {
    let listing = try Program.run(["templates"], in: Program.repository).output
    var section: String?
    var checked = 0
    var missing: [String] = []
    for line in listing.split(separator: "\n", omittingEmptySubsequences: true) {
      if let heading = line.wholeMatch(of: /(\S.*?)(\.mustache|:)/) {
        section = Self.bareTemplate(of: String(heading.1), isType: heading.2 == ":")
      } else if let found = line.firstMatch(of: /^  ([a-z]\w*) +\S/), let template = section {
        // `masthead` in the masthead, for one, is empty.
        if line.hasSuffix("not available in it.") { continue }
        checked += 1
        let tags = try Self.tags(of: template)
        if !tags.contains(String(found.1)) { missing.append("\(template).mustache lacks {{\(found.1)}}") }
      }
    }
    #expect(missing == [])
    #expect(checked > 250)
  }

  /// The bare template that prints a context: `show-month-of-events` of the type `month of events`. A template that has
  /// the context of another one, which prints it, has none: its name says which one that is.
  private static func bareTemplate(of name: String, isType: Bool) -> String? {
    switch (name, isType) {
    case ("site", true): "masthead"
    case ("teaser", true): "teaser"
    case ("colophon", false), ("byline", false), ("trail", false): nil
    case (_, false): name
    case (_, true):
      "show-" + name.replacingOccurrences(of: "'", with: "").replacingOccurrences(of: " ", with: "-")
    }
  }

  /// Every name in a tag of a bare template and of the template that it extends.
  private static func tags(of template: String) throws -> Set<String> {
    let file = bareTheme.appendingPathComponent("\(template).mustache")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    var names: Set<String> = []
    for tag in text.matches(of: /\{\{\{?([#^<]?)([\w.-]+)\}\}/) {
      let name = String(tag.2)
      if tag.1 == "<" { names.formUnion(try tags(of: name)) }
      names.formUnion(name.split(separator: ".").map(String.init))
    }
    return names
  }

  @Test func `this repository's site is what its content builds to`() throws {
    let scratch = try Folder()
    let out = scratch.url.appendingPathComponent("out").path
    let result = try Program.run(["build", "--output", out], in: Program.repository)
    #expect(result.code == 0, "\(result.errors)")
    let committed = try tree(Program.repository.appendingPathComponent("site"))
    #expect(committed.count > 40)
    #expect(differences(committed, try tree(URL(fileURLWithPath: out))) == [], "run make site")
  }
}

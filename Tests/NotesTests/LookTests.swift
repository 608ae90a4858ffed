import Base
import Foundation
import TestSupport
import Testing

@testable import Notes

/// gazette.yml's keys for a look of one's own.
@Suite struct LookTests {
  private func read(_ yaml: String) throws -> (settings: Settings, diagnostics: [Diagnostic]) {
    let file = SourceFile(path: "gazette.yml", bytes: Array("title: T\nurl: https://example.org/\n\(yaml)\n".utf8))
    let read = SettingsFile.read(file) { _ in nil }
    return (try #require(read.value).settings, read.diagnostics)
  }

  // MARK: Colours

  @Test func `the palettes in the program are those of the style sheet`() throws {
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let css = try String(contentsOf: repository.appendingPathComponent("templates/style.css"), encoding: .utf8)
    let names = ["paper", "ink", "soft", "line", "wash", "accent"]
    let colours = { (palette: Palette) in
      [palette.paper, palette.ink, palette.soft, palette.line, palette.wash, palette.accent].map { "\($0)" }
    }
    for (name, (light, dark)) in zip(names, zip(colours(.light), colours(.dark))) {
      #expect(css.contains("--\(name): \(light);"))
      #expect(css.contains("--\(name): light-dark(\(light), \(dark));"))
    }
    #expect(css.contains("--width: \(Look.usualWidth);"))
    #expect(Palette.light.hasReadableText && Palette.light.hasReadableAccent)
    #expect(Palette.dark.hasReadableText && Palette.dark.hasReadableAccent)
  }

  @Test func `every palette can be read, and each hint leads to one without a mistake`() throws {
    var random = SeededGenerator(seed: 18)
    for _ in 0..<400 {
      let colours = (0..<4).map { _ in
        "'\(Colour(red: .random(in: 0...255, using: &random), green: .random(in: 0...255, using: &random), blue: .random(in: 0...255, using: &random)))'"
      }
      let forms = [
        "accent: \(colours[0])", "background: \(colours[1])", "accent: {dark: \(colours[2])}",
        "background: {light: \(colours[1]), dark: \(colours[3])}",
      ].shuffled(using: &random).prefix(2).reduce(into: [String: String]()) { forms, form in
        forms[String(form.prefix { $0 != ":" })] = form
      }.values.sorted()
      var yaml = "theme:\n" + forms.map { "  \($0)\n" }.joined()
      for _ in 0..<3 {
        let (settings, found) = try read(yaml)
        if let palettes = settings.look.palettes {
          for palette in [palettes.light, palettes.dark] {
            #expect(palette.hasReadableText && palette.hasReadableAccent, "\(yaml)")
          }
        }
        guard let first = found.first else { break }
        #expect(first.id == .themeContrast)
        let texts = [first.message, first.hint ?? ""].map { $0.firstMatch(of: /'(#\w+)'/).map { String($0.output.1) } }
        yaml = yaml.replacing(try #require(texts[0]), with: try #require(texts[1]))
      }
      #expect(try read(yaml).diagnostics == [], "\(yaml)")
    }
  }

  @Test func `one background belongs to the scheme that it fits, unless a scheme is named`() throws {
    let alone = try read("theme: {background: '#101418'}")
    #expect(alone.diagnostics == [] && alone.settings.look.palettes?.dark.paper == Colour("#101418"))
    #expect(alone.settings.look.palettes?.light == .light)
    let named = try read("theme: {background: {light: '#101418'}}")
    #expect(named.diagnostics.map(\.id) == [.themeContrast])
  }

  @Test(arguments: [
    ("accent: '#0055aa'", nil), ("accent: '#05a'", nil), ("background: '#101418'", nil),
    ("background: {light: '#fff', dark: '#000'}", nil),
    ("accent: #05a", "'#' begins a comment"), ("accent: 05ab10", "did you mean '#05ab10'?"),
    ("accent: teal", "three or six hexadecimal digits"), ("accent: [a]", "-"),
    ("acent: '#05a'", "did you mean 'accent'?"),
    ("background: {lihgt: '#fff'}", "did you mean 'light'?"), ("font: 'a;}'", "names of fonts"),
    ("font: Source Serif 4, serif", nil), ("font: \"'Source Serif 4', serif\"", nil), ("width: 44rem", nil),
    ("width: 44", nil), ("width: 3rem", "from 20rem to 90rem"), ("width: '44rem; x'", "from 20rem"),
  ])
  func `the keys of theme are checked`(key: String, hint: String?) throws {
    let found = try read("theme:\n  \(key)").diagnostics
    #expect(found.count == (hint == nil ? 0 : 1), "\(found)")
    if let hint, hint != "-", let first = found.first { #expect((first.hint ?? "").contains(hint), "\(first)") }
  }

  @Test func `the name of another tool's theme is told`() throws {
    #expect(try read("theme: minima").diagnostics.map(\.id) == [.settingsValue])
  }

  @Test(arguments: ["logo.svg", "/logo.svg", "content/assets/logo.svg"])
  func `the logo is a file of content assets`(written: String) throws {
    #expect(try read("theme: {logo: \(written)}").settings.look.logos == ["content/assets/logo.svg"])
  }

  // MARK: Menu, social, footer

  @Test(arguments: [
    ("[about]", ["/about/"]), ("[/about/]", ["/about/"]), ("[about.md]", ["/about/"]), ("[/2025/10/]", ["/2025/10/"]),
    ("[{title: T, url: /feed.json}]", ["/feed.json"]), ("[{title: T, page: about}]", ["/about/"]),
    ("[{title: T, url: 'https://a.example/x'}]", ["https://a.example/x"]), ("[]", []),
    ("[{topic: Arms control}]", ["topic Arms control"]), ("[{actor: nato}]", ["actor nato"]),
  ])
  func `an entry of the menu leads to what it names`(yaml: String, targets: [String]) throws {
    let (settings, found) = try read("menu: \(yaml)")
    #expect(found == [])
    let read = (settings.menu ?? []).map { item in
      switch item.target {
      case .page(let path): path.text
      case .topic(let name): "topic \(name)"
      case .actor(let name): "actor \(name)"
      case .outside(let url): url
      }
    }
    #expect(read == targets)
  }

  @Test(arguments: [
    "[https://a.example/]", "[{url: 'https://a.example/'}]", "[{title: T}]", "[{page: a, topic: b}]", "[../x]", "about",
    "[[a]]", "[{title: T, pgae: a}]",
  ])
  func `a wrong entry of the menu is told`(yaml: String) throws {
    #expect(try !read("menu: \(yaml)").diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("{mastodon: https://m.example/@a}", ["Mastodon https://m.example/@a"]),
    ("{email: a@b.example}", ["E-mail mailto:a@b.example"]),
    ("[https://www.a.example/b]", ["a.example https://www.a.example/b"]),
    ("{Our forum: https://f.example/}", ["Our forum https://f.example/"]),
  ])
  func `accounts have the names of their networks`(yaml: String, links: [String]) throws {
    let (settings, found) = try read("social: \(yaml)")
    #expect(found == [])
    #expect(settings.social.map { "\($0.title) \($0.url)" } == links)
  }

  @Test(arguments: ["{mastodon: javascript:alert(1)}", "{mastodon: me}", "{mastodon: [a]}", "[a b]"])
  func `an account without an address is told`(yaml: String) throws {
    #expect(try !read("social: \(yaml)").diagnostics.isEmpty)
  }
}

import Archive
import Notes
import Base
import Markdown
import TestSupport
import Testing

@testable import Names

/// Recognition adds links to a page and changes nothing else.
@Suite struct MentionLinksTests {
  @Test(arguments: [
    (MentionLinks.first, "<p><a>Trump</a>, Trump; <a>Putin</a></p>\n"),
    (.all, "<p><a>Trump</a>, <a>Trump</a>; <a>Putin</a></p>\n"), (.none, "<p>Trump, Trump; Putin</p>\n"),
  ])
  func `a site setting says which mentions become links`(links: MentionLinks, html: String) throws {
    #expect(Self.html("Trump, Trump; Putin", try RecognitionFixture.names(links)) == html)
  }

  @Test(arguments: [("", "", 1), ("link: all\n", "", 2), ("link: none\n", "", 0), ("link: all\n", "link: none\n", 0)])
  func `gazette.yml decides for all notes, a note's head for that note`(site: String, head: String, links: Int) throws {
    let archive = try SmallArchive.make(
      [SmallArchive.actor("ann", "Ann Roe"), SmallArchive.note("2025-01-01", "Ann Roe and Ann Roe.", head: head)],
      settings: site)
    #expect(archive.notes[0].body.document.nodes.count { $0.kind == .mention } == links)
    #expect(archive.notes[0].appearances[0].sentences.map(\.names.count) == [2])
  }

  @Test(arguments: ["link: some\n", "pairs: -1\n", "pairs: many\n"])
  func `an invalid value of the setting is an error`(setting: String) {
    let yaml = "title: Test\nurl: https://example.org/\n" + setting
    let file = SourceFile(path: "gazette.yml", bytes: Array(yaml.utf8))
    #expect(SettingsFile.read(file, zone: { _ in nil }).diagnostics.map(\.location.line) == [3])
  }

  @Test func `leads, introductions, pages and biographies get links too`() throws {
    let archive = try SmallArchive.make([
      SmallArchive.actor("ann", "Ann Roe"), SmallArchive.note("2025-01-01"),
      ("actors/bob.md", "---\nname: Bob Low\nkind: person\n---\nBob Low knows Ann Roe.\n"),
      ("digests/2025-01-01.md", "Ann Roe.\n"), ("topics/t.md", "---\ntitle: T\n---\nAnn Roe.\n"),
      ("pages/p.md", "---\ntitle: P\n---\nAnn Roe.\n"),
    ])
    let bodies = [
      archive.actors[1].biography, archive.days[0].lead?.body, archive.topics[0].introduction, archive.pages[0].body,
    ]
    for case let body? in bodies {
      let targets = body.document.nodes.indices.filter { body.document.nodes[$0].kind == .mention }.map(body.target)
      #expect(targets == [.actor(ActorID(index: 0))])
    }
  }

  @Test func `a note's head overrides the site setting`() throws {
    let scope = RecognitionFixture.scope(links: MentionLinks.none)
    let linked = try RecognitionFixture.names(.all).link(RecognitionFixture.body("Trump"), in: scope)
    #expect(linked.value.body.document.nodes.contains { $0.kind == .mention } == false)
    #expect(linked.value.recognition.names.count == 1)
  }

  @Test func `a name that a wiki link already linked gets no second link`() throws {
    let html = Self.html("[[Putin]], Putin, [[Putin]]", try RecognitionFixture.names())
    #expect(html == "<p><a>Putin</a>, Putin, <a>Putin</a></p>\n")
  }

  @Test(arguments: [
    ("*Sergei* Lavrov", "<p><a><em>Sergei</em> Lavrov</a></p>\n"),
    ("Sergei *Lavrov*", "<p><a>Sergei <em>Lavrov</em></a></p>\n"),
    ("*Sergei* **Lavrov**", "<p><a><em>Sergei</em> <strong>Lavrov</strong></a></p>\n"),
    ("*the Sergei* Lavrov", "<p><em>the <a>Sergei</a></em><a> Lavrov</a></p>\n"),
    ("*a Sergei* *Lavrov b*", "<p><em>a <a>Sergei</a></em><a> </a><em><a>Lavrov</a> b</em></p>\n"),
    ("**Sergei\nLavrov**", "<p><strong><a>Sergei\nLavrov</a></strong></p>\n"),
    ("*x **Sergei** Lavrov*", "<p><em>x <a><strong>Sergei</strong> Lavrov</a></em></p>\n"),
    ("\\Putin and ~Trump", "<p>Putin and Trump</p>\n"), ("\\Nobody and ~Nemo", "<p>\\Nobody and ~Nemo</p>\n"),
  ])
  func `HTML stays nested when a name crosses emphasis`(text: String, html: String) throws {
    #expect(Self.html(text, try RecognitionFixture.names(.all)) == html)
  }

  /// The texts of the recognition cases, and random texts made of names and Markdown marks.
  static let texts: [String] = {
    var random = SeededGenerator(seed: 20_251_021)
    let scraps = [
      "Sergei", " Lavrov", "Trump", "’s ", "Putin", "普京", "俄罗斯", "NATO", "-", " ", "\n", "*", "**", "_", "`", "[",
      "](x)", "~~",
      "==", "\n\n", "> ", "- ", "# ", "| ", "<b>", "</b>", "&amp;", "\"", "...", "--", "HTLCs ", "anchor-outputs ",
      "Zürich ",
      "ze ", "and ", "بوتين ", "Владимир Путин", "l'Italia", "[[Trump]]", "[[dt|x *y*]]", "https://NATO.int/Trump ",
      "~Putin ",
      "\\Putin ", "[^1]", "\n\n[^1]: EU\n\n", "> — Trump", "\u{A0}",
    ]
    let made = (0..<2000).map { _ in
      (0..<Int.random(in: 1...30, using: &random)).map { _ in scraps.randomElement(using: &random) ?? "" }.joined()
    }
    return RecognitionTests.names.map { (try? RecognitionTests.read($0).text) ?? "" } + made
  }()

  @Test func `recognition changes a page only by its links (seed 20251021)`() throws {
    let (first, all, none) = (
      try RecognitionFixture.names(.first), try RecognitionFixture.names(.all), try RecognitionFixture.names(.none)
    )
    let deaf = try RecognitionFixture.names(.all, isDeaf: true)
    for text in Self.texts {
      let plain = Self.html(text, none).withoutLinks
      #expect(Self.html(text, first).withoutLinks == plain, "\(text)")
      #expect(Self.html(text, all).withoutLinks == plain, "\(text)")
      // Besides links, only the marks that keep a name plain are removed.
      if !text.contains("~"), !text.contains("\\") { #expect(Self.html(text, deaf).withoutLinks == plain, "\(text)") }
    }
  }

  /// The body's HTML, with a bare `<a>` for each link to an actor.
  static func html(_ text: String, _ names: Names) -> String {
    let body = names.link(RecognitionFixture.body(text)).value.body
    var output: [UInt8] = []
    HTMLRenderer.append(body.document, .init(allowsHTML: true), to: &output, address: { $0 }) { node in
      guard case .actor = body.target(of: node) else { return nil }
      return .init(href: "\u{1}", attributes: [])
    }
    return String(utf8: output).replacing("<a href=\"%01\">", with: "<a>")
  }
}

extension String {
  /// Without the links to actors; other links keep their address and so their tags.
  fileprivate var withoutLinks: String {
    var text = self
    while let open = text.firstRange(of: "<a>"), let close = text[open.upperBound...].firstRange(of: "</a>") {
      text.removeSubrange(close)
      text.removeSubrange(open)
    }
    return text
  }
}

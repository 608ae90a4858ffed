import Base
import Markdown
import Testing

@testable import Archive

/// What recognition does to a page: links, and nothing but links.
@Suite struct MentionLinksTests {
  @Test(arguments: [
    (MentionLinks.first, "<p><a>Trump</a>, Trump; <a>Putin</a></p>\n"),
    (.all, "<p><a>Trump</a>, <a>Trump</a>; <a>Putin</a></p>\n"), (.none, "<p>Trump, Trump; Putin</p>\n"),
  ])
  func `the site says which mentions are links`(links: MentionLinks, html: String) {
    #expect(Self.html("Trump, Trump; Putin", RecognitionFixture.linker(links)) == html)
  }

  @Test func `a note says otherwise`() {
    let linked = RecognitionFixture.linker(.all).link(RecognitionFixture.body("Trump"), .init(links: MentionLinks.none))
    #expect(linked.value.body.document.nodes.contains { $0.kind == .mention } == false)
    #expect(linked.value.reading.names.count == 1)
  }

  @Test func `a name that a wiki link gave already is no second link`() {
    let html = Self.html("[[Putin]], Putin, [[Putin]]", RecognitionFixture.linker())
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
  func `marks stay nested however a name lies across them`(text: String, html: String) {
    #expect(Self.html(text, RecognitionFixture.linker(.all)) == html)
  }

  /// Texts of the cases of recognition, and texts made of scraps of names and marks.
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

  @Test func `without its links a page is what it is without recognition (seed 20251021)`() {
    let (first, all, none) = (
      RecognitionFixture.linker(.first), RecognitionFixture.linker(.all), RecognitionFixture.linker(.none)
    )
    let nobody = Names(actors: [], notes: [], topics: [], withheld: [], unusable: [])
    let deaf = BodyLinker(
      names: nobody, recogniser: Recogniser(lexicon: Lexicon([])), options: MarkdownOptions(), links: .all)
    for text in Self.texts {
      let plain = Self.html(text, none).withoutLinks
      #expect(Self.html(text, first).withoutLinks == plain, "\(text)")
      #expect(Self.html(text, all).withoutLinks == plain, "\(text)")
      // A mark that kept a name plain is all that goes besides.
      if !text.contains("~"), !text.contains("\\") { #expect(Self.html(text, deaf).withoutLinks == plain, "\(text)") }
    }
  }

  /// The body's HTML, with a bare `<a>` for each link to an actor.
  static func html(_ text: String, _ linker: BodyLinker) -> String {
    let body = linker.link(RecognitionFixture.body(text)).value.body
    var output: [UInt8] = []
    HTMLRenderer.append(body.document, allowsHTML: true, to: &output, address: { $0 }) { node in
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

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

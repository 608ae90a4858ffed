import Base
import Testing

@testable import Drafting

@Suite struct ReadingTests {
  private static let today = Day(year: 2026, month: 11, day: 28)!

  private func article(_ name: String, _ text: String) throws -> Article {
    let read = readArticle(SourceFile(path: name, bytes: Array(text.utf8)), zone: .utc, today: Self.today)
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
    return try #require(read.value)
  }

  // MARK: Text

  @Test(arguments: [
    (
      "The ministers met in Minsk, and\nthey talked for two hours.\n\nTwo.\n",
      ["The ministers met in Minsk, and they talked for two hours.@1", "Two.@4"]
    ),
    ("One.\nTwo.\n", ["One.@1", "Two.@2"]),
    (
      "\u{FEFF}One.\r\n\r\nThe ministers met in Minsk,\r\nand they talked all day.",
      ["One.@1", "The ministers met in Minsk, and they talked all day.@3"]
    ),
    (
      "Talks resume\n\nTrump said no.\nPutin said yes.\n“We will see,” he said.\n",
      ["Talks resume@1", "Trump said no.@3", "Putin said yes.@4", "“We will see,” he said.@5"]
    ),
    ("Talks resume\nTrump said no.\n\n", ["Talks resume@1", "Trump said no.@2"]),
    ("One.\r\rTwo.", ["One.@1", "Two.@3"]),
    ("  One.  \n \t \n\n\n Two. ", ["One.@1", "Two.@5"]),
  ])
  func `empty lines separate the paragraphs of plain text`(text: String, expected: [String]) throws {
    #expect(try article("a.txt", text).paragraphs.map { "\($0.text)@\($0.line)" } == expected)
  }

  @Test func `a short first line without a full stop is the title`() throws {
    #expect(try article("a.txt", "Talks resume\n\nThey resumed.").facts.title == "Talks resume")
    #expect(try article("a.txt", "Talks resumed.\n\nThey did.").facts.title == nil)
    #expect(try article("a.txt", "Only this").facts.title == nil)
  }

  @Test func `the facts in a clipping's head are read`() throws {
    let clipping = try article(
      "clip.md",
      """
      ---
      title: "Talks resume"
      source: Example Times
      url: "https://example.com/a"
      author: [Ann Roe]
      created: 2025-11-20
      published: 2025-10-21
      site: Example Times
      ---
      ## Later

      The *minister* said "no" [twice](https://example.com).

      > He went on.
      """)
    #expect(
      clipping.facts
        == ArticleFacts(
          title: "Talks resume", author: "Ann Roe", publisher: "Example Times", url: "https://example.com/a",
          date: Timestamp(day: try #require(Day("2025-10-21")))))
    #expect(clipping.paragraphs.map(\.text) == ["Later", "The minister said “no” twice.", "He went on."])
    #expect(clipping.paragraphs.map(\.line) == [10, 12, 14])
  }

  // MARK: HTML

  @Test(arguments: [
    // JSON-LD comes before OpenGraph, and OpenGraph before visible text.
    (
      """
      <title>Seen - Times</title><meta property="og:title" content="Card"><meta property="og:site_name" content="The Card">
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Data","publisher":{"name":"The Data"},
      "datePublished":"2025-10-21T23:30:00-05:00","mainEntityOfPage":{"@id":"https://example.com/data"}}</script>
      """, "Data|The Data|https://example.com/data|2025-10-21"
    ),
    (
      """
      <meta property="og:title" content="Card &amp; more"><meta property="og:site_name" content="The Card">
      <meta property="article:published_time" content="2025-10-21T10:00:00.000Z"><link rel="canonical" href="https://example.com/c">
      """, "Card & more|The Card|https://example.com/c|2025-10-21"
    ),
    (
      "<h1>Seen</h1><time datetime='2025-10-20'>Monday</time><time pubdate datetime='2025-10-21'></time>",
      "Seen|||2025-10-21"
    ),
    ("<title>\n Only \n this</title>", "Only this|||"),
    (
      """
      <script type="application/ld+json">not JSON</script><script type="application/ld+json">[{"@type":"WebPage","name":"No"},
      {"@graph":[{"@type":["Thing","ReportageNewsArticle"],"headline":"In a graph","publisher":["Two","Three"],
      "datePublished":20251021,"url":"javascript:alert(1)"}]}]</script><meta name="date" content="2025-10-21">
      """, "In a graph|Two||2025-10-21"
    ),
    (
      """
      <script type="application/ld+json">[{"@type":"NewsArticle","headline":"Trump&#8217;s plan"},
      {"@type":"NewsArticle","headline":"Other","url":"https://example.com/other","datePublished":"2020-01-01"}]</script>
      <link rel=canonical href="https://example.com/own"><header><time itemprop=datePublished datetime=2025-10-21></time></header>
      <article><p>On <time datetime=2022-02-24>that day</time></p></article><time datetime=PT5M>5 minutes</time>
      """, "Trump’s plan||https://example.com/own|2025-10-21"
    ),
  ])
  func `the facts in a page's head are read`(head: String, expected: String) throws {
    let text = String(repeating: "<p>A paragraph that is long enough to be an article's text.</p>", count: 4)
    let facts = try article("a.html", "<html><body>\(head)\(text)").facts
    let date = facts.date?.day.description ?? ""
    #expect([facts.title ?? "", facts.publisher ?? "", facts.url ?? "", date].joined(separator: "|") == expected)
  }

  private static let filler =
    "Enough words to be taken for the text of an article by anybody who counts them, and then some more "
    + "of them, so that there is no doubt about it at all: an article has more text than what stands around it."

  @Test(arguments: [
    "<nav><p>\(filler)</p></nav><article><p>\(filler)</p></article><footer>\(filler)</footer>",
    "<main><p>\(filler)</p><aside>x</aside></main><div><p>\(filler) And more.</p></div>",
    "<div><div><p>\(filler)</p></div></div><div>x</div>",
    "<article><p>teaser</p></article><article><p>\(filler)</p></article>",
    "<div role=main>\(filler)<script>x()</script><style>p{}</style><noscript>y</noscript></div>",
    "<article><p>\(filler)<p hidden>x</p><p style='display: none'>y<p aria-hidden=true>z</article>",
    "<div itemprop=articleBody><p>\(filler)</p></div><article><p>\(filler) x</p></article>",
    "<main><p>\(filler)</p><p>\(filler)</p><p>\(filler)</p><article>\(filler)</article></main>",
    "<article><p>\(filler)</p></article><div class='post comment'><article><p>\(filler) \(filler)</p></article></div>",
    "<form><article><p>\(filler)</p></article></form>",
    "<div aria-hidden=true><article><p>\(filler)</p></article></div>",
    "<div><div itemprop='articleBody text'><p>\(filler)</p></div><div class=par><p>x</p></div></div>",
    "<article><figure><img><figcaption>x</figcaption></figure>\(filler)<form>y</form><iframe></iframe></article>",
  ])
  func `the text is taken from the page's main element`(body: String) throws {
    let texts = try article("a.html", "<html><body>\(body)").paragraphs.map(\.text)
    #expect(Set(texts) == [Self.filler])
  }

  @Test(arguments: [
    "<article><p>A \(filler)</article><article><p>B \(filler)</article><article><p>C \(filler)</article>",
    """
    <div itemprop=articleBody><p>A \(filler)</p></div><p>advert</p>
    <div itemprop=articleBody><p>B \(filler)</p><p>C \(filler)</p></div>
    """,
    "<div><div class=par><p>A \(filler)</div><div class=par><p>B \(filler)</div><div class=par><p>C \(filler)</div></div>",
    "<div class=cookies><p>\(filler)\(filler)\(filler)\(filler)</div><div><p>A \(filler)<p>B \(filler)<p>C \(filler)</div>",
  ])
  func `all parts of an article are read`(body: String) throws {
    let texts = try article("a.html", "<html><body>\(body)").paragraphs.map { $0.text.prefix(1) }
    #expect(texts == ["A", "B", "C"])
  }

  @Test(
    arguments: [
      ("", [0x93, 0x94]), ("<meta charset=iso-8859-1>", [0x93, 0x94]),
      ("<meta charset=utf-8>", [0xE2, 0x80, 0x9C, 0xE2, 0x80, 0x9D]),
    ] as [(String, [UInt8])])
  func `quotation marks survive a wrongly declared encoding`(head: String, marks: [UInt8]) throws {
    let half = marks.count / 2
    // A stray byte that is not UTF-8 follows the text.
    let tail: [UInt8] = head.contains("utf-8") ? [0xE9, 0x20] + Array(String(repeating: "é", count: 30).utf8) : []
    var page = Array("\(head)<article><p>".utf8) + marks[..<half]
    page += Array("Words".utf8) + marks[half...] + Array(Self.filler.utf8) + tail
    let read = readArticle(SourceFile(path: "a.html", bytes: page), zone: .utc, today: Self.today)
    #expect(read.value?.paragraphs.first?.text.hasPrefix("“Words”") == true)
  }

  @Test func `paragraphs are those that a reader sees`() throws {
    let page = try article(
      "a.html",
      """
      <!doctype html>
      <article><h2>Later</h2>
      <p>He said <b>no</b>,<br>and <q>never again</q>.
      <p>Two&nbsp;words</p><ul><li>an item<li>another</ul>
      Loose text. \(Self.filler)
      <blockquote><p>Quoted.</p></blockquote></article>
      """)
    #expect(
      page.paragraphs.map(\.text) == [
        "Later", "He said no, and “never again”.", "Two words", "an item", "another", "Loose text. \(Self.filler)",
        "Quoted.",
      ])
    #expect(page.paragraphs.map(\.isHeading) == [true, false, false, false, false, false, false])
    #expect(page.paragraphs.map(\.line) == [2, 3, 4, 4, 4, 5, 6])
  }

  @Test(arguments: [
    "Sign up for our newsletter", "Get the best stories in your inbox every morning.", "Enter your email address",
    "By signing up you agree that your email address is kept.", "You can unsubscribe at any time.",
    "Jetzt unseren Newsletter abonnieren", "Inscrivez-vous à notre newsletter", "Suscríbete a nuestro boletín",
    "Zapisz się na newsletter", "Подпишитесь на нашу рассылку", "Iratkozzon fel hírlevelünkre",
  ])
  func `a line that asks the reader to order letters is not the article's`(line: String) throws {
    let told = "He told the newsletter’s readers to send their email to the council."
    let page = try article(
      "a.html", "<article><p>First. \(Self.filler)</p><p>\(line)</p><p>\(told)</p><p>Last. \(Self.filler)</p></article>"
    )
    #expect(page.paragraphs.map(\.text) == ["First. \(Self.filler)", told, "Last. \(Self.filler)"])
  }

  @Test func `the encoding that a page declares is used`() throws {
    let page =
      Array("<meta charset=windows-1251><article><p>".utf8) + [0xCF, 0xF3, 0xF2, 0xE8, 0xED]
      + Array(" \(Self.filler)".utf8)
    let read = readArticle(SourceFile(path: "a.html", bytes: page), zone: .utc, today: Self.today)
    #expect(read.value?.paragraphs.first?.text.hasPrefix("Путин ") == true)
  }

  // MARK: Mistakes

  /// A file of repeated bytes; its path is its name in the list of cases.
  struct BadFile: CustomTestStringConvertible {
    let path: String
    var bytes: [UInt8]
    var testDescription: String { path }

    init(_ path: String, _ text: String, times: Int = 1, tail: [UInt8] = []) {
      self.path = path
      bytes = Array(repeating: Array(text.utf8), count: times).flatMap(\.self) + tail
    }
  }

  @Test(arguments: [
    (BadFile("empty.txt", " \n"), "empty.txt:1:1: error: there is no article's text in the file [article.empty]"),
    (BadFile("script.html", "<html><body><script>all()</script>"), "error: there is no article's text in the file"),
    (
      BadFile("koi8.txt", "One\ntwo ", tail: [0xD7, 0xC5, 0xD3]),
      "koi8.txt:2:5: error: the file is not UTF-8 [file.encoding]"
    ),
    (BadFile("pdf", "%PDF-1.4"), "pdf:1:1: error: this is a PDF, not an article's text [article.kind]"),
    (BadFile("head.md", "---\ntitle: x\n"), "head.md:1:1: error: the head is not closed [head.unclosed]"),
    (
      BadFile("a.mhtml", "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"),
      "a.mhtml:1:1: error: there is no text in the mail [article.empty]"
    ),
    (BadFile("deep.html", "<b>", times: 5000), "error: the page's elements are nested too deeply"),
    (BadFile("long.txt", "a ", times: 600_000), "error: the article's text is longer than 1024 KiB (1171 KiB)"),
    (BadFile("huge.txt", "a", times: largestArticle + 1), "error: the article is larger than 16 MiB"),
  ])
  func `a file that is not an article gets a diagnostic`(file: BadFile, expected: String) {
    let read = readArticle(SourceFile(path: file.path, bytes: file.bytes), zone: .utc, today: Self.today)
    #expect(read.value == nil)
    #expect(read.diagnostics.map(\.description).joined().contains(expected), "\(read.diagnostics)")
  }
}

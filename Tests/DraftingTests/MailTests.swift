import Base
import Testing

@testable import Drafting

/// Mails, and pages that a browser saved as one file.
@Suite struct MailTests {
  private func read(_ text: String) throws -> Article {
    let today = try #require(Day("2026-11-28"))
    let file = SourceFile(path: "a.eml", bytes: Array(text.utf8))
    let read = readArticle(file, zone: .utc, today: today)
    return try #require(read.value, "\(read.diagnostics)")
  }

  private static let prose =
    "The council met in the evening and went home early, which nobody had expected of it at all."

  @Test func `a page in one file is read as a page`() throws {
    let article = try read(
      """
      From: <Saved by Blink>
      Snapshot-Content-Location: https://example.org/dam?utm_source=x
      Subject: =?utf-8?Q?The_dam_=E2=80=93_held?=
      Date: Tue, 3 Jun 2025 23:40:10 -0500
      MIME-Version: 1.0
      Content-Type: multipart/related; type="text/html"; boundary="----x"

      ------x
      Content-Type: text/css
      Content-Transfer-Encoding: quoted-printable

      p { color: red }
      ------x
      Content-Type: text/html
      Content-Transfer-Encoding: quoted-printable

      <html><meta charset=3Dutf-8><article><p>=E2=80=9CWe go now,=E2=80=9D said Ann Roe. \(Self.prose) It was la=
      te.</p></article></html>
      ------x--
      """)
    #expect(article.facts.title == "The dam – held")
    #expect(article.facts.url == "https://example.org/dam")
    #expect(article.facts.date?.day.description == "2025-06-03")
    #expect(article.paragraphs.map(\.text) == ["“We go now,” said Ann Roe. \(Self.prose) It was late."])
  }

  @Test func `a forwarded mail is the mail that was forwarded`() throws {
    let article = try read(
      """
      From: dana@example.org
      Subject: FYI
      Date: Wed, 12 Nov 2025 09:00:00 +0100

      See below.

      ---------- Forwarded message ----------
      From: desk@example.org
      Date: Mon, 3 Nov 2025 14:11:52 +0100
      Subject: Fwd: Bridge shut
      To: dana@example.org

      \(Self.prose)

      \(Self.prose)
      """)
    #expect(article.facts.title == "Bridge shut")
    #expect(article.facts.date?.day.description == "2025-11-03")
    #expect(article.paragraphs.map(\.text) == [Self.prose, Self.prose])
  }

  @Test(arguments: [
    ("iso-8859-1", "Br=FCcke", "Brücke"), ("windows-1252", "=93So=94", "“So”"), ("utf-8", "Br=C3=BCcke", "Brücke"),
  ])
  func `a mail's text is read in its encoding`(encoding: String, written: String, expected: String) throws {
    let head = "From: a@example.org\nSubject: Talks\nContent-Type: text/plain; charset=\(encoding)\n"
    let article = try read("\(head)Content-Transfer-Encoding: quoted-printable\n\n\(written) it was. \(Self.prose)\n")
    #expect(article.paragraphs.first?.text == "\(expected) it was. \(Self.prose)")
  }

  @Test func `an encoding that Gazette does not know is a mistake`() throws {
    let text = "From: a@example.org\nSubject: Talks\nContent-Type: text/plain; charset=koi8-r\n\nText.\n"
    let read = readArticle(
      SourceFile(path: "a.eml", bytes: Array(text.utf8)), zone: .utc, today: try #require(Day("2026-11-28")))
    #expect(read.value == nil)
    #expect(read.diagnostics.map(\.description).joined().contains("the mail's text is in the encoding koi8-r"))
  }
}

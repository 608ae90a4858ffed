import Base
import Foundation
import Testing

@testable import Pages

@Suite struct EditionPartTests {
  @Test(arguments: [
    ("Desk <desk@example.org>", "Desk <desk@example.org>"), ("desk@example.org", "desk@example.org"),
    ("Desk, \"night\" <d@x.org>", "\"Desk, \\\"night\\\"\" <d@x.org>"), ("<d@x.org>", "<d@x.org>"),
    ("Редакція <d@x.org>", "=?utf-8?B?0KDQtdC00LDQutGG0ZbRjw==?=\r\n <d@x.org>"),
    ("A\r\nBcc: all@x.org <d@x.org>", "\"A  Bcc: all@x.org\" <d@x.org>"),
  ])
  func `a sender becomes the text of one header field`(sender: String, mailbox: String) {
    #expect(MailMessage.mailbox(sender) == mailbox)
  }

  @Test func `a long subject is folded between characters`() throws {
    let subject = String(repeating: "Переговори 😀 ", count: 20)
    let encoded = MailMessage.encoded(subject, after: 9)
    let lines = encoded.components(separatedBy: "\r\n ")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    let decoded = try lines.map { line in
      let word = try #require(line.wholeMatch(of: /=\?utf-8\?B\?(.*)\?=/))
      return String(decoding: try #require(Data(base64Encoded: String(word.1))), as: UTF8.self)
    }
    #expect(decoded.joined() == subject)
    #expect(decoded.allSatisfy { !$0.contains("\u{FFFD}") })
  }

  @Test func `text is broken at 72 columns, where wide characters take two`() {
    #expect(PlainPage.wrapped(String(repeating: "word ", count: 40)).allSatisfy { $0.utf8.count <= 72 })
    #expect(PlainPage.wrapped(String(repeating: "語", count: 100)).map(\.count) == [36, 36, 28])
    let address = "https://example.org/" + String(repeating: "a", count: 100)
    #expect(PlainPage.wrapped("see \(address) there") == ["see", address, "there"])
    #expect(PlainPage.wrapped("") == [])
  }

  @Test func `links of a page become absolute outside of it`() {
    let html = """
      <a href="/a/">a</a><a href="#n">n</a><a href="//x.org/">x</a><a href="https://y.org/">y</a><img src="/i.png" alt="=&quot;/no">
      <p data-href="/no">href=&quot;/no&quot;</p>
      """
    let whole = String(
      utf8: absolute(Array(html.utf8), origin: "https://example.org", page: "https://example.org/p/"))
    #expect(
      whole == """
        <a href="https://example.org/a/">a</a><a href="https://example.org/p/#n">n</a><a href="//x.org/">x</a>\
        <a href="https://y.org/">y</a><img src="https://example.org/i.png" alt="=&quot;/no">
        <p data-href="/no">href=&quot;/no&quot;</p>
        """)
  }

  @Test(arguments: [
    ("annex.pdf", "https://example.org/a/b/annex.pdf"), ("../", "https://example.org/a/"),
    ("./x", "https://example.org/a/b/x"), ("../../../../x", "https://example.org/x"), ("", "https://example.org/a/b/"),
    ("?q=1", "https://example.org/a/b/?q=1"), ("mailto:a@b.org", "mailto:a@b.org"),
    ("..", "https://example.org/a/b/.."),
  ])
  func `an address is resolved against its page`(written: String, whole: String) {
    let html = absolute(
      Array("<a href=\"\(written)\">x".utf8), origin: "https://example.org", page: "https://example.org/a/b/")
    #expect(String(utf8: html) == "<a href=\"\(whole)\">x")
  }

  @Test func `the checksum is the CRC-32 of ZIP`() {
    #expect(ZipArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }
}

import Base
import Foundation
import Testing

@testable import Formats

@Suite struct MailMessageTests {
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
}

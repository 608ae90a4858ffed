package import Base

/// A letter as a file that mail programs can open: `multipart/alternative`, with the plain text first (RFC 5322, RFC
/// 2045 to 2047).
package struct MailMessage: Sendable {
  /// `Desk <desk@example.org>`. If it is nil, the sender is an address at the host that nobody has; a mail program
  /// replaces it with the writer's own.
  package let sender: String?
  /// The name of the sender if `sender` is nil.
  package let site: String
  /// Without a port.
  package let host: String
  package let subject: String
  package let date: Timestamp
  /// BCP 47.
  package let language: String

  package init(
    sender: String?, site: String, host: String, subject: String, date: Timestamp, language: String
  ) {
    self.sender = sender
    self.site = site
    self.host = host
    self.subject = subject
    self.date = date
    self.language = language
  }

  /// The message with a text, in two forms.
  package func bytes(text: String, html: [UInt8]) -> [UInt8] {
    // Headers must be ASCII, even if the host is not.
    let host = host.utf8.allSatisfy { $0 < 0x80 } ? host : "localhost"
    let text = Array(text.utf8)
    let mark = contentHash(text + html)
    let boundary = "=_gazette_\(mark)"
    var output: [UInt8] = []
    func line(_ text: String) { output.append(text + "\r\n") }

    line("From: " + Self.mailbox(sender ?? "\(site) <noreply@\(host)>"))
    line("Subject: " + Self.encoded(subject, after: 9))
    line("Date: " + Self.date(date))
    line("Message-ID: <\(mark)@\(host)>")
    line("MIME-Version: 1.0")
    line("X-Unsent: 1")
    line("Content-Language: \(language)")
    line("Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"")
    line("")
    for (type, content) in [("text/plain", text), ("text/html", html)] {
      line("--\(boundary)")
      line("Content-Type: \(type); charset=utf-8")
      // A text that is mostly in another script is half as long in base64.
      let isMostlyOther = content.count { $0 >= 0x80 } > content.count / 6
      line("Content-Transfer-Encoding: \(isMostlyOther ? "base64" : "quoted-printable")")
      line("")
      if isMostlyOther {
        // 57 bytes are a line of 76 letters.
        for start in stride(from: 0, to: content.count, by: 57) {
          line(Self.base64(content[start..<min(content.count, start + 57)]))
        }
      } else {
        Self.appendQuotedPrintable(content, to: &output)
        line("")
      }
    }
    line("--\(boundary)--")
    return output
  }

  /// `Tue, 21 Oct 2025 18:30:00 +0200` (RFC 5322, section 3.3); in English, as the standard has it.
  static func date(_ moment: Timestamp) -> String {
    let (year, month, day) = moment.day.civil
    let second = (moment.instant ?? 0) + moment.offset - moment.day.number * 86_400
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let zone = abs(moment.offset) / 60
    return "\(weekdays[moment.day.weekday - 1]), \(day) \(months[month - 1]) \(padded(year, 4)) "
      + "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2)) "
      + "\(moment.offset < 0 ? "-" : "+")\(padded(zone / 60, 2))\(padded(zone % 60, 2))"
  }

  /// A name and an address in angle brackets. The name is quoted or encoded if it must be.
  static func mailbox(_ text: String) -> String {
    guard let open = text.lastIndex(of: "<"), text.hasSuffix(">") else { return clean(text) }
    let address = clean(String(text[open...]))
    let name = clean(String(text[..<open])).trimmed
    if name.isEmpty { return address }
    guard name.utf8.allSatisfy({ $0 < 0x80 }), name.utf8.count < 60, !name.contains("=?") else {
      return "\(encodedWords(name))\r\n \(address)"
    }
    let isAtom = name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == .space }
    return isAtom
      ? "\(name) \(address)" : "\"\(name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\" \(address)"
  }

  /// A header's text. Short ASCII does not change; any other text becomes encoded words (RFC 2047), without cutting a
  /// character.
  static func encoded(_ text: String, after used: Int) -> String {
    let text = clean(text)
    if text.utf8.count + used <= 76, text.utf8.allSatisfy({ $0 < 0x80 }), !text.contains("=?") { return text }
    return encodedWords(text)
  }

  /// Encoded words have at most 64 characters: a line has 76, and the first line contains the header's name too.
  private static func encodedWords(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if words[words.count - 1].count + bytes.count > 39 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(base64($0))?=" }.joined(separator: "\r\n ")
  }

  /// The text with a space in place of each control character. A line end would end the header.
  private static func clean(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  /// RFC 2045, section 6.7: lines of at most 76 characters, line ends as CRLF.
  private static func appendQuotedPrintable(_ bytes: [UInt8], to output: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    var length = 0
    for (index, byte) in bytes.enumerated() {
      if byte == .lineFeed {
        output.append("\r\n")
        length = 0
        continue
      }
      let endsLine = index + 1 == bytes.count || bytes[index + 1] == .lineFeed
      let isPlain =
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "=") || (byte == .space || byte == .tab) && !endsLine
      // Some servers would end the message at a line that begins with a dot.
      let isSafe = isPlain && !(byte == UInt8(ascii: ".") && length == 0)
      if length + (isSafe ? 1 : 3) > (endsLine ? 76 : 75) {
        output.append("=\r\n")
        length = 0
      }
      if isSafe {
        output.append(byte)
        length += 1
      } else {
        output += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        length += 3
      }
    }
  }

  private static func base64(_ bytes: some RandomAccessCollection<UInt8>) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes.dropFirst(start).prefix(3)
      let bits = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for place in 0..<4 {
        output.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(utf8: output)
  }
}

import Base
import FoundationEssentials

/// A mail, or a page that a browser saved as one (`.eml`, `.mht`): MIME with its parts (RFC 2045 to 2047, RFC 2557).
struct MailMessage {
  /// The fields of its head by their names in lower case.
  let head: [String: String]
  /// The parts that hold text, in order.
  let texts: [Text]

  /// A part with text.
  struct Text {
    let isHTML: Bool
    /// The name of its encoding; nil if it gives none.
    let encoding: String?
    let bytes: [UInt8]
  }

  /// The first lines of a file show whether it is a mail: fields, one of which only mails have.
  static func isMail(_ bytes: [UInt8]) -> Bool {
    var fields: Set<String> = []
    for line in lines(bytes.prefix(2048)[...]).prefix(12) {
      if line.first == .space || line.first == 0x09 { continue }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
      else { break }
      fields.insert(String(utf8: line[..<colon]).lowercased())
    }
    return fields.contains("mime-version") || fields.contains("received")
      || fields.contains("from") && !fields.isDisjoint(with: ["subject", "to", "date"])
  }

  init(_ bytes: [UInt8]) {
    let (head, body) = Self.split(bytes[...])
    self.head = head
    var texts: [Text] = []
    Self.collect(head, body, depth: 0, into: &texts)
    self.texts = texts
  }

  /// The subject without the marks of an answer or a forwarded mail.
  var subject: String? {
    guard var subject = head["subject"].map({ String($0.prefix(2000)) }).flatMap(Self.decodedWords)?.trimmed else {
      return nil
    }
    let marks = ["re:", "fw:", "fwd:", "aw:", "wg:", "tr:", "rv:"]
    while let mark = marks.first(where: { subject.lowercased().hasPrefix($0) }) {
      subject = String(subject.dropFirst(mark.count)).trimmed
    }
    return subject.isEmpty ? nil : subject
  }

  /// The mail that this one forwards in its text: the article that a person sent on.
  var forwarded: MailMessage? {
    guard let text = texts.first(where: { !$0.isHTML }),
      let bytes = TextEncoding.utf8(text.bytes, named: text.encoding)
    else { return nil }
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.endIndex
      let line = String(utf8: bytes[start..<end]).lowercased()
      start = min(bytes.endIndex, end + 1)
      guard
        [
          "forwarded message", "original message", "weitergeleitete nachricht", "message transféré",
          "mensaje reenviado",
        ]
        .contains(where: line.contains)
      else { continue }
      let inner = Array(bytes[start...].drop { $0.isASCIIWhitespace })
      return MailMessage.isMail(inner) ? MailMessage(inner) : nil
    }
    return nil
  }

  // MARK: Structure

  private static func collect(_ head: [String: String], _ body: ArraySlice<UInt8>, depth: Int, into texts: inout [Text])
  {
    let type = head["content-type"] ?? "text/plain"
    let kind = type.prefix { $0 != ";" }.lowercased().trimmed
    if kind.hasPrefix("multipart/"), let boundary = parameter("boundary", of: type), depth < 8 {
      for part in parts(of: body, boundary) {
        let (head, body) = split(part)
        collect(head, body, depth: depth + 1, into: &texts)
      }
    } else if kind == "message/rfc822", depth < 8 {
      let (inner, body) = split(body)
      collect(inner, body, depth: depth + 1, into: &texts)
    } else if ["text/html", "application/xhtml+xml", "text/plain"].contains(kind),
      head["content-disposition"]?.lowercased().hasPrefix("attachment") != true
    {
      let bytes = decoded(body, by: head["content-transfer-encoding"]?.lowercased().trimmed)
      texts.append(Text(isHTML: kind != "text/plain", encoding: parameter("charset", of: type), bytes: bytes))
    }
  }

  /// The fields of a head, and what follows after its empty line.
  private static func split(_ bytes: ArraySlice<UInt8>) -> ([String: String], ArraySlice<UInt8>) {
    var head: [String: String] = [:]
    var name: String?
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let end = bytes[index...].firstIndex(of: .lineFeed) ?? bytes.endIndex
      var line = bytes[index..<end]
      if line.last == .carriageReturn { line = line.dropLast() }
      index = min(bytes.endIndex, end + 1)
      if line.isEmpty { break }
      if line.first == .space || line.first == 0x09, let name {
        head[name, default: ""] += " " + String(utf8: line).trimmed
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        let field = String(utf8: line[..<colon]).lowercased().trimmed
        name = field
        if head[field] == nil { head[field] = String(utf8: line[(colon + 1)...]).trimmed }
      } else {
        name = nil
      }
    }
    return (head, bytes[index...])
  }

  private static func parts(of body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var index = body.startIndex
    while index < body.endIndex {
      let end = body[index...].firstIndex(of: .lineFeed) ?? body.endIndex
      if body[index..<end].starts(with: mark) {
        if let start { parts.append(body[start..<index]) }
        let isLast = body[(index + mark.count)..<end].starts(with: "--".utf8)
        start = isLast ? nil : min(body.endIndex, end + 1)
        if isLast { break }
      }
      index = min(body.endIndex, end + 1)
    }
    if let start { parts.append(body[start...]) }
    return parts
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(separator: .lineFeed, omittingEmptySubsequences: false).map {
      $0.last == .carriageReturn ? $0.dropLast() : $0
    }
  }

  /// `charset` of `text/html; charset="utf-8"`
  private static func parameter(_ name: String, of field: String) -> String? {
    for part in field.split(separator: ";").dropFirst() {
      guard let equals = part.firstIndex(of: "="),
        part[..<equals].lowercased().trimmed == name
      else { continue }
      let value = String(part[part.index(after: equals)...]).trimmed
      return value.hasPrefix("\"") ? String(value.dropFirst().prefix { $0 != "\"" }) : value
    }
    return nil
  }

  // MARK: Encodings

  private static func decoded(_ body: ArraySlice<UInt8>, by encoding: String?) -> [UInt8] {
    switch encoding {
    case "base64":
      let letters = body.filter { !$0.isASCIIWhitespace }
      let padded = letters + [UInt8](repeating: UInt8(ascii: "="), count: (4 - letters.count % 4) % 4)
      return Data(base64Encoded: Data(padded), options: .ignoreUnknownCharacters).map(Array.init) ?? []
    case "quoted-printable": return quotedPrintable(body)
    default: return Array(body)
    }
  }

  /// `=E2=80=9C` is one character, and `=` at a line's end joins it with the next.
  private static func quotedPrintable(_ body: ArraySlice<UInt8>, underscoreIsSpace: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count)
    var index = body.startIndex
    while index < body.endIndex {
      let byte = body[index]
      index += 1
      if byte == UInt8(ascii: "=") {
        if let value = hex(body, index) {
          bytes.append(value)
          index += 2
        } else {
          while index < body.endIndex, body[index] == .carriageReturn || body[index] == .space { index += 1 }
          if index < body.endIndex, body[index] == .lineFeed { index += 1 }
        }
      } else {
        bytes.append(underscoreIsSpace && byte == UInt8(ascii: "_") ? .space : byte)
      }
    }
    return bytes
  }

  private static func hex(_ body: ArraySlice<UInt8>, _ index: Int) -> UInt8? {
    guard index + 1 < body.endIndex, body[index] != UInt8(ascii: "+"), body[index] != UInt8(ascii: "-") else {
      return nil
    }
    return UInt8(String(utf8: body[index...(index + 1)]), radix: 16)
  }

  /// A field with `=?utf-8?Q?…?=` in it (RFC 2047).
  private static func decodedWords(_ field: String) -> String? {
    var result = ""
    var rest = field[...]
    var wasWord = false
    while let start = rest.firstRange(of: "=?") {
      let parts = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].hasPrefix("=") else { break }
      let between = rest[..<start.lowerBound]
      if !(wasWord && between.allSatisfy(\.isWhitespace)) { result += between }
      let bytes =
        parts[1].lowercased() == "b"
        ? Data(base64Encoded: String(parts[2])).map(Array.init) ?? []
        : quotedPrintable(Array(parts[2].utf8)[...], underscoreIsSpace: true)
      guard let known = TextEncoding.utf8(bytes, named: String(parts[0])) else { return nil }
      result += String(decoding: known, as: UTF8.self)
      rest = parts[3].dropFirst()
      wasWord = true
    }
    return result + rest
  }
}

package import Base

/// The format in which an article was saved.
enum ArticleFormat: Sendable, Equatable {
  case text, markdown, html, mail

  /// Decides by the file's ending, else by its first bytes.
  init(path: String, bytes: [UInt8]) {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if MailMessage.isMail(bytes), ending != "md", ending != "markdown" {
      self = .mail
      return
    }
    switch ending {
    case "html", "htm", "xhtml": self = .html
    case "md", "markdown": self = .markdown
    case "txt", "text": self = .text
    default: self = ArticleFormat(beginningOf: bytes)
    }
  }

  private init(beginningOf bytes: [UInt8]) {
    let start = bytes.prefix(1024).drop { $0.isASCIIWhitespace || byteOrderMark.contains($0) }
    let text = String(utf8: start.prefix(64)).lowercased()
    if text.hasPrefix("---\n") || text.hasPrefix("---\r") || text.hasPrefix("# ") {
      self = .markdown
    } else if text.hasPrefix("<") {
      self = .html
    } else {
      self = .text
    }
  }
}

/// The largest file that is read as an article, in bytes. It is large, since a saved page can contain its pictures and
/// scripts.
package let largestArticle = 16 * 1024 * 1024

/// The most text that an article may have, in bytes.
private let longestText = 1024 * 1024

/// Reads an article from plain text, Markdown or HTML; nil, with a diagnostic, if there is none in the file. An instant
/// gets its day from `zone`, and a day without a year is the latest one up to `today`.
package func readArticle(_ file: SourceFile, zone: Zone, today: Day) -> Diagnosed<Article?> {
  func refuse(_ id: DiagnosticID, _ message: String, at offset: Int = 0, hint: String? = nil) -> Diagnosed<Article?> {
    Diagnosed(nil, [Diagnostic(id, at: file.location(at: offset), message, hint: hint)])
  }
  if file.bytes.count > largestArticle {
    return refuse(
      .fileSize, "the article is larger than \(largestArticle / 1024 / 1024) MiB", hint: "save only its text")
  }
  if let kind = foreignKind(of: file.bytes) {
    return refuse(.articleKind, "this is \(kind), not an article's text", hint: "save it as HTML or as plain text")
  }
  let format = ArticleFormat(path: file.path, bytes: file.bytes)
  var file = file
  let article: Diagnosed<Article?>
  switch format {
  case .html: article = readHTML(file, zone: zone, today: today)
  case .mail: article = readMail(file, zone: zone, today: today)
  case .text, .markdown:
    if let bytes = TextEncoding.utf8(file.bytes), bytes != file.bytes {
      file = SourceFile(path: file.path, bytes: bytes)
    }
    if let offset = file.firstInvalidByte {
      return refuse(.fileEncoding, "the file is not UTF-8", at: offset, hint: "save it as UTF-8")
    }
    article = format == .text ? readText(file, today: today) : readMarkdown(file, zone: zone, today: today)
  }
  guard var found = article.value else { return article }
  found.facts.tidy()
  let length = found.paragraphs.reduce(0) { $0 + $1.text.utf8.count }
  if length == 0 {
    return refuse(
      .articleEmpty, "there is no article's text in the file",
      hint: format == .html ? "where a script makes the page, save it from the browser once it is shown" : nil)
  }
  if length > longestText {
    return refuse(.fileSize, "the article's text is longer than \(longestText / 1024) KiB (\(length / 1024) KiB)")
  }
  return Diagnosed(found, article.diagnostics)
}

/// Reads a mail, or a page that a browser saved as one: its first page, else its text. What the page does not say of
/// itself, the mail's head says.
private func readMail(_ file: SourceFile, zone: Zone, today: Day) -> Diagnosed<Article?> {
  var mail = MailMessage(file.bytes)
  if let forwarded = mail.forwarded { mail = forwarded }
  guard let part = mail.texts.first(where: \.isHTML) ?? mail.texts.first else {
    return Diagnosed(nil, [Diagnostic(.articleEmpty, at: file.location(at: 0), "there is no text in the mail")])
  }
  var bytes = TextEncoding.utf8(part.bytes, named: part.encoding)
  // libxml2 knows more encodings.
  if bytes == nil, part.isHTML, let encoding = part.encoding {
    bytes = Array("<meta charset=\"\(encoding.filter { $0.isLetter || $0.isNumber || $0 == "-" })\">".utf8) + part.bytes
  }
  guard let bytes else {
    let message =
      "the mail's text is in the encoding \((part.encoding ?? "unknown").visible), which Gazette does not read"
    return Diagnosed(
      nil, [Diagnostic(.fileEncoding, at: file.location(at: 0), message, hint: "save it as UTF-8")])
  }
  let inner = SourceFile(path: file.path, bytes: bytes)
  let article =
    part.isHTML ? readHTML(inner, zone: zone, today: today) : readText(inner, today: today)
  guard var found = article.value else { return article }
  let address = mail.head["snapshot-content-location"] ?? mail.head["content-location"]
  let head = ArticleFacts(
    title: mail.subject, url: address.flatMap(webAddress),
    date: mail.head["date"].flatMap { publicationDate($0, zone: zone, today: today) })
  // A page knows more of itself than the mail does. In plain text the subject is certain and a title a guess.
  found.facts = part.isHTML ? found.facts.completed(by: head) : head.completed(by: found.facts)
  return Diagnosed(found, article.diagnostics)
}

/// The kind of a file that is certainly not text, by its first bytes.
private func foreignKind(of bytes: [UInt8]) -> String? {
  let kinds: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "a PDF"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive, such as DOCX, ODT or EPUB"),
    ([0x1F, 0x8B], "compressed"), ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"),
    (Array("{\\rtf".utf8), "RTF"), ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
  ]
  return kinds.first { bytes.starts(with: $0.0) }?.1
}

extension String {
  /// The text with single spaces as white space, and none at its ends.
  var collapsed: String {
    var text = String.UnicodeScalarView()
    var gap = false
    for scalar in unicodeScalars where scalar.value != 0xFFFE && scalar.value != 0xFFFF {
      if scalar.isASCII ? UInt8(ascii: scalar).isASCIIWhitespace : scalar.properties.isWhitespace {
        gap = !text.isEmpty
      } else {
        if gap { text.append(" ") }
        gap = false
        text.append(scalar)
      }
    }
    return String(text)
  }
}

package import Base
import FrontMatter
import Markdown

/// A Markdown file whose head was read: its fields, and the beginning of its body.
struct TextFile {
  var fields: Fields
  private(set) var body: SourceBody

  var file: SourceFile { body.file }

  /// The file's name without folders and ending.
  var stem: String { Self.stem(of: file.path) }

  /// The folder's name for the text of a bundle: `content/notes/2025-10-21-summit/index.md` has the name
  /// `2025-10-21-summit`.
  static func stem(of path: String) -> String {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    guard let name = parts.last else { return path }
    let stem = String(name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name)
    return stem == "index" && parts.count > 3 ? String(parts[parts.count - 2]) : stem
  }

  /// The body of a file whose head has an error; nil if it is not known where the body begins.
  static func body(of file: SourceFile) -> SourceBody? {
    guard file.bytes.count <= ContentFolder.largestText, file.firstInvalidByte == nil,
      let head = Head.find(in: file).value
    else { return nil }
    return SourceBody(file: file, start: head.bodyStart, line: head.bodyLine)
  }

  /// Reads a file's head; nil if the file cannot be used. A file with text and without a head can be used only if
  /// `headIsOptional`.
  static func read(_ file: SourceFile, _ what: String, headIsOptional: Bool = false) -> Diagnosed<TextFile?> {
    if file.bytes.count > ContentFolder.largestText {
      let size = "\(file.bytes.count / 1024) KiB"
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .fileSize, at: SourceLocation(path: file.path), "the file is larger than 1 MiB (\(size))", hint: "split it")
        ])
    }
    if let offset = file.firstInvalidByte {
      return Diagnosed(
        nil,
        [Diagnostic(.fileEncoding, at: file.location(at: offset), "the file is not UTF-8", hint: "save it as UTF-8")])
    }
    let head = Head.find(in: file)
    guard let found = head.value else {
      let start = file.bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
      guard headIsOptional, head.diagnostics.allSatisfy({ $0.id == .headMissing }),
        file.bytes[start...].contains(where: { !$0.isASCIIWhitespace })
      else { return Diagnosed(nil, head.diagnostics) }
      let body = SourceBody(file: file, start: start, line: 1)
      return Diagnosed(TextFile(fields: .none(of: file), body: body))
    }
    let yaml = YAMLParser.parse(file, range: found.yaml, firstLine: found.firstLine)
    guard let root = yaml.value else { return Diagnosed(nil, yaml.diagnostics) }
    let fields = Fields.of(root, what)
    return Diagnosed(
      fields.value.map {
        TextFile(fields: $0, body: SourceBody(file: file, start: found.bodyStart, line: found.bodyLine))
      }, fields.diagnostics)
  }

  /// Reads a whole file: reads its head, calls `make` to take the fields, and reports the fields that are left. Nil if
  /// the head has errors. `what` and `finished` name the kind of file in messages: `the note`, `a note`.
  static func read<Value>(
    _ file: SourceFile, _ what: String, finishing finished: String, headIsOptional: Bool = false,
    _ make: (inout TextFile) -> Value?
  ) -> Diagnosed<Value?> {
    let opened = read(file, what, headIsOptional: headIsOptional)
    guard var text = opened.value else { return Diagnosed(nil, opened.diagnostics) }
    let value = make(&text)
    let diagnostics = text.fields.finish(finished)
    return Diagnosed(diagnostics.hasErrors ? nil : value, diagnostics)
  }

  // MARK: Fields that several kinds of file have

  /// The title of the head. If the head has none: the first heading, which is no longer part of the body if the text
  /// begins with it, else `name`. Nil, with a diagnostic, for a title that is blank or no text.
  mutating func title(of what: String, default name: String, _ markdown: MarkdownOptions) -> String? {
    if fields.peek("title") != nil || fields.isBlank("title") {
      let (file, line) = (file, fields.place("title").line)
      return fields.requiredText("title", of: what, hint: Self.commentHint("title", file, line))?.value
    }
    // `title` is known, for what may be a slip of the pen.
    _ = fields.value("title")
    return takeHeading(markdown) ?? Self.title(fromName: name)
  }

  /// `summit-announced` is `Summit announced`; a name with spaces or capital letters is a title already.
  private static func title(fromName name: String) -> String {
    guard !name.contains(" "), name == name.lowercased(), Day(name) == nil else { return name }
    let words = name.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return words.isEmpty ? name : words.prefix(1).uppercased() + words.dropFirst()
  }

  /// `title: #1 of many` has no value for YAML: ` #` begins a comment.
  private static func commentHint(_ key: String, _ file: SourceFile, _ number: Int) -> String? {
    let line = file.line(number)
    guard let hash = line.firstIndex(of: "#"), let colon = line.firstIndex(of: ":"), colon < hash else { return nil }
    return "'#' begins a comment; write \(key): \(String(line[hash...]).trimmed.singleQuotedInYAML)"
  }

  /// The text of the first heading of the first level, or of any level if the text begins with it; the body then begins
  /// behind it.
  private mutating func takeHeading(_ markdown: MarkdownOptions) -> String? {
    guard body.file.bytes[body.start...].contains(where: { "#=-".utf8.contains($0) }) else { return nil }
    let document = MarkdownParser.parse(file, from: body.start, line: body.line, options: markdown).value
    let isFirst: Bool
    if document.nodes.count > 1, case .heading = document.nodes[1].kind { isFirst = true } else { isFirst = false }
    guard let heading = isFirst ? 1 : document.nodes.firstIndex(where: { $0.kind == .heading(level: 1) }) else {
      return nil
    }
    let text = document.plainText(of: heading).trimmed
    guard !text.isEmpty else { return nil }
    if isFirst { body = body.dropping(headingAt: Int(document.nodes[heading].line)) }
    return text
  }

  /// Addresses that the page had before: `aliases` that begin with a slash, Jekyll's `redirect_from`, and where another
  /// tool published it, `permalink` (Jekyll, Eleventy) and `url` (Hugo). A pattern such as `/:year/:title/` is none.
  mutating func formerAddresses(_ aliases: [Located<String>]) -> [Located<SitePath>] {
    var addresses = oldAddresses(aliases + fields.textsOrOne("redirect_from"))
    for key in ["permalink", "url"] {
      guard case .scalar(let text, _)? = fields.peek(key)?.content, let path = SitePath(written: text.trimmed),
        !text.contains(":")
      else { continue }
      addresses.append(Located(path, fields.place(key)))
      _ = fields.value(key)
    }
    return addresses
  }

  /// The name of a template in `layout`. The key stays among the others too, as archives of other tools have it.
  var layout: Located<String>? {
    mutating get {
      guard case .scalar(let text, _)? = fields.peek(fields.firstKey(of: ["layout"]))?.content else { return nil }
      return Located(text.trimmed, fields.place("layout"))
    }
  }

  /// The keys that have no meaning here, for templates and data.
  mutating func params(of what: String, _ rules: HeadRules) -> Params {
    guard rules.isStrict else { return Params(fields.remainder(of: what)) }
    // It was looked at, and stays among the keys of other tools where these are allowed.
    _ = fields.value(fields.firstKey(of: ["layout"]))
    return Params()
  }

  /// The slug of the head, else one made from the file's name; nil, with a diagnostic, if neither is possible.
  mutating func slug(default name: String) -> Slug? {
    if let written = fields.text("slug") {
      do throws(Slug.Fault) {
        return try Slug(checking: written.value)
      } catch {
        fields.report(
          Diagnostic(.slugInvalid, at: written.location, "'\(written.value)' cannot be a slug: \(error.rawValue)"))
        return nil
      }
    }
    if let slug = Slug(from: name) { return slug }
    fields.report(
      Diagnostic(
        .slugInvalid, at: SourceLocation(path: file.path), "the name '\(name)' makes no slug",
        hint: "add 'slug: …' to the head"))
    return nil
  }

  /// Old addresses among texts that begin with a slash.
  mutating func oldAddresses(_ texts: [Located<String>]) -> [Located<SitePath>] {
    texts.compactMap { text in
      if let path = SitePath(written: text.value) { return Located(path, text.location) }
      fields.report(
        Diagnostic(
          .addressInvalid, at: text.location, "'\(text.value)' cannot be an old address",
          hint: "a path within the site, such as /old/address/"))
      return nil
    }
  }

  /// An absolute http or https address. Characters that are not allowed in one are encoded.
  mutating func url(_ key: String) -> String? { Self.url(key, &fields) }

  static func url(_ key: String, _ fields: inout Fields) -> String? {
    guard let text = fields.text(key) else { return nil }
    return url(text, key, &fields)
  }

  static func url(_ text: Located<String>, _ key: String, _ fields: inout Fields) -> String? {
    let scheme = text.value.utf8.prefix { $0 != UInt8(ascii: ":") }
    let isWeb = ["http", "https"].contains { name in scheme.map { $0 | 0x20 }.elementsEqual(name.utf8) }
    if isWeb, text.value.utf8.dropFirst(scheme.count).starts(with: "://".utf8),
      text.value.utf8.count > scheme.count + 3,
      !text.value.utf8.contains(where: { $0 <= .space })
    {
      return text.value.percentEncodedIRI
    }
    fields.report(
      Diagnostic(
        .fieldValue, at: text.location,
        "\(key) must be an address that begins with http:// or https://, not '\(text.value)'"))
    return nil
  }
}

/// The body of a text file, not parsed yet.
package struct SourceBody: Sendable {
  package let file: SourceFile
  /// Byte offset in the file.
  package let start: Int
  /// Number of the body's first line.
  package let line: Int

  package init(file: SourceFile, start: Int, line: Int) {
    self.file = file
    self.start = start
    self.line = line
  }

  /// What follows a heading of one line, or of a text with a line of `=` or `-` below it.
  fileprivate func dropping(headingAt heading: Int) -> SourceBody {
    var rest = SourceBody(file: file, start: start, line: line)
    var isUnderlined = false
    while rest.start < file.bytes.count {
      let text = rest.file.bytes[rest.start...].prefix { $0 != .lineFeed }
      let next = SourceBody(file: file, start: min(text.endIndex + 1, file.bytes.count), line: rest.line + 1)
      let content = text.drop(while: \.isASCIIWhitespace)
      if rest.line == heading, content.first != UInt8(ascii: "#") { isUnderlined = true }
      let isUnderline =
        rest.line > heading && (content.first == UInt8(ascii: "=") || content.first == UInt8(ascii: "-"))
      if rest.line >= heading, !isUnderlined || isUnderline { return next }
      rest = next
    }
    return rest
  }
}

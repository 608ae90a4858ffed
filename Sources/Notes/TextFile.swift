package import Base
import FrontMatter

/// A Markdown file whose head was read: its fields, and the beginning of its body.
struct TextFile {
  var fields: Fields
  let body: SourceBody

  var file: SourceFile { body.file }

  /// The file's name without folders and ending.
  var stem: String { Self.stem(of: file.path) }

  static func stem(of path: String) -> String {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    return String(name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name)
  }

  /// Reads a file's head; nil if the file cannot be used. A file without a head can be used only if `headIsOptional`.
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
      guard headIsOptional, head.diagnostics.allSatisfy({ $0.id == .headMissing }) else {
        return Diagnosed(nil, head.diagnostics)
      }
      let start = file.bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
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
    if isWeb, text.value.dropFirst(scheme.count).hasPrefix("://"), !text.value.utf8.contains(where: { $0 <= .space }) {
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
}

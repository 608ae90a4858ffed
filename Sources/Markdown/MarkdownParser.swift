package import Base
import CCmark

/// What a site's settings say of its Markdown.
package struct MarkdownOptions: Sendable, Hashable {
  /// The values of `markdown` in gazette.yml.
  package enum Flavour: String, Sendable, CaseIterable {
    /// CommonMark and every extension of docs/notes.md.
    case extended
    /// CommonMark 0.30 and nothing else.
    case commonmark
  }

  package let flavour: Flavour
  /// Whether raw HTML and addresses of any scheme pass.
  package let allowsHTML: Bool
  /// What straight quotation marks become; nil for the marks of English.
  package private(set) var quotes: QuotationMarks?

  package init(flavour: Flavour = .extended, allowsHTML: Bool = false, language: String = "en") {
    self.flavour = flavour
    self.allowsHTML = allowsHTML
    quotes = flavour == .extended ? QuotationMarks.of(language) : nil
  }

  /// The same for a text in a language of its own, by BCP 47.
  package func inLanguage(_ language: String?) -> MarkdownOptions {
    guard let language else { return self }
    return MarkdownOptions(flavour: flavour, allowsHTML: allowsHTML, language: language)
  }
}

/// Reads Markdown into documents: libcmark for the language, our own reading of its tree for the extensions.
package enum MarkdownParser {
  /// Parses a file's body, from a byte offset on; `line` is the number of the body's first line in the file.
  ///
  /// `withholding` leaves out what links and citations must not tell.
  package static func parse(
    _ file: SourceFile, from offset: Int = 0, line: Int = 1, options: MarkdownOptions, withholding: Withholding? = nil
  ) -> Diagnosed<Document> {
    let limits = Limits.check(file, from: offset)
    guard limits.isEmpty else { return Diagnosed(Document(), limits) }

    var builder = DocumentBuilder(path: file.path, options: options, withholding: withholding)
    let text = withoutHiddenCharacters(file.bytes[offset...], line, &builder)
    if options.flavour == .commonmark {
      builder.document(Source(bytes: Array(text), firstLine: line))
    } else {
      let prepared = PreparedText(
        withLineFeeds(text), takesHTML: !options.allowsHTML, keepsQuotes: options.quotes != nil)
      if let open = prepared.openComment {
        builder.report(
          .markdownComment, line + open - 1, "nothing closes this comment, so that it would be published",
          hint: "end it with %%; write \\%% for the two marks themselves")
      }
      let footnotes = FootnoteDefinitions(in: prepared.text, firstLine: line)
      builder.marks = prepared.marks
      builder.footnotes = Footnotes(definitions: footnotes.definitions)
      builder.document(Source(bytes: footnotes.rest, firstLine: line))
    }
    return Diagnosed(builder.result, builder.diagnostics)
  }

  /// The text with a line feed for each carriage return that stands alone: libcmark ends a line there too, and what
  /// reads lines of the source must not disagree.
  private static func withLineFeeds(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(.carriageReturn) else { return text }
    var text = text
    for index in text.indices where text[index] == .carriageReturn {
      if index + 1 == text.endIndex || text[index + 1] != .lineFeed { text[index] = .lineFeed }
    }
    return text
  }

  /// The text without characters that nobody sees, with a warning of the first.
  private static func withoutHiddenCharacters(
    _ text: ArraySlice<UInt8>, _ line: Int, _ builder: inout DocumentBuilder
  ) -> ArraySlice<UInt8> {
    guard text.withUnsafeBufferPointer(\.mayHoldHiddenCharacters) else { return text }
    let (kept, hidden) = String(utf8: text).withoutHiddenCharacters()
    guard let hidden else { return text }
    let before = text[..<(text.firstIndex(of: Array(String(hidden).utf8)) ?? text.startIndex)]
    builder.report(
      .textHidden, line + before.count { $0 == .lineFeed }, "the text holds \(hidden.codePoint), which nobody sees",
      hint: "characters that control or turn text are left out")
    return Array(kept.utf8)[...]
  }
}

/// Markdown text on its way through libcmark, with its lines.
struct Source {
  let bytes: [UInt8]
  /// Number in the file of the text's first line.
  let firstLine: Int
  /// Where each line starts, and where the text ends.
  private(set) var lineStarts: [Int] = []
  /// The lines that look like link reference definitions, once a table has asked for them.
  var definitions: [UInt8]?

  init(bytes: [UInt8], firstLine: Int) {
    self.bytes = bytes
    self.firstLine = firstLine
    // Only tables look at lines, and there is no table without a pipe.
    guard bytes[...].contains("|") else { return }
    lineStarts = [0]
    for index in bytes.indices where bytes[index] == .lineFeed { lineStarts.append(index + 1) }
    lineStarts.append(bytes.count)
  }

  /// The bytes of a line, counted from 1, without its end.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number < lineStarts.count else { return [] }
    var line = bytes[lineStarts[number - 1]..<lineStarts[number]]
    while let last = line.last, last == .lineFeed || last == .carriageReturn { line.removeLast() }
    return line
  }
}

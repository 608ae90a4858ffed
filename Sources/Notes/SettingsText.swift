package import Base

/// A text of Markdown in gazette.yml.
package struct SettingsText: Sendable {
  package let body: SourceBody
  /// How far its lines are indented in gazette.yml.
  private let indentation: Int

  /// The text as a file of its own, in which each line has the number that it has in gazette.yml.
  init(_ text: Located<String>, in file: SourceFile) {
    let place = text.location
    let opening = file.line(place.line).dropFirst(place.column - 1).first
    let isBlock = opening == "|" || opening == ">"
    let line = place.line + (isBlock ? 1 : 0)
    indentation = isBlock ? file.line(line).prefix { $0 == " " }.count : place.column - 1
    let padding = [UInt8](repeating: .lineFeed, count: line - 1)
    body = SourceBody(
      file: SourceFile(path: file.path, bytes: padding + text.value.utf8 + [.lineFeed]), start: padding.count,
      line: line)
  }

  /// A diagnostic of the text, with its place in gazette.yml.
  package func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    let place = diagnostic.location
    return Diagnostic(
      diagnostic.id,
      at: SourceLocation(path: place.path, line: place.line, column: place.column + indentation),
      diagnostic.message, hint: diagnostic.hint)
  }
}

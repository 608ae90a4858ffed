import Base

/// A diagnostic as the panel shows it.
struct Problem: Sendable, Encodable, Equatable {
  let place: String
  let severity: String
  let id: String
  let message: String
  let hint: String?
  /// The line of the file, and at which of its characters the place is, from 1.
  let source: String?
  let column: Int
  /// An address that opens the place in the editor.
  let open: String

  /// The most characters of a line that are shown.
  private static let longestLine = 300

  init(_ diagnostic: Diagnostic, source: String?, open: String) {
    place = diagnostic.location.description
    severity = diagnostic.severity.rawValue
    id = diagnostic.id.rawValue
    message = diagnostic.message.visible
    hint = diagnostic.hint?.visible
    self.source = source.map { String($0.visible.prefix(Self.longestLine)) }
    column = diagnostic.location.column
    self.open = open
  }
}

/// What the pages in the browsers are told.
struct Bulletin: Sendable, Encodable {
  /// Counts what can be seen: a page that was made of another generation is out of date.
  let generation: Int
  let problems: [Problem]
  /// Addresses of files that changed and keep their names: pictures, say.
  let files: [String]
}

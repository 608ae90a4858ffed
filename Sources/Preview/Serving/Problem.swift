import Base

/// An error as the panel shows it.
struct Problem: Sendable, Encodable, Equatable {
  let place: String
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
    id = diagnostic.id.rawValue
    message = diagnostic.message.visible
    hint = diagnostic.hint?.visible
    self.source = source.map { String($0.visible.prefix(Self.longestLine)) }
    column = diagnostic.location.column
    self.open = open
  }

  /// That the machine failed, which no file is to blame for.
  init(failure: String) {
    place = "gazette"
    id = ""
    message = failure.visible
    hint = "Gazette tries again every two seconds"
    source = nil
    column = 1
    open = ""
  }
}

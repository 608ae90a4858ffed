import Base

/// A diagnostic as data for programs.
struct DiagnosticRecord: Encodable {
  let path: String
  let line: Int
  let column: Int
  let severity: String
  let id: String
  let message: String
  let hint: String?

  init(_ diagnostic: Diagnostic) {
    path = diagnostic.location.path
    line = diagnostic.location.line
    column = diagnostic.location.column
    severity = diagnostic.severity.rawValue
    id = diagnostic.id.rawValue
    message = diagnostic.message
    hint = diagnostic.hint
  }
}

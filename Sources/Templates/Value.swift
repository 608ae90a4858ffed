/// The value of a name in a template while a page is rendered.
@usableFromInline package enum Value: Sendable {
  case none
  case flag(Bool)
  /// Plain text: escaped where it is interpolated.
  case text(String)
  /// Rendered HTML: interpolated with three braces.
  case html([UInt8])
  case list([Value])
  case record(Record)
  /// Values by names that only the content knows.
  case map(OpenRecord)

  /// Whether a section over it is shown: neither false nor missing nor empty.
  var isTruthy: Bool {
    switch self {
    case .none: false
    case .flag(let flag): flag
    case .text(let text): !text.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .list(let items): !items.isEmpty
    case .record: true
    case .map(let map): !map.names.isEmpty
    }
  }
}

/// One thing that is wrong, or looks wrong, in what a person wrote: a value that a stage returns. It is an `Error`
/// only so that a parser that cannot go on may throw it to its own entry, typed.
@usableFromInline package struct Diagnostic: Error, Hashable {
  package enum Severity: String, Sendable, Comparable {
    case error, warning
    /// What is worth knowing and no mistake: never an error, with `--strict` either.
    case notice

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .notice: 2
      }
    }

    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  }

  package let id: DiagnosticID
  package let severity: Severity
  package let location: SourceLocation
  package let message: String
  /// What the person could do, without a full stop's worth of politeness: `did you mean 'x'?`
  package let hint: String?

  package init(_ id: DiagnosticID, at location: SourceLocation, _ message: String, hint: String? = nil) {
    self.id = id
    self.severity = id.severity
    self.location = location
    self.message = message
    self.hint = hint
  }
}

extension Diagnostic: Comparable {
  @usableFromInline package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    if a.location != b.location { return a.location < b.location }
    if a.severity != b.severity { return a.severity < b.severity }
    return (a.id.rawValue, a.message) < (b.id.rawValue, b.message)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `path:line:col: error: message [id]`, with the hint on a line of its own.
  @usableFromInline package var description: String {
    let line = "\("\(location)".visible): \(severity.rawValue): \(message.visible) [\(id.rawValue)]"
    guard let hint else { return line }
    return line + "\n  hint: \(hint.visible)"
  }
}

extension String {
  /// The text with control and bidirectional formatting characters made visible, so that what a file holds cannot
  /// drive the terminal that shows it.
  package var visible: String {
    guard unicodeScalars.contains(where: \.isInvisibleControl) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isInvisibleControl {
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// C0, C1 and DEL, and the marks, embeddings, overrides and isolates of UAX #9.
  package var isInvisibleControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

package import Base

/// What preview says on the terminal.
package enum PreviewReport: Sendable {
  /// Diagnostics that were not there before.
  case diagnostics([Diagnostic])
  /// A change is shown everywhere: how long after it was reported, and how long after that its own page showed it,
  /// where that came before.
  case shown(Change, everywhere: Duration, ownPage: Duration?)
  /// Why the folder cannot be watched by the system's own means.
  case notice(String)
  /// What the machine failed at; it is tried again.
  case failed(String)
}

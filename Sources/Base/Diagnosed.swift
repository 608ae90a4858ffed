/// What a stage made, with all that it found wrong on the way.
@usableFromInline package struct Diagnosed<Value> {
  @usableFromInline package var value: Value
  @usableFromInline package var diagnostics: [Diagnostic]

  @inlinable package init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}

extension Diagnosed: Sendable where Value: Sendable {}

extension [Diagnostic] {
  /// Whether a build with these may go on to write.
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// Whether they end the work; `isStrict` says whether warnings do.
  package func fails(isStrict: Bool) -> Bool { hasErrors || (isStrict && contains { $0.severity == .warning }) }
}

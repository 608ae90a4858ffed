/// A value and where it was written.
@usableFromInline package struct Located<Value> {
  @usableFromInline package let value: Value
  @usableFromInline package let location: SourceLocation

  @inlinable package init(_ value: Value, _ location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

extension Located: Sendable where Value: Sendable {}

/// A value and where it was written.
package struct Located<Value> {
  package let value: Value
  package let location: SourceLocation

  @inlinable package init(_ value: Value, _ location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

extension Located: Sendable where Value: Sendable {}

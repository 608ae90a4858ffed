/// Values by names that no shape declares: the keys that a person gave to a head.
@usableFromInline package final class OpenRecord: Sendable {
  /// In the order of the values.
  package let names: [String]
  let values: Record

  package init(_ entries: [(name: String, value: Value)]) {
    names = entries.map(\.name)
    values = Record(count: entries.count) { entries[$0].value }
  }

  /// The address of a value; nil if there is none of this name.
  func value(named name: String) -> UnsafePointer<Value>? { names.firstIndex(of: name).map { values.values + $0 } }
}

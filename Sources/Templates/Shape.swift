/// The names that a context gives to templates, each with its type and its meaning. Templates are compiled for it.
@usableFromInline package final class Shape: Sendable {
  package let name: String
  package let fields: [NamedField]
  private let slots: [String: Int]

  package init(_ name: String, _ fields: [NamedField]) {
    self.name = name
    self.fields = fields
    slots = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  func slot(of name: String) -> Int? { slots[name] }

  /// Whether templates may use a name.
  func hasName(_ name: String) -> Bool { slot(of: name) ?? slot(ofListAskedBy: name) != nil }

  /// The slot of the list that a name such as `hasSources` asks about: whether `sources` has items. Every list has such
  /// a name, without being declared.
  func slot(ofListAskedBy name: String) -> Int? {
    guard name.hasPrefix("has"), let first = name.dropFirst(3).first, first.isUppercase else { return nil }
    guard let slot = slots[first.lowercased() + name.dropFirst(4)], case .list = fields[slot].type() else { return nil }
    return slot
  }
}

/// One name of a shape.
package struct NamedField: Sendable {
  package let name: String
  package let documentation: String
  /// A closure, since two shapes can contain each other.
  package let type: @Sendable () -> ContextType

  package init(_ name: String, _ documentation: String, type: @escaping @Sendable () -> ContextType) {
    self.name = name
    self.documentation = documentation
    self.type = type
  }
}

/// The type of a name in a template.
@usableFromInline package indirect enum ContextType: Sendable {
  case text
  case html
  case flag
  case list(ContextType)
  case record(Shape)
  /// A value of which only the content knows what it is: a text, a list, or more values by name.
  case open

  /// The type as messages and the list of names show it: `list of topic`.
  package var name: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .flag: "yes or no"
    case .list(let item): "list of \(item.name)"
    case .record(let shape): shape.name
    case .open: "keys of a head"
    }
  }

  /// The shape of the record, or of the list's records.
  package var shape: Shape? {
    switch self {
    case .text, .html, .flag, .open: nil
    case .list(let item): item.shape
    case .record(let shape): shape
    }
  }

  /// Whether a context of this type has a name.
  func hasName(_ name: String) -> Bool {
    if case .record(let shape) = self { shape.hasName(name) } else { false }
  }

  /// Equal for types that templates cannot tell apart.
  var key: String {
    switch self {
    case .text, .html, .flag, .open: name
    case .list(let item): "[\(item.key)]"
    case .record(let shape): "\(ObjectIdentifier(shape))"
    }
  }
}

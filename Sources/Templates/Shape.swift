/// The names that a context type gives to templates, each with its type and what it means.
package final class Shape: Sendable {
  package let name: String
  package let fields: [Field]
  private let slots: [String: Int]

  package init(_ name: String, _ fields: [Field]) {
    self.name = name
    self.fields = fields
    slots = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  func slot(of name: String) -> Int? { slots[name] }

  /// Whether values stand in the order of the fields and have their types: what a context's `values` has to give.
  package func fits(_ values: [Value]) -> Bool {
    values.count == fields.count && zip(values, fields).allSatisfy { value, field in field.type().fits(value) }
  }
}

/// One name of a shape.
package struct Field: Sendable {
  package let name: String
  package let documentation: String
  /// A closure, since shapes may hold one another.
  package let type: @Sendable () -> ContextType

  package init(_ name: String, _ documentation: String, type: @escaping @Sendable () -> ContextType) {
    self.name = name
    self.documentation = documentation
    self.type = type
  }

  package static func text(_ name: String, _ doc: String) -> Field { Field(name, doc) { .text } }

  package static func html(_ name: String, _ doc: String) -> Field { Field(name, doc) { .html } }

  package static func flag(_ name: String, _ doc: String) -> Field { Field(name, doc) { .flag } }

  package static func texts(_ name: String, _ doc: String) -> Field { Field(name, doc) { .list(.text) } }

  package static func htmls(_ name: String, _ doc: String) -> Field { Field(name, doc) { .list(.html) } }

  package static func record(_ name: String, _ doc: String, _ context: (some TemplateContext).Type) -> Field {
    Field(name, doc) { .record(context.shape) }
  }

  package static func list(_ name: String, _ doc: String, _ context: (some TemplateContext).Type) -> Field {
    Field(name, doc) { .list(.record(context.shape)) }
  }
}

/// The type of a name in a template.
package indirect enum ContextType: Sendable {
  case text
  case html
  case flag
  case list(ContextType)
  case record(Shape)

  /// As messages and the list of names show it: `list of topic`.
  package var name: String {
    switch self {
    case .text: "text"
    case .html: "HTML"
    case .flag: "yes or no"
    case .list(let item): "list of \(item.name)"
    case .record(let shape): shape.name
    }
  }

  /// The shape of the record, or of the list's records.
  package var shape: Shape? {
    switch self {
    case .text, .html, .flag: nil
    case .list(let item): item.shape
    case .record(let shape): shape
    }
  }

  /// Whether a context of this type has a name.
  func hasName(_ name: String) -> Bool {
    if case .record(let shape) = self { shape.slot(of: name) != nil } else { false }
  }

  /// Equal for types that templates cannot tell apart.
  var key: String {
    switch self {
    case .text, .html, .flag: name
    case .list(let item): "[\(item.key)]"
    case .record(let shape): "\(ObjectIdentifier(shape))"
    }
  }

  func fits(_ value: Value) -> Bool {
    switch (self, value) {
    case (.text, .text), (.text, .none), (.html, .html), (.flag, .flag), (.record, .record), (.record, .none): true
    case (.list(let item), .list(let values)): values.first.map(item.fits) ?? true
    default: false
    }
  }
}

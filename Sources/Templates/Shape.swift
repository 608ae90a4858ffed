/// The names that a context type gives to templates, each with its type, its documentation and the way to its value.
package struct Shape<Root: Sendable>: Sendable {
  package let description: ShapeDescription
  @usableFromInline let accessors: [@Sendable (Root) -> Value]

  @inlinable package init(_ name: String, _ fields: [Field<Root>]) {
    description = ShapeDescription(name: name, fields: fields.map(\.description))
    accessors = fields.map(\.access)
  }
}

/// One name of a shape. The ways of making one are inlinable, so that each context type gets code of its own: pages make
/// and read millions of values.
package struct Field<Root: Sendable>: Sendable {
  @usableFromInline let description: FieldDescription
  @usableFromInline let access: @Sendable (Root) -> Value

  @inlinable init(
    _ name: String, _ documentation: String, type: @escaping @Sendable () -> ContextType,
    access: @escaping @Sendable (Root) -> Value
  ) {
    description = FieldDescription(name: name, documentation: documentation, type: type)
    self.access = access
  }

  @inlinable package static func text(_ name: String, _ doc: String, _ get: @escaping @Sendable (Root) -> String) -> Field {
    Field(name, doc, type: { .text }, access: { .text(get($0)) })
  }

  /// A text that may be missing.
  @inlinable package static func text(_ name: String, _ doc: String, _ get: @escaping @Sendable (Root) -> String?) -> Field {
    Field(name, doc, type: { .text }, access: { get($0).map(Value.text) ?? .none })
  }

  @inlinable package static func number(_ name: String, _ doc: String, _ get: @escaping @Sendable (Root) -> Int) -> Field {
    Field(name, doc, type: { .text }, access: { .text(String(get($0))) })
  }

  @inlinable package static func html(_ name: String, _ doc: String, _ get: @escaping @Sendable (Root) -> [UInt8]) -> Field {
    Field(name, doc, type: { .html }, access: { .html(get($0)) })
  }

  @inlinable package static func flag(_ name: String, _ doc: String, _ get: @escaping @Sendable (Root) -> Bool) -> Field {
    Field(name, doc, type: { .flag }, access: { .flag(get($0)) })
  }

  @inlinable package static func texts(_ name: String, _ doc: String, _ get: @escaping @Sendable (Root) -> [String]) -> Field {
    Field(name, doc, type: { .list(.text) }, access: { .list(get($0).map(Value.text)) })
  }

  @inlinable package static func record<Context: TemplateContext>(
    _ name: String, _ doc: String, _ get: @escaping @Sendable (Root) -> Context?
  ) -> Field {
    Field(
      name, doc, type: { .record(Context.shape.description) }, access: { get($0).map { .record($0.record) } ?? .none })
  }

  @inlinable package static func list<Context: TemplateContext>(
    _ name: String, _ doc: String, _ get: @escaping @Sendable (Root) -> [Context]
  ) -> Field {
    Field(
      name, doc, type: { .list(.record(Context.shape.description)) },
      access: { .list(get($0).map { .record($0.record) }) })
  }

  /// A list of contexts that are held elsewhere too.
  @inlinable package static func list<Context: TemplateContext>(
    _ name: String, _ doc: String, _ get: @escaping @Sendable (Root) -> [Prepared<Context>]
  ) -> Field {
    Field(
      name, doc, type: { .list(.record(Context.shape.description)) },
      access: { .list(get($0).map { .record($0.record) }) })
  }

  /// A context that is held elsewhere too.
  @inlinable package static func record<Context: TemplateContext>(
    _ name: String, _ doc: String, _ get: @escaping @Sendable (Root) -> Prepared<Context>
  ) -> Field {
    Field(name, doc, type: { .record(Context.shape.description) }, access: { .record(get($0).record) })
  }
}

/// What a template may know of a context type: its names, without the Swift type behind them.
package final class ShapeDescription: Sendable {
  package let name: String
  package let fields: [FieldDescription]
  private let slots: [String: Int]

  package init(name: String, fields: [FieldDescription]) {
    self.name = name
    self.fields = fields
    slots = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }

  func slot(of name: String) -> Int? { slots[name] }
}

/// A name, its type and what it means.
package struct FieldDescription: Sendable {
  package let name: String
  package let documentation: String
  /// A closure, since shapes may hold one another.
  package let type: @Sendable () -> ContextType

  package init(name: String, documentation: String, type: @escaping @Sendable () -> ContextType) {
    self.name = name
    self.documentation = documentation
    self.type = type
  }
}

/// The type of a name in a template.
package indirect enum ContextType: Sendable {
  case text
  case html
  case flag
  case list(ContextType)
  case record(ShapeDescription)

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
  package var shape: ShapeDescription? {
    switch self {
    case .text, .html, .flag: nil
    case .list(let item): item.shape
    case .record(let shape): shape
    }
  }

  /// Equal for types that templates cannot tell apart.
  var key: String {
    switch self {
    case .text, .html, .flag: name
    case .list(let item): "[\(item.key)]"
    case .record(let shape): "\(ObjectIdentifier(shape))"
    }
  }
}

/// The names that a type of context gives to templates. Each is declared once, with its meaning and a closure that
/// reads it.
///
///     static let shape = ContextShape<Self>(
///       "topic",
///       [
///         .text("title", "The topic's title.") { $0.topic.head.title },
///         .list("groups", "The notes by month, newest first.") { $0.groups },
///       ])
///
/// A closure that returns another type does not compile. Each list `groups` also has the name `hasGroups`.
///
/// The closures are in memory that is never released; a shape is never released either. All cores make records from the
/// same shapes, and counting references to them would make the cores wait for one another.
@usableFromInline
package struct ContextShape<Context: Sendable>: @unchecked Sendable {  // why: the readings are only written in init
  /// The names with their types; templates are compiled for them.
  @usableFromInline package let names: Shape
  @usableFromInline let readings: UnsafeMutableBufferPointer<@Sendable (Context) -> Value>

  package init(_ name: String, _ fields: [Field<Context>]) {
    names = Shape(name, fields.map(\.name))
    readings = .allocate(capacity: fields.count)
    _ = readings.initialize(from: fields.map(\.read))
  }

  /// The values of a context's names, as templates read them. Inlinable, as is all that it calls: the compiler makes
  /// code of its own for each type of context, of which a page makes hundreds of records.
  @inlinable package func record(of context: Context) -> Record {
    Record(count: readings.count) { readings[$0](context) }
  }
}

/// A name of a context, and the closure that reads its value.
@usableFromInline package struct Field<Context: Sendable>: Sendable {
  let name: NamedField
  let read: @Sendable (Context) -> Value

  @usableFromInline init(
    _ name: String, _ documentation: String, _ type: @escaping @Sendable () -> ContextType,
    _ read: @escaping @Sendable (Context) -> Value
  ) {
    self.name = NamedField(name, documentation, type: type)
    self.read = read
  }

  /// Plain text, which is escaped; empty if it is nil.
  @inlinable package static func text(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Context) -> String?
  ) -> Field {
    Field(name, documentation, { .text }) { read($0).map(Value.text) ?? .none }
  }

  /// Rendered HTML, which is interpolated with three braces.
  @inlinable package static func html(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Context) -> [UInt8]
  ) -> Field {
    Field(name, documentation, { .html }) { .html(read($0)) }
  }

  /// True or false, for a section such as `{{#isWritten}}`; it cannot be interpolated.
  @inlinable package static func flag(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Context) -> Bool
  ) -> Field {
    Field(name, documentation, { .flag }) { .flag(read($0)) }
  }

  /// Several plain texts, each escaped.
  @inlinable package static func texts(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Context) -> [String]
  ) -> Field {
    Field(name, documentation, { .list(.text) }) { .list(read($0).map(Value.text)) }
  }

  /// Several pieces of rendered HTML, each interpolated with three braces.
  @inlinable package static func htmls(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Context) -> [[UInt8]]
  ) -> Field {
    Field(name, documentation, { .list(.html) }) { .list(read($0).map(Value.html)) }
  }

  /// Values by names that only the content knows. A name that it does not have is empty.
  @inlinable package static func open(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Context) -> Value
  ) -> Field {
    Field(name, documentation, { .open }, read)
  }

  /// Another context; empty if it is nil.
  @inlinable package static func record<Inner: RecordConvertible>(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Context) -> Inner?
  ) -> Field {
    Field(name, documentation, { .record(Inner.recordShape) }) { read($0).map { .record($0.record) } ?? .none }
  }

  /// Several contexts of one type.
  @inlinable package static func list<Inner: RecordConvertible>(
    _ name: String, _ documentation: String, _ read: @escaping @Sendable (Context) -> [Inner]
  ) -> Field {
    Field(name, documentation, { .list(.record(Inner.recordShape)) }) { .list(read($0).map { .record($0.record) }) }
  }
}

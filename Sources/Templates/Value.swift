/// What a name in a template stands for while a page is rendered.
package enum Value: Sendable {
  case none
  case flag(Bool)
  /// Plain text: escaped where it is interpolated.
  case text(String)
  /// Rendered HTML: interpolated with three braces.
  case html([UInt8])
  case list([Value])
  case record(Record)

  /// Whether a section over it is shown: neither false nor missing nor empty.
  var isTruthy: Bool {
    switch self {
    case .none: false
    case .flag(let flag): flag
    case .text(let text): !text.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .list(let items): !items.isEmpty
    case .record: true
    }
  }
}

/// The values of a context's names, in the order of its shape: what a binding's slots index.
///
/// They lie in memory of their own and are lent by address, so that reading one counts no reference: a page reads
/// hundreds, and every core the same ones.
package final class Record: @unchecked Sendable {  // why: the values are written in init and then only read
  let values: UnsafePointer<Value>
  private let count: Int

  @usableFromInline init(values: [Value]) {
    let copy = UnsafeMutableBufferPointer<Value>.allocate(capacity: max(1, values.count))
    _ = copy.initialize(from: values)
    self.values = UnsafePointer(copy.baseAddress!)  // why: a capacity of at least one has an address
    count = values.count
  }

  deinit {
    let owned = UnsafeMutablePointer(mutating: values)
    owned.deinitialize(count: count)
    owned.deallocate()
  }
}

/// A Swift type that a template can be given.
package protocol TemplateContext: Sendable {
  /// The names that templates may use.
  static var shape: Shape { get }
  /// Their values, in the shape's order.
  var values: [Value] { get }
}

extension TemplateContext {
  @inlinable package var record: Record {
    let values = values
    assert(Self.shape.fits(values), "\(Self.self): the values are not in the order of the shape")
    return Record(values: values)
  }
}

/// A context that many pages show, made ready once.
package final class Prepared<Context: TemplateContext>: Sendable {
  package let context: Context
  package let record: Record

  @inlinable package init(_ context: Context) {
    self.context = context
    record = context.record
  }
}

extension Value {
  @inlinable package static func of(_ text: String) -> Value { .text(text) }

  @inlinable package static func of(_ text: String?) -> Value { text.map(Value.text) ?? .none }

  @inlinable package static func of(_ texts: [String]) -> Value { .list(texts.map(Value.text)) }

  @inlinable package static func of<Context: TemplateContext>(_ context: Context?) -> Value {
    context.map { .record($0.record) } ?? .none
  }

  @inlinable package static func of<Context: TemplateContext>(_ contexts: [Context]) -> Value {
    .list(contexts.map { .record($0.record) })
  }

  @inlinable package static func of<Context: TemplateContext>(_ context: Prepared<Context>) -> Value {
    .record(context.record)
  }

  @inlinable package static func of<Context: TemplateContext>(_ contexts: [Prepared<Context>]) -> Value {
    .list(contexts.map { .record($0.record) })
  }
}

import Templates

/// These stand here and not beside the types they extend, so that the compiler makes code of its own for each context type:
/// a page makes hundreds of records.
extension TemplateContext {
  /// What a template is rendered with.
  var record: Record {
    let values = values
    assert(Self.shape.fits(values), "\(Self.self): the values are not in the order of the shape")
    return Record(values: values)
  }
}

/// A context that many pages show, made ready once.
final class Prepared<Context: TemplateContext>: Sendable {
  let context: Context
  let record: Record

  init(_ context: Context) {
    self.context = context
    record = context.record
  }
}

/// Values of what contexts hold, for their `values`.
extension Value {
  static func of(_ text: String) -> Value { .text(text) }

  static func of(_ text: String?) -> Value { text.map(Value.text) ?? .none }

  static func of(_ texts: [String]) -> Value { .list(texts.map(Value.text)) }

  static func of<Context: TemplateContext>(_ context: Context?) -> Value {
    context.map { .record($0.record) } ?? .none
  }

  static func of<Context: TemplateContext>(_ contexts: [Context]) -> Value {
    .list(contexts.map { .record($0.record) })
  }

  static func of<Context: TemplateContext>(_ context: Prepared<Context>) -> Value {
    .record(context.record)
  }

  static func of<Context: TemplateContext>(_ contexts: [Prepared<Context>]) -> Value {
    .list(contexts.map { .record($0.record) })
  }
}

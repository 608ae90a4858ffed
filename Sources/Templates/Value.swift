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

  /// Takes values in the order of the shape that templates were compiled for.
  package init(values: [Value]) {
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
